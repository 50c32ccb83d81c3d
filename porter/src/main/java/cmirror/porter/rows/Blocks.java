package cmirror.porter.rows;

import cmirror.porter.port.FilePorter;
import cmirror.porter.port.StatementRow;
import java.util.List;
import org.eclipse.cdt.core.dom.ast.IASTCompoundStatement;
import org.eclipse.cdt.core.dom.ast.IASTNullStatement;
import org.eclipse.cdt.core.dom.ast.IASTStatement;

/** Blocks, and the empty statement. */
public final class Blocks implements StatementRow {

    @Override
    public String port(IASTStatement s, FilePorter porter) {
        if (s instanceof IASTNullStatement) {
            return porter.raw(s);
        }
        if (!(s instanceof IASTCompoundStatement block)) {
            return null;
        }
        Gotos gotos = Gotos.of(block, porter);
        List<IASTStatement> statements = List.of(block.getStatements());
        return porter.copy(s, child -> {
            int i = statements.indexOf(child);
            return gotos.before(i) + porter.statement((IASTStatement) child) + gotos.after(i);
        });
    }
}
