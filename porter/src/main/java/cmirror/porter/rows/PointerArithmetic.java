package cmirror.porter.rows;

import cmirror.porter.port.ExpressionRow;
import cmirror.porter.port.FilePorter;
import cmirror.porter.port.Refusal;
import cmirror.porter.types.C;
import cmirror.porter.types.J;
import cmirror.porter.types.V;
import org.eclipse.cdt.core.dom.ast.IASTBinaryExpression;
import org.eclipse.cdt.core.dom.ast.IASTExpression;
import org.eclipse.cdt.core.dom.ast.IType;

/** {@code p + n}, {@code p - n} and {@code p - q}, in elements as in C. */
public final class PointerArithmetic implements ExpressionRow {

    @Override
    public V port(IASTExpression e, FilePorter porter) {
        if (!(e instanceof IASTBinaryExpression binary) || binary.getOperator() != IASTBinaryExpression.op_plus
                && binary.getOperator() != IASTBinaryExpression.op_minus) {
            return null;
        }
        IASTExpression left = binary.getOperand1();
        IASTExpression right = binary.getOperand2();
        boolean minus = binary.getOperator() == IASTBinaryExpression.op_minus;
        if (C.isPointer(left.getExpressionType())) {
            return C.isPointer(right.getExpressionType())
                    ? distance(binary, porter.value(left), porter.value(right), porter)
                    : plus(porter.value(left), porter.value(right), minus, e, porter).as(e.getExpressionType());
        } else if (C.isPointer(right.getExpressionType())) {
            return plus(porter.value(right), porter.value(left), false, e, porter).as(e.getExpressionType());
        }
        return null;
    }

    /** The pointer n elements on, or back. */
    static V plus(V pointer, V n, boolean minus, IASTExpression e, FilePorter porter) {
        IType element = C.pointee(pointer.c());
        if (n.text().equals("0")) {
            return pointer;
        }
        V amount = porter.convert().number(n);
        if (pointer.j().is(J.Kind.ARRAY)) {
            if (minus) {
                throw new Refusal(e, "a step back in an array of pointers");
            }
            return V.primary("from(" + pointer.text() + ", " + amount.text() + ")", pointer.j(), pointer.c());
        }
        if (pointer.j().is(J.Kind.STRUCT, J.Kind.STRUCTS)) {
            String first = pointer.j().is(J.Kind.STRUCTS) ? pointer.dotted() + "[0]" : pointer.text();
            return V.primary("from(" + first + ", " + (minus ? "-" + amount.in(V.UNARY) : amount.text()) + ")",
                    J.struct(pointer.j().name()), pointer.c());
        }
        if (pointer.j().is(J.Kind.NULL)) {
            return V.primary("MemorySegment.ofAddress(" + (minus ? "-" + amount.in(V.UNARY) : amount.text()) + ")", J.MEMORY,
                    pointer.c());
        }
        V base = porter.convert().into(pointer, J.MEMORY, null, e);
        long size = C.isVoid(element) ? 1 : porter.sizes().of(element);
        if (size < 0) {
            throw new Refusal(e, "a step of a pointer to what has no known size");
        }
        String bytes = size == 1 ? amount.text() : amount.text().matches("\\d+")
                ? String.valueOf(Long.parseLong(amount.text()) * size) : amount.in(V.MULTIPLY) + " * " + size;
        return V.primary((minus ? "back(" : "from(") + base.text() + ", " + bytes + ")", J.MEMORY, pointer.c());
    }

    /** What a pointer was before a step. */
    static V back(V stepped, boolean up, IASTExpression e, FilePorter porter) {
        return plus(stepped, V.small("1", null), up, e, porter);
    }

    private static V distance(IASTBinaryExpression e, V left, V right, FilePorter porter) {
        long size = porter.sizes().of(C.pointee(left.c()));
        if (size < 0 || left.j().is(J.Kind.ARRAY) || right.j().is(J.Kind.ARRAY)) {
            throw new Refusal(e, "the distance of pointers to what has no known size");
        }
        String bytes = porter.convert().address(left) + " - " + porter.convert().address(right);
        return size == 1 ? new V(bytes, J.LONG, e.getExpressionType(), V.ADD, false)
                : new V("(" + bytes + ") / " + size, J.LONG, e.getExpressionType(), V.MULTIPLY, false);
    }
}
