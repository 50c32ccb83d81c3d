package cmirror;

import cmirror.runtime.callback.Expansion;

/** {@code <wordexp.h>}, whose struct holds a list of libc's. */
abstract class wordexp_by_hand extends stddef_h {

    /**
     * {@snippet lang=c :
     * int wordexp(const char *s, wordexp_t *p, int flags);
     * }
     * Expands a string into words as the shell does: {@code p.we_wordv(i)} for i below
     * {@code p.we_wordc()}. {@code flags} is 0, or WRDE_APPEND, WRDE_DOOFFS, WRDE_NOCMD, WRDE_REUSE,
     * WRDE_SHOWERR, WRDE_UNDEF or'ed. Returns 0, or WRDE_BADCHAR, WRDE_BADVAL, WRDE_CMDSUB,
     * WRDE_NOSPACE, WRDE_SYNTAX. Source: wordexp(3).
     */
    public static int wordexp(Object s, wordexp_t p, int flags) {
        return Expansion.wordexp(s, p, flags);
    }

    /**
     * {@snippet lang=c :
     * void wordfree(wordexp_t *p);
     * }
     * Releases the words that wordexp has stored; others are an IllegalArgumentException. Source:
     * wordexp(3).
     */
    public static void wordfree(wordexp_t p) {
        Expansion.wordfree(p);
    }
}
