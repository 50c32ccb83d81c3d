package cmirror.porter.types;

import org.eclipse.cdt.core.dom.ast.IASTCastExpression;
import org.eclipse.cdt.core.dom.ast.IASTExpression;
import org.eclipse.cdt.core.dom.ast.IASTLiteralExpression;
import org.eclipse.cdt.core.dom.ast.IASTUnaryExpression;

/** What an expression is, looked at without what makes no difference. */
public final class Expressions {

    private Expressions() {
    }

    /** Without parentheses and casts of pointers. */
    public static IASTExpression strip(IASTExpression e) {
        while (true) {
            if (e instanceof IASTUnaryExpression unary
                    && unary.getOperator() == IASTUnaryExpression.op_bracketedPrimary) {
                e = unary.getOperand();
            } else if (e instanceof IASTCastExpression cast && C.isPointer(cast.getExpressionType())) {
                e = cast.getOperand();
            } else {
                return e;
            }
        }
    }

    /** Whether it is NULL, or 0. */
    public static boolean isNull(IASTExpression e) {
        return strip(e) instanceof IASTLiteralExpression literal && literal.toString().equals("0");
    }
}
