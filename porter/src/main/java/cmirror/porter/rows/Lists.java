package cmirror.porter.rows;

import cmirror.porter.port.ExpressionRow;
import cmirror.porter.port.FilePorter;
import cmirror.porter.types.V;
import org.eclipse.cdt.core.dom.ast.IASTExpression;
import org.eclipse.cdt.core.dom.ast.IASTExpressionList;

/** A comma between expressions, where its value is used: what stands before it is done before the statement. */
public final class Lists implements ExpressionRow {

    @Override
    public V port(IASTExpression e, FilePorter porter) {
        if (!(e instanceof IASTExpressionList list)) {
            return null;
        }
        CompoundLiterals.onceOnly(e, "a comma operator within an expression");
        IASTExpression[] parts = list.getExpressions();
        for (int i = 0; i < parts.length - 1; i++) {
            Effects.texts(parts[i], porter).forEach(text -> porter.before(text.endsWith("}") ? text : text + ";"));
        }
        return porter.value(parts[parts.length - 1]);
    }
}
