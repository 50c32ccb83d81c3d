package cmirror.porter.rows;

import cmirror.porter.port.ExpressionRow;
import cmirror.porter.port.FilePorter;
import cmirror.porter.port.Refusal;
import cmirror.porter.types.C;
import cmirror.porter.types.J;
import cmirror.porter.types.V;
import org.eclipse.cdt.core.dom.ast.IASTExpression;
import org.eclipse.cdt.core.dom.ast.IASTUnaryExpression;

/** {@code ++} and {@code --}. */
public final class Steps implements ExpressionRow {

    @Override
    public V port(IASTExpression e, FilePorter porter) {
        return e instanceof IASTUnaryExpression unary && isStep(unary) ? step(unary, porter, false) : null;
    }

    static boolean isStep(IASTUnaryExpression unary) {
        return switch (unary.getOperator()) {
            case IASTUnaryExpression.op_prefixIncr, IASTUnaryExpression.op_prefixDecr,
                    IASTUnaryExpression.op_postFixIncr, IASTUnaryExpression.op_postFixDecr -> true;
            default -> false;
        };
    }

    /** {@code alone}: nobody looks at its value. */
    static V step(IASTUnaryExpression unary, FilePorter porter, boolean alone) {
        boolean up = unary.getOperator() == IASTUnaryExpression.op_prefixIncr
                || unary.getOperator() == IASTUnaryExpression.op_postFixIncr;
        boolean post = unary.getOperator() == IASTUnaryExpression.op_postFixIncr
                || unary.getOperator() == IASTUnaryExpression.op_postFixDecr;
        Place place = Places.of(unary.getOperand(), porter);
        V read = place.read();
        if (place.before() == null) {
            throw new Refusal(unary, "a step of what cannot be assigned");
        }
        boolean narrow = C.isInteger(place.c()) && C.bytes(place.c()) < 4;
        if (place.after().isEmpty() && place.j().isNumber() && !narrow) {
            String mark = up ? "++" : "--";
            return new V(post ? read.dotted() + mark : mark + read.dotted(), read.j(), read.c(), V.UNARY, false);
        }
        if (!place.pure()) {
            throw new Refusal(unary, "a step of a place that is computed with side effects");
        }
        V next = C.isPointer(place.c()) ? PointerArithmetic.plus(read, V.small("1", null), !up, unary, porter)
                : new V(read.in(V.ADD) + (up ? " + 1" : " - 1"), read.j(), read.c(), V.ADD, false);
        String value = narrow && !alone || narrow && place.after().isEmpty()
                || narrow && place.method() != null && place.method().contains("::")
                ? porter.convert().narrowed(next, place.c()).text() : next.text();
        String written = place.write(value);
        if (alone) {
            return new V(written, J.VOID, read.c(), place.binds(), false);
        }
        V assigned = Assignments.value(unary, place, value);
        if (!post) {
            return assigned;
        }
        return C.isPointer(place.c()) ? PointerArithmetic.back(assigned, up, unary, porter)
                : new V(assigned.in(V.ADD) + (up ? " - 1" : " + 1"), read.j(), read.c(), V.ADD, false);
    }
}
