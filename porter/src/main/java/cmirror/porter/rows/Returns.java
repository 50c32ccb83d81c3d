package cmirror.porter.rows;

import cmirror.porter.port.FilePorter;
import cmirror.porter.port.FunctionPorter;
import cmirror.porter.port.StatementRow;
import cmirror.porter.slots.Slot;
import cmirror.porter.types.C;
import cmirror.porter.types.J;
import cmirror.porter.types.V;
import org.eclipse.cdt.core.dom.ast.IASTExpression;
import org.eclipse.cdt.core.dom.ast.IASTFunctionDefinition;
import org.eclipse.cdt.core.dom.ast.IASTReturnStatement;
import org.eclipse.cdt.core.dom.ast.IASTStatement;

/** {@code return}: the value as the method's type has it. */
public final class Returns implements StatementRow {

    @Override
    public String port(IASTStatement s, FilePorter porter) {
        if (!(s instanceof IASTReturnStatement result)) {
            return null;
        }
        IASTFunctionDefinition function = FunctionPorter.around(s);
        Slot slot = FunctionPorter.slot(function, porter);
        J j = FunctionPorter.result(function, slot, porter);
        IASTExpression value = result.getReturnValue();
        if (value == null) {
            return j.is(J.Kind.VOID) ? porter.raw(s) : "return " + FunctionPorter.nothing(j) + ";";
        }
        if (j.is(J.Kind.VOID)) {
            return String.join("; ", Effects.texts(value, porter)) + "; return;";
        }
        V v = porter.convert().assigned(porter.value(value), j, slot.c, value, false);
        if (C.isVoid(slot.c)) {
            v = porter.value(value);
        }
        boolean glued = porter.file().from(value) == porter.file().from(s) + "return".length()
                && Character.isJavaIdentifierPart(v.text().charAt(0)); // return(ptr);
        return porter.replace(s, new IASTExpression[] {value}, (glued ? " " : "") + v.text());
    }
}
