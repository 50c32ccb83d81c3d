package cmirror.porter.rows;

import cmirror.porter.port.ExpressionRow;
import cmirror.porter.port.FilePorter;
import cmirror.porter.types.C;
import cmirror.porter.types.V;
import org.eclipse.cdt.core.dom.ast.IASTArraySubscriptExpression;
import org.eclipse.cdt.core.dom.ast.IASTExpression;
import org.eclipse.cdt.core.dom.ast.IASTFieldReference;
import org.eclipse.cdt.core.dom.ast.IASTUnaryExpression;

/** {@code s.f}, {@code p->f}, {@code a[i]} and {@code *p}, where they are read. */
public final class Reads implements ExpressionRow {

    @Override
    public V port(IASTExpression e, FilePorter porter) {
        if (e instanceof IASTFieldReference || e instanceof IASTArraySubscriptExpression) {
            return Places.of(e, porter).read();
        } else if (e instanceof IASTUnaryExpression unary && unary.getOperator() == IASTUnaryExpression.op_star) {
            return C.isFunction(e.getExpressionType()) ? porter.value(unary.getOperand())
                    : Places.of(e, porter).read();
        }
        return null;
    }
}
