package cmirror.porter.rows;

import cmirror.porter.port.ExpressionRow;
import cmirror.porter.port.FilePorter;
import cmirror.porter.port.Refusal;
import cmirror.porter.slots.Slot;
import cmirror.porter.types.C;
import cmirror.porter.types.Expressions;
import cmirror.porter.types.J;
import cmirror.porter.types.V;
import org.eclipse.cdt.core.dom.ast.IASTArraySubscriptExpression;
import org.eclipse.cdt.core.dom.ast.IASTExpression;
import org.eclipse.cdt.core.dom.ast.IASTFieldReference;
import org.eclipse.cdt.core.dom.ast.IASTIdExpression;
import org.eclipse.cdt.core.dom.ast.IASTTypeIdInitializerExpression;
import org.eclipse.cdt.core.dom.ast.IASTUnaryExpression;
import org.eclipse.cdt.core.dom.ast.IFunction;
import org.eclipse.cdt.core.dom.ast.IType;
import org.eclipse.cdt.core.dom.ast.IVariable;

/** {@code &x}: what lies in C's memory is given as it is. */
public final class Addresses implements ExpressionRow {

    @Override
    public V port(IASTExpression e, FilePorter porter) {
        if (!(e instanceof IASTUnaryExpression unary) || unary.getOperator() != IASTUnaryExpression.op_amper) {
            return null;
        }
        IASTExpression of = Expressions.strip(unary.getOperand());
        IType c = e.getExpressionType();
        if (of instanceof IASTIdExpression id) {
            if (id.getName().resolveBinding() instanceof IFunction) {
                return porter.value(of).as(c);
            }
            if (id.getName().resolveBinding() instanceof IVariable variable && porter.functions().isOwn(variable)) {
                Slot slot = porter.slots().of(variable);
                if (slot.isCell && slot.inMemory) {
                    return V.primary(porter.name(slot), J.MEMORY, c);
                } else if (slot.isCell) {
                    return V.primary(porter.name(slot), J.array(slot.j), c);
                }
                return V.primary(porter.name(slot), slot.j, c);
            }
            return porter.value(of).as(c);
        } else if (of instanceof IASTUnaryExpression star && star.getOperator() == IASTUnaryExpression.op_star) {
            return porter.value(star.getOperand()).as(c);
        } else if (of instanceof IASTArraySubscriptExpression subscript) {
            return element(e, subscript, c, porter);
        } else if (of instanceof IASTFieldReference field) {
            return field(e, field, c, porter);
        }
        if (of instanceof IASTTypeIdInitializerExpression) {
            return porter.value(of).as(c);
        }
        throw new Refusal(e, "the address of what is no variable");
    }

    /** {@code &a[i]}. */
    private static V element(IASTExpression e, IASTArraySubscriptExpression subscript, IType c, FilePorter porter) {
        V index = porter.value((IASTExpression) subscript.getArgument());
        IType element = subscript.getExpressionType();
        V array = porter.value(subscript.getArrayExpression());
        if (array.j().is(J.Kind.STRUCTS, J.Kind.STRUCT) || C.struct(element) != null) {
            return Places.of(subscript, porter).read().as(c);
        }
        return PointerArithmetic.plus(array, index, false, e, porter).as(c);
    }

    /** {@code &s.f}: a part that is a struct is one; a number is the memory at its offset. */
    private static V field(IASTExpression e, IASTFieldReference field, IType c, FilePorter porter) {
        IType type = field.getExpressionType();
        V value = porter.value(field);
        if (value.j().is(J.Kind.STRUCT) && C.struct(type) != null || C.isArray(type)) {
            return value.as(c);
        }
        V owner = porter.value(field.getFieldOwner());
        if (!owner.j().is(J.Kind.STRUCT)) {
            throw new Refusal(e, "the address of a member of what is no struct in Java");
        }
        long size = porter.sizes().of(type);
        if (size > 0 && size == porter.sizes().of(field.isPointerDereference()
                ? C.pointee(field.getFieldOwner().getExpressionType()) : field.getFieldOwner().getExpressionType())) {
            return owner.as(c); // its only member lies where the struct does
        }
        return V.primary("from(" + owner.dotted() + ".segment(), " + owner.j().name() + "."
                + field.getFieldName() + "$offset())", J.MEMORY, c);
    }
}
