package cmirror.porter.slots;

import cmirror.porter.types.C;
import cmirror.porter.types.Expressions;
import cmirror.porter.types.Kinds;
import cmirror.porter.types.Mirror;
import java.lang.reflect.Method;
import java.util.Arrays;
import org.eclipse.cdt.core.dom.ast.IASTBinaryExpression;
import org.eclipse.cdt.core.dom.ast.IASTCastExpression;
import org.eclipse.cdt.core.dom.ast.IASTExpression;
import org.eclipse.cdt.core.dom.ast.IASTIdExpression;
import org.eclipse.cdt.core.dom.ast.IASTNode;
import org.eclipse.cdt.core.dom.ast.IASTUnaryExpression;
import org.eclipse.cdt.core.dom.ast.IFunction;
import org.eclipse.cdt.core.dom.ast.IType;

/** The program's functions in pointers: their parameters are those that the pointer's interface has. */
final class FunctionValues {

    private final Slots slots;
    private final Kinds kinds;
    private final Functions functions;

    FunctionValues(Slots slots, Kinds kinds, Functions functions) {
        this.slots = slots;
        this.kinds = kinds;
        this.functions = functions;
    }

    /** A method in place of an interface of the mirror's has its parameters. */
    void shape(Slot function, Class<?> wanted) {
        Method single = Mirror.single(wanted);
        Class<?>[] types = single.getParameterTypes();
        if (function.parameters.isEmpty() && types.length > 0) { // f() is called with arguments in C
            function.padding = Arrays.stream(types).map(t -> functions.mirror().of(t)).toList();
        }
        for (int i = 0; i < Math.min(types.length, function.parameters.size()); i++) {
            function.parameters.get(i).forced = functions.mirror().of(types[i]);
        }
        if (single.getReturnType() != void.class && !single.getReturnType().isPrimitive()) {
            function.forced = functions.mirror().of(single.getReturnType());
        }
    }

    /** A function in a pointer has the parameters that the pointer's interface has. */
    void asValue(Slot slot, IFunction function, IASTExpression e) {
        for (int i = 0; i < slot.parameters.size(); i++) {
            if (slot.parameters.get(i).forced == null) {
                slot.parameters.get(i).forced = kinds.of(slot.parameters.get(i).c);
            }
        }
        if (slot.forced == null && C.isPointer(slot.c)) {
            slot.forced = kinds.of(slot.c);
        }
        IType wanted = place(e);
        String name = functions.interfaceOf(wanted != null && C.function(wanted) != null ? C.function(wanted)
                : function.getType());
        Class<?> known = functions.mirror().type(name);
        if (known != null && known.isInterface()) {
            shape(slot, known);
        }
    }

    /** The type of what a function's name is assigned to, or null. */
    private static IType place(IASTExpression e) {
        IASTNode up = e.getParent();
        IASTNode below = e;
        while (up instanceof IASTUnaryExpression || up instanceof IASTCastExpression) {
            below = up;
            up = up.getParent();
        }
        return up instanceof IASTBinaryExpression binary && binary.getOperand2() == below
                ? binary.getOperand1().getExpressionType() : null;
    }

    /** The own function whose name is the expression, or null. */
    Slot own(IASTExpression e) {
        IASTExpression plain = Expressions.strip(e);
        if (plain instanceof IASTUnaryExpression unary && unary.getOperator() == IASTUnaryExpression.op_amper) {
            plain = Expressions.strip(unary.getOperand());
        }
        return plain instanceof IASTIdExpression id && id.getName().resolveBinding() instanceof IFunction function
                && functions.isOwn(function) ? slots.of(function) : null;
    }
}
