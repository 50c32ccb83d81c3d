package cmirror.tools.names;

import java.util.regex.Pattern;

/** Names with * for any letters and ? for any letter. */
public final class Glob {

    private Glob() {
    }

    /** Whether a name is one of these. */
    public static boolean isOne(String name) {
        return name.indexOf('*') >= 0 || name.indexOf('?') >= 0;
    }

    /** What fits it, whole. */
    public static Pattern pattern(String glob) {
        StringBuilder pattern = new StringBuilder();
        for (char c : glob.toCharArray()) {
            pattern.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
        }
        return Pattern.compile(pattern.toString());
    }
}
