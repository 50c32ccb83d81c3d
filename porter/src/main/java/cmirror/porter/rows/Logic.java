package cmirror.porter.rows;

import cmirror.porter.port.ExpressionRow;
import cmirror.porter.port.FilePorter;
import cmirror.porter.types.J;
import cmirror.porter.types.V;
import org.eclipse.cdt.core.dom.ast.IASTBinaryExpression;
import org.eclipse.cdt.core.dom.ast.IASTExpression;
import org.eclipse.cdt.core.dom.ast.IASTUnaryExpression;

/** {@code !}, {@code &&} and {@code ||}: of conditions, which numbers and pointers are not in Java. */
public final class Logic implements ExpressionRow {

    @Override
    public V port(IASTExpression e, FilePorter porter) {
        if (e instanceof IASTUnaryExpression unary && unary.getOperator() == IASTUnaryExpression.op_not) {
            return not(porter.value(unary.getOperand()), e, porter);
        }
        if (!(e instanceof IASTBinaryExpression binary)) {
            return null;
        }
        int level = switch (binary.getOperator()) {
            case IASTBinaryExpression.op_logicalAnd -> V.LOGICAL_AND;
            case IASTBinaryExpression.op_logicalOr -> V.LOGICAL_OR;
            default -> 0;
        };
        if (level == 0) {
            return null;
        }
        String left = porter.convert().truth(porter.value(binary.getOperand1())).in(level);
        String right = porter.convert().truth(porter.value(binary.getOperand2())).in(level + 1);
        return new V(porter.between(binary, binary.getOperand1(), left, binary.getOperand2(), right), J.BOOLEAN,
                e.getExpressionType(), level, false);
    }

    /** {@code !x}. */
    private static V not(V operand, IASTExpression e, FilePorter porter) {
        if (operand.j().is(J.Kind.BOOLEAN)) {
            return new V("!" + operand.in(V.UNARY), J.BOOLEAN, e.getExpressionType(), V.UNARY, false);
        }
        boolean number = operand.j().isNumber();
        operand = porter.convert().pointer(operand);
        String text = operand.in(V.EQUAL);
        if (text.startsWith("(") && operand.binds() == V.PRIMARY && !text.contains("=")) {
            text = operand.text();
        }
        return new V(text + (number ? " == 0" : " == NULL"), J.BOOLEAN, e.getExpressionType(), V.EQUAL, false);
    }
}
