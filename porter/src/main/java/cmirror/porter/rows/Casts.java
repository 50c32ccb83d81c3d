package cmirror.porter.rows;

import cmirror.porter.port.ExpressionRow;
import cmirror.porter.port.FilePorter;
import cmirror.porter.port.Refusal;
import cmirror.porter.types.C;
import cmirror.porter.types.Expressions;
import cmirror.porter.types.J;
import cmirror.porter.types.V;
import org.eclipse.cdt.core.dom.ast.IASTCastExpression;
import org.eclipse.cdt.core.dom.ast.IASTExpression;
import org.eclipse.cdt.core.dom.ast.IASTFieldReference;
import org.eclipse.cdt.core.dom.ast.IASTFunctionCallExpression;
import org.eclipse.cdt.core.dom.ast.IASTIdExpression;
import org.eclipse.cdt.core.dom.ast.IASTUnaryExpression;
import org.eclipse.cdt.core.dom.ast.IType;

/** Casts: of numbers where they change something, of pointers to the struct that they point to. */
public final class Casts implements ExpressionRow {

    @Override
    public V port(IASTExpression e, FilePorter porter) {
        if (!(e instanceof IASTCastExpression cast)) {
            return null;
        }
        IType type = e.getExpressionType();
        V offset = offset(cast, porter);
        if (offset != null) {
            return offset;
        }
        V operand = porter.value(cast.getOperand());
        if (C.isInteger(type) && C.isPointer(number(cast.getOperand()).getExpressionType())) {
            operand = porter.value(number(cast.getOperand()));
        }
        if (C.isVoid(type)) {
            return new V(operand.text(), J.VOID, type, operand.binds(), false);
        }
        if (C.isNumber(type)) {
            return number(e, operand, type, porter);
        }
        if (C.function(type) != null) {
            return operand.j().is(J.Kind.FUNCTION) && !operand.text().contains("::")
                    && !operand.j().equals(porter.kinds().of(type))
                    ? refuse(e, "a cast between kinds of function pointers") : operand.as(type);
        }
        if (!C.isPointer(type)) {
            return operand.as(type);
        }
        if (C.isNumber(operand.c()) || operand.j().is(J.Kind.BOOLEAN)) {
            if (operand.text().equals("0")) {
                return porter.nullValue(cast.getOperand()).as(type);
            }
            V number = porter.value(number(cast.getOperand()));
            boolean isLong = C.bytes(number(cast.getOperand()).getExpressionType()) > 4 && number.j().is(J.Kind.LONG);
            return new V(number.text(), isLong ? J.LONG : J.INT, type, number.binds(), false); // in a void *
        }
        return pointer(e, operand, type, porter);
    }

    /** {@code offsetof(struct x, m)}, as its macro writes it: {@code (unsigned long) &((struct x *) 0)->m}; or null. */
    private static V offset(IASTCastExpression cast, FilePorter porter) {
        if (C.isInteger(cast.getExpressionType()) && Expressions.strip(cast.getOperand()) instanceof IASTUnaryExpression address
                && address.getOperator() == IASTUnaryExpression.op_amper
                && Expressions.strip(address.getOperand()) instanceof IASTFieldReference field && field.isPointerDereference()
                && Expressions.isNull(field.getFieldOwner())) {
            J struct = porter.kinds().of(field.getFieldOwner().getExpressionType());
            porter.uses("offsetof");
            return V.small("offsetof(" + struct.name() + ".class, \"" + field.getFieldName() + "\")", cast.getExpressionType());
        }
        return null;
    }

    /** What stands behind casts between numbers, or from a pointer to a number. */
    private static IASTExpression number(IASTExpression e) {
        IASTExpression plain = e;
        while (true) {
            if (plain instanceof IASTUnaryExpression unary
                    && unary.getOperator() == IASTUnaryExpression.op_bracketedPrimary
                    && unary.getOperand() instanceof IASTCastExpression) {
                plain = unary.getOperand();
            } else if (plain instanceof IASTCastExpression cast && C.isInteger(cast.getExpressionType())
                    && C.bytes(cast.getExpressionType()) == 8) {
                plain = cast.getOperand();
            } else {
                return plain;
            }
        }
    }

    private static V refuse(IASTExpression e, String reason) {
        throw new Refusal(e, reason);
    }

    private static V pointer(IASTExpression e, V operand, IType type, FilePorter porter) {
        J wanted = porter.kinds().of(type);
        if (wanted.is(J.Kind.STRUCT)) {
            if (operand.j().is(J.Kind.STRUCT) && isArgument(e)) {
                return operand; // the mirror takes any struct's address
            }
            return porter.convert().into(operand, wanted, type, e).as(type);
        }
        return operand.as(type);
    }

    /** Whether a cast stands for a parameter only. */
    private static boolean isArgument(IASTExpression e) {
        return e.getParent() instanceof IASTFunctionCallExpression call
                && call.getFunctionNameExpression() instanceof IASTIdExpression;
    }

    private static V number(IASTExpression e, V operand, IType type, FilePorter porter) {
        if (operand.j().is(J.Kind.OBJECT) && C.isPointer(operand.c()) || operand.j().is(J.Kind.OBJECT)) {
            boolean isLong = C.bytes(type) > 4;
            boolean plain = !isLong && !porter.program().boxesLongs() && !operand.text().endsWith("]");
            return new V(plain ? "(int) " + operand.in(V.CAST) : (isLong ? "" : "(int) ") + "number(" + operand.text()
                    + ")", isLong ? J.LONG : J.INT, type, isLong ? V.PRIMARY : V.CAST, false);
        }
        if (!operand.j().isNumber() && !operand.j().is(J.Kind.BOOLEAN)) {
            if (operand.j().is(J.Kind.NULL)) {
                return V.small("0", type);
            }
            V address = new V("number(" + operand.text() + ")", J.LONG, type, V.PRIMARY, false);
            return porter.convert().into(address, C.bytes(type) > 4 ? J.LONG : J.INT, type, e);
        }
        V number = C.isBool(type) ? porter.convert().truth(operand) : porter.convert().number(operand);
        if (C.isBool(type)) {
            return number.as(type);
        }
        J j = C.isFloating(type) ? C.isFloat(type) ? J.FLOAT : J.DOUBLE : C.bytes(type) > 4 ? J.LONG : J.INT;
        if (number.small() && C.isInteger(type) && C.bytes(type) >= 4 && j.is(J.Kind.INT)) {
            return number.as(type); // (int) sizeof(x)
        }
        V converted = porter.convert().into(number, j, type, e);
        if (C.isInteger(type) && C.bytes(type) < 4) {
            converted = porter.convert().narrowed(converted.as(number.c()), type);
        } else if (j.is(J.Kind.DOUBLE, J.Kind.FLOAT) && !number.j().equals(j)) {
            V source = porter.convert().widened(number, J.DOUBLE, number.c());
            converted = new V("(" + j.text() + ") " + source.in(V.CAST), j, type, V.CAST, false);
        } else if (j.is(J.Kind.LONG) && converted.j().is(J.Kind.INT)) {
            converted = C.isUnsigned(number.c()) && !number.small() && C.bytes(number.c()) == 4
                    ? V.primary("unsigned(" + number.text() + ")", J.LONG, type)
                    : new V("(long) " + number.in(V.CAST), J.LONG, type, V.CAST, number.small());
        }
        return converted.as(type);
    }
}
