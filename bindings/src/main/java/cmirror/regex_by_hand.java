package cmirror;

import cmirror.runtime.text.Regex;

/** The functions of {@code <regex.h>} that need to know whether an expression is compiled. */
abstract class regex_by_hand extends sys_types_h {

    /**
     * {@snippet lang=c :
     * int regcomp(regex_t *preg, const char *regex, int cflags);
     * }
     * Compiles a regular expression, for regexec; {@code cflags} is 0, or REG_EXTENDED, REG_ICASE,
     * REG_NOSUB, REG_NEWLINE or'ed. Returns 0, or an error code for regerror. Source: regcomp(3).
     */
    public static int regcomp(Object preg, Object regex, int cflags) {
        return Regex.compile(preg, regex, cflags);
    }

    /**
     * {@snippet lang=c :
     * int regexec(const regex_t *preg, const char *string, size_t nmatch, regmatch_t *pmatch,
     *             int eflags);
     * }
     * Looks for a regular expression in a string; returns 0 if it is there, else REG_NOMATCH.
     * {@code pmatch} receives where the whole match and its parts lie; offsets of -1 for parts
     * without one. What regcomp has not compiled is an IllegalArgumentException. Source:
     * regexec(3).
     */
    public static int regexec(Object preg, Object string, long nmatch, Object pmatch, int eflags) {
        return Regex.execute(preg, string, nmatch, pmatch, eflags);
    }

    /**
     * {@snippet lang=c :
     * void regfree(regex_t *preg);
     * }
     * Releases what regcomp put into a compiled expression, not the structure. Source: regfree(3).
     */
    public static void regfree(Object preg) {
        Regex.free(preg);
    }
}
