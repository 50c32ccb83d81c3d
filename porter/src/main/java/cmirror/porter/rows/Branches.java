package cmirror.porter.rows;

import cmirror.porter.port.FilePorter;
import cmirror.porter.port.StatementRow;
import org.eclipse.cdt.core.dom.ast.IASTExpression;
import org.eclipse.cdt.core.dom.ast.IASTIfStatement;
import org.eclipse.cdt.core.dom.ast.IASTStatement;

/** {@code if}. */
public final class Branches implements StatementRow {

    @Override
    public String port(IASTStatement s, FilePorter porter) {
        return s instanceof IASTIfStatement ? porter.copy(s, child -> child instanceof IASTExpression e
                ? porter.condition(e) : porter.statement((IASTStatement) child)) : null;
    }
}
