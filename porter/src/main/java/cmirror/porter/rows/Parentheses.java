package cmirror.porter.rows;

import cmirror.porter.port.ExpressionRow;
import cmirror.porter.port.FilePorter;
import cmirror.porter.types.J;
import cmirror.porter.types.V;
import org.eclipse.cdt.core.dom.ast.IASTExpression;
import org.eclipse.cdt.core.dom.ast.IASTUnaryExpression;

/** Parentheses stay, but for those around what is one word in Java. */
public final class Parentheses implements ExpressionRow {

    @Override
    public V port(IASTExpression e, FilePorter porter) {
        if (!(e instanceof IASTUnaryExpression unary)
                || unary.getOperator() != IASTUnaryExpression.op_bracketedPrimary) {
            return null;
        }
        V inner = porter.value(unary.getOperand());
        boolean drop = inner.binds() == V.PRIMARY && !inner.j().is(J.Kind.INT, J.Kind.LONG, J.Kind.BOOLEAN,
                J.Kind.DOUBLE, J.Kind.FLOAT);
        return drop ? inner : new V("(" + porter.between(e, unary.getOperand(), inner.text()) + ")",
                inner.j(), inner.c(), V.PRIMARY, inner.small());
    }
}
