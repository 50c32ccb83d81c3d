package cmirror.porter.rows;

import cmirror.porter.port.FilePorter;
import cmirror.porter.port.Refusal;
import cmirror.porter.port.StatementRow;
import org.eclipse.cdt.core.dom.ast.IASTBreakStatement;
import org.eclipse.cdt.core.dom.ast.IASTContinueStatement;
import org.eclipse.cdt.core.dom.ast.IASTGotoStatement;
import org.eclipse.cdt.core.dom.ast.IASTLabelStatement;
import org.eclipse.cdt.core.dom.ast.IASTStatement;

/** {@code break} and {@code continue} as they are; {@code goto} is told. */
public final class Jumps implements StatementRow {

    @Override
    public String port(IASTStatement s, FilePorter porter) {
        if (s instanceof IASTBreakStatement || s instanceof IASTContinueStatement) {
            return porter.raw(s);
        } else if (s instanceof IASTGotoStatement jump) {
            String java = porter.jumps().get(jump);
            if (java == null) {
                throw new Refusal(s, "goto " + jump.getName() + ": Java has none");
            }
            return java;
        } else if (s instanceof IASTLabelStatement label) {
            String gap = porter.gap(porter.file().from(s), porter.file().from(label.getNestedStatement()));
            String java = porter.jumps().get(label);
            return (java == null ? gap : java + gap.substring(gap.indexOf(':') + 1))
                    + porter.statement(label.getNestedStatement());
        }
        return null;
    }
}
