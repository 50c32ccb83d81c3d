package cmirror.porter.rows;

import cmirror.porter.port.ExpressionRow;
import cmirror.porter.port.FilePorter;
import cmirror.porter.types.C;
import cmirror.porter.types.J;
import cmirror.porter.types.V;
import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.cdt.core.dom.ast.IASTExpression;
import org.eclipse.cdt.core.dom.ast.IASTLiteralExpression;

/** Numbers, characters and strings: written as in C where Java reads them so. */
public final class Literals implements ExpressionRow {

    private static final Pattern ESCAPE = Pattern.compile(
            "\\\\(x[0-9a-fA-F]{1,2}|[0-7]{1,3}|\\n|.)", Pattern.DOTALL);
    private static final Pattern PIECE = Pattern.compile("(?:u8|L)?\"((?:[^\"\\\\]|\\\\.)*)\"|([A-Za-z_]\\w*)",
            Pattern.DOTALL);

    private static final Pattern DIRECTIVE = Pattern.compile("\\n[ \\t]*#");

    @Override
    public V port(IASTExpression e, FilePorter porter) {
        if (!(e instanceof IASTLiteralExpression literal)) {
            return null;
        }
        return switch (literal.getKind()) {
            case IASTLiteralExpression.lk_integer_constant -> integer(literal);
            case IASTLiteralExpression.lk_float_constant -> {
                String text = literal.toString();
                boolean isFloat = text.matches(".*[fF]") && !text.startsWith("0x");
                yield V.primary(text.replaceFirst("[lL]$", ""), isFloat ? J.FLOAT : J.DOUBLE,
                        e.getExpressionType());
            }
            case IASTLiteralExpression.lk_char_constant -> new V(escaped(literal.toString().replaceFirst("^[LuU]", "")),
                    J.INT, e.getExpressionType(), V.PRIMARY, !literal.toString().startsWith("'\\x"));
            case IASTLiteralExpression.lk_string_literal -> string(literal, porter);
            default -> null;
        };
    }

    private static V integer(IASTLiteralExpression literal) {
        String text = literal.toString();
        String digits = text.replaceFirst("[uUlL]+$", "");
        boolean isLong = C.bytes(literal.getExpressionType()) > 4;
        boolean hex = digits.matches("0[xX].*");
        boolean binary = digits.matches("0[bB].*");
        BigInteger value = hex ? new BigInteger(digits.substring(2), 16)
                : binary ? new BigInteger(digits.substring(2), 2)
                : digits.length() > 1 && digits.startsWith("0") ? new BigInteger(digits, 8)
                : new BigInteger(digits);
        boolean small = value.bitLength() <= 31;
        if (!isLong && value.bitLength() > 32) {
            isLong = true;
        }
        String java = digits;
        if (!hex && !binary && (isLong ? value.bitLength() > 63 : !small)) {
            java = "0x" + value.toString(16);
        }
        return new V(isLong && !(small && !text.matches(".*[lL].*")) ? java + "L" : java,
                isLong ? J.LONG : J.INT, literal.getExpressionType(), V.PRIMARY, small);
    }

    /** Literals side by side are one; names among them are macros such as PRId64. */
    private static V string(IASTLiteralExpression literal, FilePorter porter) {
        String text = porter.raw(literal);
        if (!text.contains("\"") || DIRECTIVE.matcher(text).find()) {
            text = literal.toString(); // as the preprocessor has left it
        }
        StringBuilder java = new StringBuilder();
        Matcher piece = PIECE.matcher(text);
        int pieces = 0;
        int end = 0;
        while (piece.find()) {
            String between = text.substring(end, piece.start());
            java.append(pieces++ == 0 ? "" : between.contains("\n") ? between.stripTrailing().isEmpty()
                    ? between.replaceFirst("\\s*\\n", " +\n") : between + "+ " : " + ");
            if (piece.group(2) != null) {
                porter.uses(piece.group(2));
                java.append(piece.group(2));
            } else {
                java.append(escaped('"' + piece.group(1) + '"'));
            }
            end = piece.end();
        }
        return new V(java.toString(), J.STRING, literal.getExpressionType(), pieces > 1 ? V.ADD : V.PRIMARY, false);
    }

    /** What Java writes otherwise: {@code \x41}, {@code \a}, {@code \?}. */
    static String escaped(String text) {
        Matcher escape = ESCAPE.matcher(text);
        StringBuilder java = new StringBuilder();
        while (escape.find()) {
            String c = escape.group(1);
            String replacement = switch (c.charAt(0)) {
                case 'x' -> octal(Integer.parseInt(c.substring(1), 16), text, escape.end());
                case '0', '1', '2', '3', '4', '5', '6', '7' -> octal(Integer.parseInt(c, 8), text, escape.end());
                case 'a' -> "\\007";
                case 'v' -> "\\013";
                case 'e', 'E' -> "\\033";
                case '?' -> "?";
                case '\n' -> "";
                default -> "\\" + c;
            };
            escape.appendReplacement(java, Matcher.quoteReplacement(replacement));
        }
        return escape.appendTail(java).toString();
    }

    private static String octal(int value, String text, int next) {
        boolean digit = next < text.length() && Character.isDigit(text.charAt(next));
        return value == 0 && !digit ? "\\0" : String.format("\\%03o", value & 0xff);
    }
}
