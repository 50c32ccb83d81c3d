package cmirror.porter.rows;

import cmirror.porter.port.FilePorter;
import cmirror.porter.port.StatementRow;
import cmirror.porter.types.J;
import cmirror.porter.types.V;
import org.eclipse.cdt.core.dom.ast.IASTCaseStatement;
import org.eclipse.cdt.core.dom.ast.IASTDefaultStatement;
import org.eclipse.cdt.core.dom.ast.IASTExpression;
import org.eclipse.cdt.core.dom.ast.IASTLiteralExpression;
import org.eclipse.cdt.core.dom.ast.IASTStatement;
import org.eclipse.cdt.core.dom.ast.IASTSwitchStatement;

/** {@code switch}: a label whose value differs between platforms is written as the number it is here. */
public final class Switches implements StatementRow {

    @Override
    public String port(IASTStatement s, FilePorter porter) {
        if (s instanceof IASTDefaultStatement) {
            return porter.raw(s);
        } else if (s instanceof IASTCaseStatement label) {
            return porter.copy(s, child -> label(label.getExpression(), porter));
        }
        return s instanceof IASTSwitchStatement ? porter.copy(s, child -> child instanceof IASTExpression e
                ? controller(e, porter) : porter.statement((IASTStatement) child)) : null;
    }

    private static String controller(IASTExpression e, FilePorter porter) {
        V value = porter.convert().number(porter.value(e));
        return value.j().is(J.Kind.LONG) ? "(int) " + value.in(V.CAST) : value.text();
    }

    private static String label(IASTExpression e, FilePorter porter) {
        V value = porter.value(e);
        String name = value.text();
        if (name.matches("[A-Za-z_]\\w*") && !porter.isOwnConstant(name) && !porter.isFixed(name)
                && e instanceof IASTLiteralExpression literal) {
            return literal.toString().replaceFirst("[uUlL]+$", "") + " /* " + name + " */";
        }
        return value.j().is(J.Kind.LONG) ? "(int) " + value.in(V.CAST) : name;
    }
}
