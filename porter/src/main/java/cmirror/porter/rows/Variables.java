package cmirror.porter.rows;

import cmirror.porter.port.ExpressionRow;
import cmirror.porter.port.FilePorter;
import cmirror.porter.port.Refusal;
import cmirror.porter.slots.Slot;
import cmirror.porter.types.J;
import cmirror.porter.types.Mirror;
import cmirror.porter.types.V;
import java.lang.reflect.Method;
import java.util.List;
import org.eclipse.cdt.core.dom.ast.IASTExpression;
import org.eclipse.cdt.core.dom.ast.IASTIdExpression;
import org.eclipse.cdt.core.dom.ast.IBinding;
import org.eclipse.cdt.core.dom.ast.IEnumerator;
import org.eclipse.cdt.core.dom.ast.IFunction;
import org.eclipse.cdt.core.dom.ast.IVariable;

/** Names: of variables, functions, enum constants. */
public final class Variables implements ExpressionRow {

    @Override
    public V port(IASTExpression e, FilePorter porter) {
        if (!(e instanceof IASTIdExpression id)) {
            return null;
        }
        String name = id.getName().toString();
        IBinding binding = id.getName().resolveBinding();
        if (name.equals("__func__") || name.equals("__FUNCTION__")) {
            return V.primary('"' + porter.functionName() + '"', J.STRING, e.getExpressionType());
        }
        if (binding instanceof IEnumerator) {
            return new V(porter.java(name), J.INT, e.getExpressionType(), V.PRIMARY, false);
        }
        if (binding instanceof IFunction function) {
            return function(e, function, porter);
        }
        if (binding instanceof IVariable variable && porter.functions().isOwn(variable)) {
            return porter.read(porter.slots().of(variable), e);
        }
        return system(e, name, porter);
    }

    /** A function that is not called here is a method reference. */
    private static V function(IASTExpression e, IFunction function, FilePorter porter) {
        String type = porter.functions().interfaceOf(function.getType());
        if (porter.functions().isOwn(function)) {
            Slot slot = porter.slots().of(function);
            return V.primary((slot.owner == null ? porter.className() : slot.owner) + "::" + slot.javaName,
                    new J(J.Kind.FUNCTION, type), e.getExpressionType());
        }
        String header = porter.functions().headerOf(function.getName());
        if (header == null || porter.functions().all(function.getName()).isEmpty()) {
            throw new Refusal(e, "the mirror has no " + function.getName());
        }
        return V.primary(Mirror.className(header) + "::"
                + porter.functions().all(function.getName()).get(0).getName(),
                new J(J.Kind.FUNCTION, type), e.getExpressionType());
    }

    /** A variable of the mirror's: a constant such as stdout, or a method such as errno. */
    private static V system(IASTExpression e, String name, FilePorter porter) {
        porter.uses(name);
        if (porter.mirrorsConstant(name) != null) {
            return V.primary(name, porter.mirror().of(porter.mirrorsConstant(name).getType()),
                    e.getExpressionType());
        }
        List<Method> methods = porter.functions().all(name);
        for (Method method : methods) {
            if (method.getParameterCount() == 0) {
                return V.primary(name + "()", porter.mirror().of(method.getReturnType()), e.getExpressionType());
            }
        }
        throw new Refusal(e, "the mirror has no " + name);
    }
}
