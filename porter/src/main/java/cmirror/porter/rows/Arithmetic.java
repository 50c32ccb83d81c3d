package cmirror.porter.rows;

import cmirror.porter.port.ExpressionRow;
import cmirror.porter.port.FilePorter;
import cmirror.porter.types.C;
import cmirror.porter.types.J;
import cmirror.porter.types.V;
import org.eclipse.cdt.core.dom.ast.IASTBinaryExpression;
import org.eclipse.cdt.core.dom.ast.IASTExpression;
import org.eclipse.cdt.core.dom.ast.IASTUnaryExpression;
import org.eclipse.cdt.core.dom.ast.IType;

/** Numbers: the same results as in C, where its unsigned ones differ from Java's. */
public final class Arithmetic implements ExpressionRow {

    @Override
    public V port(IASTExpression e, FilePorter porter) {
        if (e instanceof IASTUnaryExpression unary) {
            return unary(unary, porter);
        }
        if (!(e instanceof IASTBinaryExpression binary)) {
            return null;
        }
        String mark = mark(binary.getOperator());
        if (mark == null) {
            return null;
        }
        V left = porter.value(binary.getOperand1());
        V right = porter.value(binary.getOperand2());
        V plain = plain(mark, left, right, e.getExpressionType(), porter);
        if (plain == null) {
            return of(e, mark, left, right, e.getExpressionType(), porter);
        }
        int level = level(mark);
        V l = porter.convert().widened(porter.convert().number(left), plain.j(), e.getExpressionType());
        V r = shift(mark) ? porter.convert().number(right)
                : porter.convert().widened(porter.convert().number(right), plain.j(), e.getExpressionType());
        return new V(porter.between(binary, binary.getOperand1(), l.in(level), binary.getOperand2(), r.in(level + 1)),
                plain.j(), plain.c(), level, plain.small());
    }

    private static V unary(IASTUnaryExpression unary, FilePorter porter) {
        String mark = switch (unary.getOperator()) {
            case IASTUnaryExpression.op_minus -> "-";
            case IASTUnaryExpression.op_tilde -> "~";
            case IASTUnaryExpression.op_plus -> "";
            default -> null;
        };
        if (mark == null) {
            return null;
        }
        V operand = porter.convert().number(porter.value(unary.getOperand()));
        String text = operand.in(V.UNARY);
        return new V(mark.equals("-") && text.startsWith("-") ? "-(" + text + ")" : mark + text, operand.j(),
                unary.getExpressionType(), V.UNARY, false);
    }

    static boolean shift(String mark) {
        return mark.equals("<<") || mark.equals(">>");
    }

    /** The type of {@code left mark right} if Java computes it as C does; or null. */
    private static V plain(String mark, V left, V right, IType c, FilePorter porter) {
        J j = result(mark, left, right, c);
        boolean small = left.small() && (right.small() || mark.equals("%") || mark.equals("/") || shift(mark));
        boolean unsigned = C.isInteger(c) && C.isUnsigned(c) && C.bytes(c) >= 4;
        boolean matters = mark.equals("/") || mark.equals("%") || mark.equals(">>");
        return unsigned && matters && !small ? null
                : new V("", j, c, 0, left.small() && right.small() && (mark.equals("/") || mark.equals("%")
                        || mark.equals(">>") || mark.equals("&"))
                        || mark.equals("&") && (left.small() || right.small()));
    }

    private static J result(String mark, V left, V right, IType c) {
        if (C.isFloating(c)) {
            return C.isFloat(c) ? J.FLOAT : J.DOUBLE;
        }
        boolean isLong = left.j().is(J.Kind.LONG) || !shift(mark) && right.j().is(J.Kind.LONG);
        // what Java has as an int though C takes it for a long: sizes, which are small
        boolean sizes = left.small() && right.small() && !mark.equals("*") && !mark.equals("<<")
                || C.isUnsigned(c) && (left.small() || right.small()) && (mark.equals("+") || mark.equals("-"));
        return isLong || C.bytes(c) > 4 && !sizes && !shift(mark) || shift(mark) && C.bytes(c) > 4 && !left.small()
                ? J.LONG : J.INT;
    }

    /** The same with the operands' texts anew, not those of the C file. */
    static V of(IASTExpression e, String mark, V left, V right, IType c, FilePorter porter) {
        V plain = plain(mark, left, right, c, porter);
        J j = result(mark, left, right, c);
        int level = level(mark);
        V l = porter.convert().widened(porter.convert().number(left), j, c);
        V r = shift(mark) ? porter.convert().number(right)
                : porter.convert().widened(porter.convert().number(right), j, c);
        if (plain != null) {
            return new V(l.in(level) + " " + mark + " " + r.in(level + 1), j, c, level, plain.small());
        } else if (mark.equals(">>")) {
            return new V(l.in(level) + " >>> " + r.in(level + 1), j, c, level, false);
        }
        String method = (j.is(J.Kind.LONG) ? "Long" : "Integer") + (mark.equals("/") ? ".divideUnsigned("
                : ".remainderUnsigned(");
        return new V(method + l.text() + ", " + r.text() + ")", j, c, V.PRIMARY, false);
    }

    private static String mark(int operator) {
        return switch (operator) {
            case IASTBinaryExpression.op_multiply -> "*";
            case IASTBinaryExpression.op_divide -> "/";
            case IASTBinaryExpression.op_modulo -> "%";
            case IASTBinaryExpression.op_plus -> "+";
            case IASTBinaryExpression.op_minus -> "-";
            case IASTBinaryExpression.op_shiftLeft -> "<<";
            case IASTBinaryExpression.op_shiftRight -> ">>";
            case IASTBinaryExpression.op_binaryAnd -> "&";
            case IASTBinaryExpression.op_binaryXor -> "^";
            case IASTBinaryExpression.op_binaryOr -> "|";
            default -> null;
        };
    }

    static int level(String mark) {
        return switch (mark) {
            case "*", "/", "%" -> V.MULTIPLY;
            case "+", "-" -> V.ADD;
            case "<<", ">>" -> V.SHIFT;
            case "&" -> V.AND;
            case "^" -> V.XOR;
            default -> V.OR;
        };
    }
}
