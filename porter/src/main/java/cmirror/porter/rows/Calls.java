package cmirror.porter.rows;

import cmirror.porter.port.ExpressionRow;
import cmirror.porter.port.FilePorter;
import cmirror.porter.port.FunctionPorter;
import cmirror.porter.port.Refusal;
import cmirror.porter.slots.Slot;
import cmirror.porter.types.C;
import cmirror.porter.types.J;
import cmirror.porter.types.V;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.cdt.core.dom.ast.IASTExpression;
import org.eclipse.cdt.core.dom.ast.IASTFunctionCallExpression;
import org.eclipse.cdt.core.dom.ast.IASTInitializerClause;
import org.eclipse.cdt.core.dom.ast.IFunction;
import org.eclipse.cdt.core.dom.ast.IFunctionType;
import org.eclipse.cdt.core.dom.ast.IType;

/** Calls: of the mirror's functions, of the program's own, and through pointers. */
public final class Calls implements ExpressionRow {

    /** Mirror functions whose int is never negative where C has a size_t. */
    private static final Set<String> SMALL = Set.of("strlen", "strnlen", "strspn", "strcspn", "ntohs", "htons");

    @Override
    public V port(IASTExpression e, FilePorter porter) {
        if (!(e instanceof IASTFunctionCallExpression call)) {
            return null;
        }
        IFunction function = porter.functions().called(call);
        if (function == null) {
            return pointer(call, porter);
        } else if (porter.functions().isOwn(function)) {
            return own(call, function, porter);
        }
        V special = SpecialCalls.port(call, function.getName(), porter);
        return special != null ? special : mirror(call, function, porter);
    }

    private static V mirror(IASTFunctionCallExpression call, IFunction function, FilePorter porter) {
        String name = function.getName();
        IASTInitializerClause[] arguments = call.getArguments();
        Method method = porter.functions().mirrors(name, arguments.length);
        if (method == null) {
            throw new Refusal(call, porter.functions().all(name).isEmpty() ? "the mirror has no " + name
                    : name + " has other parameters in the mirror");
        }
        porter.uses(name);
        List<String> texts = new ArrayList<>();
        IFunctionType type = function.getType();
        for (int i = 0; i < arguments.length; i++) {
            V value = porter.value((IASTExpression) arguments[i]);
            Class<?> wanted = porter.functions().parameter(name, arguments.length, i);
            boolean variadic = method.isVarArgs() && i >= method.getParameterCount() - 1;
            IType c = i < type.getParameterTypes().length ? type.getParameterTypes()[i] : null;
            texts.add(variadic ? porter.convert().variadic(value)
                    : porter.convert().argument(value, wanted, c, arguments[i]));
        }
        boolean ambiguous = texts.size() == method.getParameterCount() && method.isVarArgs()
                && texts.get(texts.size() - 1).equals("NULL");
        if (ambiguous) {
            texts.set(texts.size() - 1, "(Object) NULL");
        }
        return new V(method.getName() + porter.list(call, texts), porter.mirror().of(method.getReturnType()),
                call.getExpressionType(), V.PRIMARY, SMALL.contains(name));
    }

    private static V own(IASTFunctionCallExpression call, IFunction function, FilePorter porter) {
        Slot slot = porter.slots().of(function);
        if (slot.owner == null) {
            throw new Refusal(call, "no file that was named defines " + function.getName());
        }
        IASTInitializerClause[] arguments = call.getArguments();
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < arguments.length; i++) {
            V value = porter.value((IASTExpression) arguments[i]);
            if (i < slot.parameters.size()) {
                Slot parameter = slot.parameters.get(i);
                texts.add(porter.convert().into(value, parameter.isCell ? parameter.j : porter.plainType(parameter),
                        parameter.c, arguments[i]).text());
            } else if (function.getType().takesVarArgs()) {
                texts.add(porter.convert().variadic(value));
            } else if (slot.parameters.isEmpty()) {
                throw new Refusal(call, function.getName() + " is called with arguments that its definition "
                        + "does not name");
            }
        }
        slot.padding.forEach(j -> texts.add(FunctionPorter.nothing(j)));
        if (texts.size() < slot.parameters.size()) {
            throw new Refusal(call, function.getName() + " is called with fewer arguments than it has parameters");
        }
        String owner = slot.owner.equals(porter.className()) ? "" : slot.owner + ".";
        return V.primary(owner + slot.javaName + porter.list(call, texts), slot.j, call.getExpressionType());
    }

    private static V pointer(IASTFunctionCallExpression call, FilePorter porter) {
        IType type = call.getFunctionNameExpression().getExpressionType();
        IFunctionType function = C.function(type);
        if (function == null) {
            throw new Refusal(call, "a call of what is no function");
        }
        V callee = porter.value(call.getFunctionNameExpression());
        if (!callee.j().is(J.Kind.FUNCTION)) {
            throw new Refusal(call, "a call through a pointer of the mirror's");
        }
        List<J> parameters = porter.own().parameters(callee.j().name(), function, porter.kinds());
        List<String> texts = new ArrayList<>();
        IASTInitializerClause[] arguments = call.getArguments();
        for (int i = 0; i < arguments.length; i++) {
            V value = porter.value((IASTExpression) arguments[i]);
            texts.add(i < parameters.size() ? porter.convert().into(value, parameters.get(i),
                    function.getParameterTypes()[i], arguments[i]).text() : porter.convert().variadic(value));
        }
        return V.primary(callee.dotted() + "." + porter.own().method(callee.j().name())
                + porter.list(call, texts), porter.own().result(callee.j().name(), function, porter.kinds()),
                call.getExpressionType());
    }
}
