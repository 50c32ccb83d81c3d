package cmirror.porter.rows;

import cmirror.porter.port.ExpressionRow;
import cmirror.porter.port.FilePorter;
import cmirror.porter.port.Refusal;
import cmirror.porter.types.V;
import org.eclipse.cdt.core.dom.ast.IASTExpression;
import org.eclipse.cdt.core.dom.ast.IASTExpressionList;

/** A comma between expressions, where its value is used: Java has none. */
public final class Lists implements ExpressionRow {

    @Override
    public V port(IASTExpression e, FilePorter porter) {
        if (e instanceof IASTExpressionList) {
            throw new Refusal(e, "a comma operator within an expression");
        }
        return null;
    }
}
