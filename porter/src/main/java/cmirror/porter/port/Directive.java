package cmirror.porter.port;

import cmirror.porter.read.Region;
import cmirror.porter.types.V;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A line of the preprocessor's in Java: a constant, or a comment. */
final class Directive {

    private static final Pattern DEFINE = Pattern.compile(
            "(\\s*)#\\s*define\\s+(\\w+)\\s+((?:[^/\"']|/(?![/*])|\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*')*)(.*)",
            Pattern.DOTALL);

    private Directive() {
    }

    static String text(Region region, FilePorter porter) {
        String text = region.text();
        if (region.kind().equals("include")) {
            return porter.program().include(region, porter);
        } else if (region.kind().equals("define")) {
            Matcher define = DEFINE.matcher(text);
            if (define.matches() && porter.file().constants().containsKey(define.group(2))) {
                String constant = constant(define.group(2), porter);
                if (constant != null && porter.isInside(region)) {
                    porter.program().hoist(porter, constant);
                } else if (constant != null) {
                    String value = define.group(3);
                    String gap = value.substring(value.stripTrailing().length());
                    return define.group(1) + constant + gap + define.group(4);
                }
            }
        }
        return Gaps.commented(text);
    }

    /** {@code static final int N = 80;} */
    static String constant(String name, FilePorter porter) {
        try {
            V value = porter.constant(name);
            String text = value.text();
            if (text.startsWith("(") && text.endsWith(")") && text.matches("\\([\\w.]+\\)")) {
                text = text.substring(1, text.length() - 1);
            }
            return "static final " + value.j().text() + " " + porter.ownConstant(name) + " = " + text + ";";
        } catch (Refusal refusal) {
            return null;
        }
    }
}
