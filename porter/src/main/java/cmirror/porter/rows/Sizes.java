package cmirror.porter.rows;

import cmirror.porter.port.ExpressionRow;
import cmirror.porter.port.FilePorter;
import cmirror.porter.port.Refusal;
import cmirror.porter.types.C;
import cmirror.porter.types.Expressions;
import cmirror.porter.types.J;
import cmirror.porter.types.V;
import org.eclipse.cdt.core.dom.ast.IASTArraySubscriptExpression;
import org.eclipse.cdt.core.dom.ast.IASTExpression;
import org.eclipse.cdt.core.dom.ast.IASTIdExpression;
import org.eclipse.cdt.core.dom.ast.IASTLiteralExpression;
import org.eclipse.cdt.core.dom.ast.IASTTypeIdExpression;
import org.eclipse.cdt.core.dom.ast.IASTUnaryExpression;
import org.eclipse.cdt.core.dom.ast.IType;
import org.eclipse.cdt.internal.core.dom.parser.c.CVisitor;

/** {@code sizeof}. */
public final class Sizes implements ExpressionRow {

    @Override
    public V port(IASTExpression e, FilePorter porter) {
        if (e instanceof IASTTypeIdExpression type && type.getOperator() == IASTTypeIdExpression.op_sizeof) {
            return of(e, CVisitor.createType(type.getTypeId().getAbstractDeclarator()), porter);
        }
        if (!(e instanceof IASTUnaryExpression unary) || unary.getOperator() != IASTUnaryExpression.op_sizeof) {
            return null;
        }
        IASTExpression operand = Expressions.strip(unary.getOperand());
        if (operand instanceof IASTLiteralExpression text && text.getKind() == IASTLiteralExpression.lk_string_literal) {
            return text(text, porter, e.getExpressionType());
        }
        IType type = operand.getExpressionType();
        boolean named = operand instanceof IASTIdExpression;
        if (C.isArray(type) || named || C.struct(type) != null) {
            if (operand instanceof IASTUnaryExpression star && star.getOperator() == IASTUnaryExpression.op_star
                    && C.struct(type) != null) {
                return of(e, type, porter);
            }
            V value = porter.value(operand);
            if (operand instanceof IASTArraySubscriptExpression && C.isArray(type)) {
                return of(e, type, porter); // a row of several
            }
            if (value.j().is(J.Kind.STRUCT, J.Kind.STRUCTS) && !C.isPointer(type)
                    || C.isArray(type) && value.j().is(J.Kind.MEMORY, J.Kind.STRUCTS)) {
                porter.uses("sizeof");
                return V.small("sizeof(" + value.text() + ")", e.getExpressionType());
            } else if (named && porter.slot(operand) != null && porter.slot(operand).j.is(J.Kind.SCALAR)) {
                return V.small("sizeof(" + porter.name(porter.slot(operand)) + ")", e.getExpressionType());
            } else if (C.isArray(type) && value.j().is(J.Kind.ARRAY)) {
                return new V(value.dotted() + ".length * 8", J.INT, e.getExpressionType(), V.MULTIPLY, true);
            }
        }
        return of(e, type, porter);
    }

    /** A text has a NUL behind it. */
    private static V text(IASTLiteralExpression text, FilePorter porter, IType c) {
        if (text.toString().matches(".*\\\\(0|x0).*")) {
            throw new Refusal(text, "sizeof of a text that has a NUL in it");
        }
        porter.uses("strlen");
        return new V("strlen(" + porter.value(text).text() + ") + 1", J.INT, c, V.ADD, true);
    }

    static V of(IASTExpression e, IType type, FilePorter porter) {
        porter.uses("sizeof");
        IType c = e.getExpressionType();
        if (C.struct(type) != null) {
            String name = porter.own().name(C.struct(type));
            if (name == null) {
                throw new Refusal(e, "sizeof of a struct that the mirror has no class for");
            }
            return V.small("sizeof(" + name + ".class)", c);
        } else if (C.isNumber(type) || C.isVoid(type)) {
            String typedef = C.typedef(type);
            if (typedef != null && porter.mirror().isScalar(typedef)) {
                return V.small("sizeof(" + typedef + ".class)", c);
            }
            String name = C.isFloating(type) ? C.isFloat(type) ? "float" : "double" : switch (C.bytes(type)) {
                case 1 -> "char";
                case 2 -> "short";
                case 4 -> "int";
                default -> "long";
            };
            return C.bytes(type) == 16 ? V.small("16", c) : V.small("sizeof(" + name + ".class)", c);
        } else if (C.isArray(type)) {
            long size = porter.sizes().of(type);
            if (size < 0) {
                throw new Refusal(e, "sizeof of what has no known size");
            }
            return V.small(String.valueOf(size), c);
        }
        return C.isPointer(type) ? V.small("sizeof(long.class)", c) : V.small("1", c);
    }
}
