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

/** {@code =}, {@code +=} and the like. */
public final class Assignments implements ExpressionRow {

    @Override
    public V port(IASTExpression e, FilePorter porter) {
        return e instanceof IASTBinaryExpression binary && isAssignment(binary) ? assign(binary, porter, false) : null;
    }

    static boolean isAssignment(IASTBinaryExpression binary) {
        int op = binary.getOperator();
        return op == IASTBinaryExpression.op_assign || op >= IASTBinaryExpression.op_multiplyAssign
                && op <= IASTBinaryExpression.op_binaryOrAssign;
    }

    /** {@code alone}: nobody looks at its value. */
    static V assign(IASTBinaryExpression binary, FilePorter porter, boolean alone) {
        Place place = Places.of(binary.getOperand1(), porter);
        if (place.before() == null) {
            throw new Refusal(binary, "an assignment to what cannot be assigned in Java");
        }
        V right = porter.value(binary.getOperand2());
        boolean plain = binary.getOperator() == IASTBinaryExpression.op_assign;
        if (plain) {
            V value = right.j().is(J.Kind.STRUCT) && C.struct(place.c()) != null ? right
                    : porter.convert().assigned(right, place.j(), place.c(), binary.getOperand2(), isChecked(place, binary, porter));
            String text = place.before().endsWith("= ") && place.after().isEmpty()
                    ? porter.between(binary, binary.getOperand1(), place.read().text(), binary.getOperand2(), value.in(V.ASSIGN))
                    : place.write(value.text());
            return alone ? new V(text, J.VOID, place.c(), place.binds(), false)
                    : place.after().isEmpty() ? new V(text, place.read().j(), place.c(), V.ASSIGN, false)
                    : value(binary, place, value.text());
        }
        return compound(binary, porter, alone, place, right);
    }

    /** The mirror's own setters look at the range themselves: what does not fit is an error there. */
    private static boolean isChecked(Place place, IASTBinaryExpression binary, FilePorter porter) {
        if (place.method() == null && place.before().startsWith("at")) {
            return true; // cuts off what C cuts off
        }
        return place.method() != null && place.method().contains("::") && !place.method().endsWith("::set")
                && !porter.isOwnField(binary.getOperand1());
    }

    private static V compound(IASTBinaryExpression binary, FilePorter porter, boolean alone, Place place, V right) {
        String mark = mark(binary.getOperator());
        boolean narrow = C.isInteger(place.c()) && C.bytes(place.c()) < 4;
        boolean same = place.after().isEmpty() && place.j().isNumber() && !narrow
                && !(C.isInteger(place.c()) && C.isFloating(right.c()));
        IType common = C.isPointer(place.c()) || !C.isNumber(right.c()) ? place.c()
                : Arithmetic.shift(mark) ? C.promoted(place.c()) : C.common(place.c(), right.c());
        boolean unsigned = C.isInteger(common) && C.isUnsigned(common) && (mark.equals("/") || mark.equals("%")
                || mark.equals(">>"));
        if (same && !unsigned) {
            V amount = right.j().is(J.Kind.BOOLEAN) ? porter.convert().number(right) : right;
            String text = place.j().is(J.Kind.LONG, J.Kind.DOUBLE, J.Kind.FLOAT) && amount.j().is(J.Kind.INT)
                    && !Arithmetic.shift(mark) ? porter.convert().widened(amount, place.j(), place.c()).in(V.ASSIGN) : amount.in(V.ASSIGN);
            return new V(porter.between(binary, binary.getOperand1(), place.read().text(), binary.getOperand2(), text),
                    place.read().j(), place.c(), V.ASSIGN, false);
        }
        if (!place.pure()) {
            throw new Refusal(binary, "an assignment to a place that is computed with side effects");
        }
        V next = C.isPointer(place.c())
                ? PointerArithmetic.plus(place.read(), right, mark.equals("-"), binary, porter)
                : Arithmetic.of(binary, mark, place.read(), right, common, porter);
        String value = porter.convert().assigned(next, place.j(), place.c(), binary, false).text();
        return alone || place.after().isEmpty()
                ? new V(place.write(value), alone ? J.VOID : place.read().j(), place.c(), place.binds(), false)
                : value(binary, place, value);
    }

    /** An assignment whose value is used. */
    static V value(IASTExpression e, Place place, String value) {
        if (place.after().isEmpty()) {
            return new V(place.write(value), place.read().j(), place.c(), V.ASSIGN, false);
        } else if (place.method() == null && !place.before().endsWith(".set(")) {
            return new V(place.write(value), place.j(), place.c(), V.PRIMARY, false); // at(...) has the value
        } else if (place.method() != null && place.method().contains("::") && place.j().is(J.Kind.INT, J.Kind.LONG)) {
            return new V((place.j().is(J.Kind.LONG) ? "set_long(" : "set(") + place.method() + ", " + place.cut(value) + ")", place.j(), place.c(), V.PRIMARY, false);
        }
        throw new Refusal(e, "an assignment within an expression, to a place that Java assigns by a call: "
                + "make it a statement of its own");
    }

    static String mark(int operator) {
        return switch (operator) {
            case IASTBinaryExpression.op_multiplyAssign -> "*";
            case IASTBinaryExpression.op_divideAssign -> "/";
            case IASTBinaryExpression.op_moduloAssign -> "%";
            case IASTBinaryExpression.op_plusAssign -> "+";
            case IASTBinaryExpression.op_minusAssign -> "-";
            case IASTBinaryExpression.op_shiftLeftAssign -> "<<";
            case IASTBinaryExpression.op_shiftRightAssign -> ">>";
            case IASTBinaryExpression.op_binaryAndAssign -> "&";
            case IASTBinaryExpression.op_binaryXorAssign -> "^";
            default -> "|";
        };
    }
}
