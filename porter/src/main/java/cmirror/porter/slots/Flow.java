package cmirror.porter.slots;

import cmirror.porter.types.C;
import cmirror.porter.types.Expressions;
import org.eclipse.cdt.core.dom.ast.IASTArraySubscriptExpression;
import org.eclipse.cdt.core.dom.ast.IASTBinaryExpression;
import org.eclipse.cdt.core.dom.ast.IASTConditionalExpression;
import org.eclipse.cdt.core.dom.ast.IASTExpression;
import org.eclipse.cdt.core.dom.ast.IASTExpressionList;
import org.eclipse.cdt.core.dom.ast.IASTFunctionCallExpression;
import org.eclipse.cdt.core.dom.ast.IASTLiteralExpression;
import org.eclipse.cdt.core.dom.ast.IASTUnaryExpression;
import org.eclipse.cdt.core.dom.ast.IType;

/** Where the values of a slot come from, and so whether they are texts, memory or objects. */
final class Flow {

    private final Lookup lookup;
    private final Functions functions;

    Flow(Lookup lookup, Functions functions) {
        this.lookup = lookup;
        this.functions = functions;
    }

    /** Notes that an expression's values come into a slot. */
    void into(IASTExpression e, Slot to) {
        IASTExpression plain = Expressions.strip(e);
        IType type = plain.getExpressionType();
        if (plain instanceof IASTConditionalExpression conditional) {
            into(conditional.getPositiveResultExpression() == null ? conditional.getLogicalConditionExpression()
                    : conditional.getPositiveResultExpression(), to);
            into(conditional.getNegativeResultExpression(), to);
        } else if (plain instanceof IASTExpressionList list) {
            into(list.getExpressions()[list.getExpressions().length - 1], to);
        } else if (plain instanceof IASTBinaryExpression binary
                && binary.getOperator() == IASTBinaryExpression.op_assign) {
            into(binary.getOperand2(), to);
        } else if (plain instanceof IASTLiteralExpression literal
                && literal.getKind() == IASTLiteralExpression.lk_string_literal) {
            to.sawText = true;
        } else if (Expressions.isNull(plain)) {
            return;
        } else if (to.element != null && plain instanceof IASTUnaryExpression unary
                && unary.getOperator() == IASTUnaryExpression.op_amper) {
            pointerTo(Expressions.strip(unary.getOperand()), to);
        } else if (plain instanceof IASTUnaryExpression unary && unary.getOperator() == IASTUnaryExpression.op_amper
                && lookup.direct(unary.getOperand()) != null && C.isPointer(unary.getOperand().getExpressionType())
                && C.isPointer(to.c) && !C.isFunction(C.pointee(to.c))) {
            lookup.direct(unary.getOperand()).inMemory = true; // the bytes of a pointer
            to.sawMemory = true;
        } else {
            Slot from = lookup.slot(plain);
            if (from != null && !C.isArray(from.c) && C.isPointer(from.c)) {
                to.sources.add(from);
                if (from.element != null && to.element != null) {
                    share(from, to);
                    if (from.element.forced != null) {
                        to.element.forced = from.element.forced;
                    }
                }
            } else if (from != null && from.element != null && to.element != null) {
                share(from, to);
            } else if (C.isPointer(type) && C.structPointee(type) == null && !isAddress(plain)) {
                IType pointee = C.pointee(type);
                boolean objects = C.isVoid(pointee) && plain instanceof IASTFunctionCallExpression call
                        && functions.returnsObject(call);
                to.sawMemory |= !objects;
                to.sawObject |= objects;
            } else {
                to.sawObject = true;
            }
        }
    }

    /** Two that point to the same pointers. */
    private static void share(Slot from, Slot to) {
        to.element.sources.add(from.element);
        from.element.sources.add(to.element);
        to.twins.add(from);
        from.twins.add(to);
    }

    /** {@code to = &of}, where {@code of} is a pointer itself. */
    private void pointerTo(IASTExpression of, Slot to) {
        Slot cell = lookup.direct(of);
        to.sawObject = true;
        if (cell != null && !C.isArray(cell.c)) {
            to.cells.add(cell);
            return;
        }
        to.flat = true; // &p->next, &v[i]
        if (of instanceof IASTArraySubscriptExpression subscript) {
            Slot array = lookup.slot(subscript.getArrayExpression());
            if (array != null && array.element != null) {
                share(array, to);
            }
        }
    }

    private static boolean isAddress(IASTExpression e) {
        return e instanceof IASTUnaryExpression unary && unary.getOperator() == IASTUnaryExpression.op_amper
                && !(Expressions.strip(unary.getOperand()) instanceof IASTArraySubscriptExpression);
    }
}
