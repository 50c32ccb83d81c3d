package cmirror.porter.slots;

import cmirror.porter.types.C;
import cmirror.porter.types.Expressions;
import cmirror.porter.types.J;
import java.lang.foreign.MemorySegment;
import java.lang.reflect.Method;
import org.eclipse.cdt.core.dom.ast.IASTExpression;
import org.eclipse.cdt.core.dom.ast.IASTFunctionCallExpression;
import org.eclipse.cdt.core.dom.ast.IASTInitializerClause;
import org.eclipse.cdt.core.dom.ast.IASTUnaryExpression;
import org.eclipse.cdt.core.dom.ast.IFunction;
import org.eclipse.cdt.core.dom.ast.IFunctionType;

/** What the functions that a program calls make of its arguments. */
final class Arguments {

    private final Slots slots;
    private final Functions functions;
    private final Lookup lookup;
    private final Flow flow;
    private final Walks walks;
    private final FunctionValues values;

    Arguments(Slots slots, Functions functions, Lookup lookup, Flow flow, Walks walks, FunctionValues values) {
        this.slots = slots;
        this.functions = functions;
        this.lookup = lookup;
        this.flow = flow;
        this.walks = walks;
        this.values = values;
    }

    void of(IASTFunctionCallExpression call) {
        IFunction function = functions.called(call);
        IASTInitializerClause[] arguments = call.getArguments();
        if (function == null) {
            return;
        }
        if (functions.isOwn(function)) {
            Slot slot = slots.of(function);
            for (int i = 0; i < arguments.length; i++) {
                if (i < slot.parameters.size() && arguments[i] instanceof IASTExpression e) {
                    flow.into(e, slot.parameters.get(i));
                }
            }
            return;
        }
        if (function.getName().matches("pthread_(timed|try)?join(_np)?") && arguments.length > 1
                && Expressions.strip((IASTExpression) arguments[1]) instanceof IASTUnaryExpression unary
                && unary.getOperator() == IASTUnaryExpression.op_amper && lookup.direct(unary.getOperand()) != null
                && C.structPointee(lookup.direct(unary.getOperand()).c) == null) {
            lookup.direct(unary.getOperand()).forced = J.OBJECT; // what a thread returns is any object
        }
        Method method = functions.mirrors(function.getName(), arguments.length);
        IFunctionType type = function.getType();
        for (int i = 0; i < arguments.length; i++) {
            if (!(arguments[i] instanceof IASTExpression e)) {
                continue;
            }
            if (method != null && i < method.getParameterCount()) {
                Class<?> wanted = functions.parameter(function.getName(), arguments.length, i);
                Slot given = values.own(e);
                if (given != null && wanted != null && wanted.isInterface()
                        && wanted != MemorySegment.class) {
                    values.shape(given, wanted);
                }
                if (wanted == MemorySegment.class) {
                    walks.over(e);
                }
            }
            if (i < type.getParameterTypes().length && Expressions.strip(e) instanceof IASTUnaryExpression unary
                    && unary.getOperator() == IASTUnaryExpression.op_amper) {
                Slot slot = lookup.direct(unary.getOperand());
                String typedef = C.typedef(C.pointee(type.getParameterTypes()[i]));
                if (slot != null && slot.forced == null && C.isPointer(slot.c) && !C.isArray(slot.c)
                        && C.isVoid(C.pointee(slot.c))) {
                    slot.sawMemory = true; // a root of tsearch's, what posix_memalign sets
                }
                if (slot != null && "socklen_t".equals(typedef) && C.isInteger(slot.c)) {
                    slot.scalar = typedef;
                }
            }
        }
    }
}
