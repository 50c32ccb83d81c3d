package cmirror.porter.slots;

import cmirror.porter.types.C;
import cmirror.porter.types.Expressions;
import java.util.Arrays;
import org.eclipse.cdt.core.dom.ast.IASTArraySubscriptExpression;
import org.eclipse.cdt.core.dom.ast.IASTBinaryExpression;
import org.eclipse.cdt.core.dom.ast.IASTConditionalExpression;
import org.eclipse.cdt.core.dom.ast.IASTExpression;
import org.eclipse.cdt.core.dom.ast.IASTExpressionList;
import org.eclipse.cdt.core.dom.ast.IASTExpressionStatement;
import org.eclipse.cdt.core.dom.ast.IASTForStatement;
import org.eclipse.cdt.core.dom.ast.IASTFunctionCallExpression;
import org.eclipse.cdt.core.dom.ast.IASTUnaryExpression;
import org.eclipse.cdt.core.dom.ast.IPointerType;
import org.eclipse.cdt.core.dom.ast.IType;

/** Who walks over memory, or writes there by a pointer to pointers: that has to be C's memory. */
final class Walks {

    private final Lookup lookup;
    private final Functions functions;

    Walks(Lookup lookup, Functions functions) {
        this.lookup = lookup;
        this.functions = functions;
    }

    /** Notes that an expression must be memory. */
    void over(IASTExpression e) {
        IASTExpression plain = Expressions.strip(e);
        if (plain instanceof IASTConditionalExpression conditional) {
            over(conditional.getNegativeResultExpression());
            if (conditional.getPositiveResultExpression() != null) {
                over(conditional.getPositiveResultExpression());
            }
            return;
        }
        if (plain instanceof IASTBinaryExpression binary && binary.getOperator() == IASTBinaryExpression.op_assign) {
            over(binary.getOperand1());
        }
        Slot slot = lookup.slot(plain);
        if (slot != null && C.isPointer(slot.c)) {
            slot.walked = true;
        }
    }

    /** {@code &words[i]}: whoever gets it may write there, but for {@code char *const argv[]}. */
    void element(IASTUnaryExpression address) {
        Slot slot = Expressions.strip(address.getOperand()) instanceof IASTArraySubscriptExpression subscript
                ? lookup.slot(subscript.getArrayExpression()) : null;
        if (slot != null && slot.element != null && slot.element.forced == null && !isOnlyRead(address)) {
            slot.flat = true;
        }
    }

    private boolean isOnlyRead(IASTExpression argument) {
        if (!(argument.getParent() instanceof IASTFunctionCallExpression call) || functions.called(call) == null) {
            return false;
        }
        IType[] types = functions.called(call).getType().getParameterTypes();
        int i = Arrays.asList(call.getArguments()).indexOf(argument);
        return i >= 0 && i < types.length && C.pointee(types[i]) instanceof IPointerType element && element.isConst();
    }

    /** Pointers to pointers whose place matters. */
    void inMemory(IASTExpression e) {
        IASTExpression plain = Expressions.strip(e);
        while (plain instanceof IASTBinaryExpression sum && C.isPointer(sum.getOperand1().getExpressionType())) {
            plain = Expressions.strip(sum.getOperand1()); // words + n
        }
        Slot slot = lookup.slot(plain);
        if (slot != null && slot.element != null) {
            slot.flat = true;
        }
    }

    /** A pointer to pointers that moves on: one that is written through as well cannot be an array of Java's. */
    void stepped(IASTExpression e) {
        Slot slot = lookup.slot(e);
        if (slot != null && slot.element != null) {
            slot.stepped = true;
            boolean alone = e.getParent() instanceof IASTExpression step && (step.getParent() instanceof IASTExpressionStatement
                    || step.getParent() instanceof IASTForStatement || step.getParent() instanceof IASTExpressionList);
            slot.flat |= slot.written || !alone; // *p++: back to where it was
        }
    }

    void writtenThrough(IASTExpression target) {
        IASTExpression plain = Expressions.strip(target);
        IASTExpression pointer = plain instanceof IASTArraySubscriptExpression subscript ? subscript.getArrayExpression()
                : plain instanceof IASTUnaryExpression unary && unary.getOperator() == IASTUnaryExpression.op_star
                ? unary.getOperand() : null;
        Slot slot = pointer == null ? null : lookup.slot(pointer);
        if (slot != null && slot.element != null && !C.isArray(slot.c)) {
            slot.written = true;
            slot.flat |= slot.stepped || Expressions.strip(pointer) instanceof IASTUnaryExpression;
        }
    }
}
