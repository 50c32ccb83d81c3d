package cmirror.pages;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Java of a line of C in an example: no casts of pointers, no &amp;, methods for members. */
final class JavaText {

    private static final Pattern TEXT = Pattern.compile("\"(?:\\\\.|[^\"\\\\])*\"|'(?:\\\\.|[^'\\\\])'");

    /** What C has as variables, and the mirror as methods. */
    private static final String VARIABLES = "(errno|h_errno|optind|optarg|optopt|opterr|environ|tzname|timezone"
            + "|daylight|in6addr_any|in6addr_loopback|IN6ADDR_ANY_INIT|IN6ADDR_LOOPBACK_INIT|PTHREAD_MUTEX_INITIALIZER|PTHREAD_COND_INITIALIZER|MB_CUR_MAX"
            + "|program_invocation_name|program_invocation_short_name|SIGRTMIN|SIGRTMAX|SIGSTKSZ|MINSIGSTKSZ)";

    private JavaText() {
    }

    static String of(String c) {
        StringBuilder java = new StringBuilder();
        Matcher text = TEXT.matcher(c);
        int from = 0;
        while (text.find()) {
            java.append(code(c.substring(from, text.start()))).append(text.group());
            from = text.end();
        }
        return java.append(code(c.substring(from))).toString();
    }

    private static String code(String c) {
        return c.replaceAll("== \\(void \\*\\) -1", ".address() == -1")
                .replaceAll("\\((const )?(struct \\w+|char|void) \\*+\\) ?", "")
                .replaceAll("sizeof\\((?:struct )?(int|long|char|short)\\)", "sizeof($1.class)")
                .replaceAll("sizeof\\(struct (\\w+)\\)", "sizeof($1.class)")
                .replaceAll("(?<![&\\w])&(?=\\w)", "")
                .replaceAll("(\\w+)(?:\\.|->)([a-z]\\w*) = ([^;]+);", "$1.$2($3);")
                .replaceAll("\\b([a-zA-Z_]\\w*)(?:->|\\.)((?!class\\b)[a-z_]\\w*)(?!\\w|\\()", "$1.$2()")
                .replaceAll("\\b" + VARIABLES + " = ([^;=]+);", "$1($2);")
                .replaceAll("\\btzname\\[(\\d)]", "tzname($1)")
                .replaceAll("\\b" + VARIABLES + "\\b(?!\\()", "$1()")
                .replaceAll("^(struct \\w+ \\**|char \\*\\*)(?=\\w+ = )", "var ")
                .replaceAll("^struct (\\w+)$", "$1.class").replaceAll("^([<>!=]=?)$", "\"$1\"")
                .replaceAll("^(ssize_t|pid_t) ", "int ").replaceAll("^(FILE) \\*", "$1 ")
                .replaceAll("\\bwait\\(", "wait_(");
    }
}
