package cmirror.porter.rows;

import cmirror.porter.port.ExpressionRow;
import cmirror.porter.port.FilePorter;
import cmirror.porter.types.C;
import cmirror.porter.types.Expressions;
import cmirror.porter.types.J;
import cmirror.porter.types.V;
import org.eclipse.cdt.core.dom.ast.IASTBinaryExpression;
import org.eclipse.cdt.core.dom.ast.IASTExpression;
import org.eclipse.cdt.core.dom.ast.IType;

/** {@code <} and {@code ==}: of numbers with their sign in mind, of pointers by their place. */
public final class Comparisons implements ExpressionRow {

    @Override
    public V port(IASTExpression e, FilePorter porter) {
        if (!(e instanceof IASTBinaryExpression binary)) {
            return null;
        }
        String mark = switch (binary.getOperator()) {
            case IASTBinaryExpression.op_lessThan -> "<";
            case IASTBinaryExpression.op_lessEqual -> "<=";
            case IASTBinaryExpression.op_greaterThan -> ">";
            case IASTBinaryExpression.op_greaterEqual -> ">=";
            case IASTBinaryExpression.op_equals -> "==";
            case IASTBinaryExpression.op_notequals -> "!=";
            default -> null;
        };
        if (mark == null) {
            return null;
        }
        IASTExpression l = binary.getOperand1();
        IASTExpression r = binary.getOperand2();
        V left = porter.value(l);
        V right = porter.value(r);
        boolean equality = mark.equals("==") || mark.equals("!=");
        if (isReference(left) || isReference(right)) {
            return references(binary, mark, left, right, porter);
        }
        int level = equality ? V.EQUAL : V.LESS;
        if (left.j().is(J.Kind.BOOLEAN) && right.j().is(J.Kind.BOOLEAN) && equality) {
            return between(binary, left.in(level), right.in(level + 1), level, porter);
        }
        left = porter.convert().number(left);
        right = porter.convert().number(right);
        if (!C.isInteger(left.c()) || !C.isInteger(right.c())) {
            return between(binary, left.in(level), right.in(level + 1), level, porter);
        }
        boolean unsigned = isUnsigned(left.c(), right.c());
        boolean wide = C.bytes(left.c()) > 4 || C.bytes(right.c()) > 4;
        if (equality || left.small() && right.small() || !unsigned) {
            if (wide && (left.j().is(J.Kind.LONG) || right.j().is(J.Kind.LONG))) {
                left = porter.convert().widened(left, J.LONG, left.c());
                right = porter.convert().widened(right, J.LONG, right.c());
            }
            return between(binary, left.in(level), right.in(level + 1), level, porter);
        }
        if (left.j().is(J.Kind.LONG) || right.j().is(J.Kind.LONG) || wide) {
            return new V("Long.compareUnsigned(" + porter.convert().widened(left, J.LONG, left.c()).text() + ", "
                    + porter.convert().widened(right, J.LONG, right.c()).text() + ") " + mark + " 0",
                    J.BOOLEAN, binary.getExpressionType(), level, false);
        }
        return between(binary, widest(left, porter), widest(right, porter), level, porter);
    }

    private static String widest(V v, FilePorter porter) {
        return v.small() ? v.in(V.SHIFT) : "unsigned(" + v.text() + ")";
    }

    private static boolean isUnsigned(IType left, IType right) {
        int bytes = Math.max(4, Math.max(C.bytes(left), C.bytes(right)));
        return C.bytes(left) == bytes && C.isUnsigned(left) || C.bytes(right) == bytes && C.isUnsigned(right);
    }

    private static V between(IASTBinaryExpression e, String left, String right, int level, FilePorter porter) {
        return new V(porter.between(e, e.getOperand1(), left, e.getOperand2(), right), J.BOOLEAN,
                e.getExpressionType(), level, false);
    }

    private static boolean isReference(V v) {
        return !v.j().isNumber() && !v.j().is(J.Kind.BOOLEAN, J.Kind.SCALAR);
    }

    private static V references(IASTBinaryExpression e, String mark, V left, V right, FilePorter porter) {
        boolean isNull = Expressions.isNull(e.getOperand1()) || Expressions.isNull(e.getOperand2());
        boolean equality = mark.equals("==") || mark.equals("!=");
        if (equality && isNull) {
            if (left.j().is(J.Kind.INT)) {
                left = porter.nullValue(e.getOperand1());
            }
            if (right.j().is(J.Kind.INT)) {
                right = porter.nullValue(e.getOperand2());
            }
            return between(e, porter.convert().pointer(left).in(V.EQUAL), porter.convert().pointer(right).in(V.LESS),
                    V.EQUAL, porter);
        }
        if (left.j().is(J.Kind.FUNCTION) && right.j().is(J.Kind.MEMORY)) {
            right = porter.convert().into(right, left.j(), left.c(), e); // Signal(...) == SIG_ERR
        } else if (right.j().is(J.Kind.FUNCTION) && left.j().is(J.Kind.MEMORY)) {
            left = porter.convert().into(left, right.j(), right.c(), e);
        }
        boolean constant = left.text().matches("[A-Z][A-Z0-9_]+") || right.text().matches("[A-Z][A-Z0-9_]+");
        if (equality && (constant && !left.j().isNumber() && !right.j().isNumber()
                || left.j().is(J.Kind.OPAQUE, J.Kind.FUNCTION))) {
            return between(e, left.in(V.EQUAL), right.in(V.LESS), V.EQUAL, porter);
        }
        if (equality) {
            if (left.j().isNumber() || right.j().isNumber()) {
                return between(e, left.j().isNumber() ? left.in(V.EQUAL) : porter.convert().address(left),
                        right.j().isNumber() ? right.in(V.LESS) : porter.convert().address(right), V.EQUAL, porter);
            }
            return new V((mark.equals("!=") ? "!" : "") + "same(" + left.text() + ", " + right.text() + ")", J.BOOLEAN,
                    e.getExpressionType(), mark.equals("!=") ? V.UNARY : V.PRIMARY, false);
        }
        return between(e, porter.convert().address(left), porter.convert().address(right), V.LESS, porter);
    }
}
