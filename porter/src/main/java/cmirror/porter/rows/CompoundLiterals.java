package cmirror.porter.rows;

import cmirror.porter.port.Declarations;
import cmirror.porter.port.ExpressionRow;
import cmirror.porter.port.FilePorter;
import cmirror.porter.port.Refusal;
import cmirror.porter.types.C;
import cmirror.porter.types.J;
import cmirror.porter.types.V;
import org.eclipse.cdt.core.dom.ast.IASTBinaryExpression;
import org.eclipse.cdt.core.dom.ast.IASTConditionalExpression;
import org.eclipse.cdt.core.dom.ast.IASTDoStatement;
import org.eclipse.cdt.core.dom.ast.IASTExpression;
import org.eclipse.cdt.core.dom.ast.IASTForStatement;
import org.eclipse.cdt.core.dom.ast.IASTInitializerList;
import org.eclipse.cdt.core.dom.ast.IASTNode;
import org.eclipse.cdt.core.dom.ast.IASTStatement;
import org.eclipse.cdt.core.dom.ast.IASTTypeIdInitializerExpression;
import org.eclipse.cdt.core.dom.ast.IASTWhileStatement;
import org.eclipse.cdt.core.dom.ast.IType;

/** {@code (struct point) {1, 2}}: a number's object is made in its place, others by a variable before the statement. */
public final class CompoundLiterals implements ExpressionRow {

    @Override
    public V port(IASTExpression e, FilePorter porter) {
        if (!(e instanceof IASTTypeIdInitializerExpression literal)) {
            return null;
        }
        IType type = e.getExpressionType();
        IASTInitializerList list = (IASTInitializerList) literal.getInitializer();
        if (C.isNumber(type) && list.getClauses().length == 1 && list.getClauses()[0] instanceof IASTExpression value) {
            String scalar = porter.kinds().scalar(type);
            V number = porter.convert().number(porter.value(value));
            return V.primary("new " + scalar + "(" + number.text() + ")", new J(J.Kind.SCALAR, scalar), type);
        }
        onceOnly(e, "a compound literal that is not made exactly once");
        String name = porter.newName();
        porter.before(Declarations.literal(porter, type, list, name, e));
        return V.primary(name, porter.kinds().of(type), type);
    }

    /** What is made before the statement must not depend on what happens in it. */
    static void onceOnly(IASTExpression e, String what) {
        IASTNode below = e;
        for (IASTNode up = e.getParent(); !(below instanceof IASTStatement) && up != null; up = up.getParent()) {
            boolean maybe = up instanceof IASTConditionalExpression || up instanceof IASTBinaryExpression binary
                    && binary.getOperand2() == below && (binary.getOperator() == IASTBinaryExpression.op_logicalAnd
                    || binary.getOperator() == IASTBinaryExpression.op_logicalOr);
            if (maybe || up instanceof IASTWhileStatement || up instanceof IASTDoStatement
                    || up instanceof IASTForStatement) {
                throw new Refusal(e, what);
            }
            below = up;
        }
    }
}
