package cmirror.porter.rows;

import cmirror.porter.port.Declarations;
import cmirror.porter.port.FilePorter;
import cmirror.porter.port.Refusal;
import cmirror.porter.port.StatementRow;
import org.eclipse.cdt.core.dom.ast.IASTDeclarationStatement;
import org.eclipse.cdt.core.dom.ast.IASTFunctionDefinition;
import org.eclipse.cdt.core.dom.ast.IASTSimpleDeclaration;
import org.eclipse.cdt.core.dom.ast.IASTStatement;

/** Declarations within a function. */
public final class LocalDeclarations implements StatementRow {

    @Override
    public String port(IASTStatement s, FilePorter porter) {
        if (!(s instanceof IASTDeclarationStatement statement)) {
            return null;
        }
        if (statement.getDeclaration() instanceof IASTFunctionDefinition) {
            throw new Refusal(s, "a function within a function");
        }
        return statement.getDeclaration() instanceof IASTSimpleDeclaration declaration ? text(declaration, porter)
                : porter.raw(s);
    }

    static String text(IASTSimpleDeclaration declaration, FilePorter porter) {
        return new Declarations(porter, declaration, false).text();
    }
}
