package cmirror.porter.rows;

import cmirror.porter.port.ExpressionRow;
import cmirror.porter.port.FilePorter;
import cmirror.porter.port.Refusal;
import cmirror.porter.types.C;
import cmirror.porter.types.J;
import cmirror.porter.types.V;
import java.lang.reflect.Field;
import org.eclipse.cdt.core.dom.ast.IASTExpression;
import org.eclipse.cdt.core.dom.ast.IASTLiteralExpression;
import org.eclipse.cdt.core.dom.ast.IASTMacroExpansionLocation;
import org.eclipse.cdt.core.dom.ast.IASTNodeLocation;
import org.eclipse.cdt.core.dom.ast.IType;

/** A macro that stands for a constant keeps its name: the mirror's, or a static final field. */
public final class Constants implements ExpressionRow {

    @Override
    public V port(IASTExpression e, FilePorter porter) {
        String name = name(e, porter);
        if (name == null) {
            return null;
        }
        IType type = e.getExpressionType();
        if (name.equals("__FILE__")) {
            return V.primary('"' + porter.file().path().toString().replace("\\", "\\\\") + '"', J.STRING, type);
        } else if (name.equals("__LINE__")) {
            return V.small(String.valueOf(porter.file().line(porter.file().from(e))), type);
        }
        if (name.equals("NULL")) {
            porter.uses("NULL");
            return V.primary("NULL", J.NULL, type);
        } else if (name.equals("true") || name.equals("false")) {
            return V.primary(name, J.BOOLEAN, type);
        }
        if (porter.isOwnConstant(name)) {
            V value = porter.constant(name);
            return new V(porter.ownConstant(name), value.j(), type, V.PRIMARY, value.small());
        }
        Field field = porter.mirrorsConstant(name);
        if (field != null) {
            porter.uses(name);
            boolean small = e instanceof IASTLiteralExpression literal && C.isInteger(type)
                    && literal.toString().matches("\\d{1,9}U?L*");
            return new V(name, porter.mirror().of(field.getType()), type, V.PRIMARY, small);
        }
        if (!porter.functions().all(name).isEmpty()) {
            porter.uses(name);
            return V.primary(name + "()", porter.mirror().of(porter.functions().all(name).get(0).getReturnType()), type);
        }
        if (porter.raw(e).equals(name)) {
            throw new Refusal(e, "the mirror has no " + name);
        }
        return null;
    }

    /** The macro that is all of the expression, or null. */
    private static String name(IASTExpression e, FilePorter porter) {
        IASTNodeLocation[] locations = e.getNodeLocations();
        if (locations.length != 1 || !(locations[0] instanceof IASTMacroExpansionLocation macro)) {
            return null;
        }
        String text = porter.raw(e).strip();
        return text.matches("[A-Za-z_]\\w*") ? text
                : macro.getExpansion().getMacroReference().toString();
    }
}
