package cmirror.porter.slots;

import cmirror.porter.types.Expressions;
import org.eclipse.cdt.core.dom.ast.IASTArraySubscriptExpression;
import org.eclipse.cdt.core.dom.ast.IASTExpression;
import org.eclipse.cdt.core.dom.ast.IASTFunctionCallExpression;
import org.eclipse.cdt.core.dom.ast.IASTIdExpression;
import org.eclipse.cdt.core.dom.ast.IASTUnaryExpression;
import org.eclipse.cdt.core.dom.ast.IBinding;
import org.eclipse.cdt.core.dom.ast.IFunction;
import org.eclipse.cdt.core.dom.ast.IVariable;

/** Whose slot an expression is. */
final class Lookup {

    private final Slots slots;
    private final Functions functions;

    Lookup(Slots slots, Functions functions) {
        this.slots = slots;
        this.functions = functions;
    }

    /** The slot of a pointer that an expression is, or null. */
    Slot slot(IASTExpression e) {
        IASTExpression plain = Expressions.strip(e);
        if (plain instanceof IASTIdExpression) {
            return direct(plain);
        } else if (plain instanceof IASTArraySubscriptExpression subscript) {
            Slot array = slot(subscript.getArrayExpression());
            return array == null ? null : array.element;
        } else if (plain instanceof IASTUnaryExpression unary
                && unary.getOperator() == IASTUnaryExpression.op_star) {
            Slot array = slot(unary.getOperand());
            return array == null ? null : array.element;
        } else if (plain instanceof IASTUnaryExpression unary && (unary.getOperator()
                == IASTUnaryExpression.op_postFixIncr || unary.getOperator() == IASTUnaryExpression.op_prefixIncr)) {
            return slot(unary.getOperand());
        } else if (plain instanceof IASTFunctionCallExpression call) {
            IFunction function = functions.called(call);
            return function != null && functions.isOwn(function) ? slots.of(function) : null;
        }
        return null;
    }

    /** The slot of a variable's name, or null. */
    Slot direct(IASTExpression e) {
        return Expressions.strip(e) instanceof IASTIdExpression id ? variable(id.getName().resolveBinding()) : null;
    }

    Slot variable(IBinding binding) {
        return binding instanceof IVariable variable && functions.isOwn(variable) ? slots.of(variable) : null;
    }
}
