package cmirror.porter.rows;

import cmirror.porter.port.ExpressionRow;
import cmirror.porter.port.FilePorter;
import cmirror.porter.port.Refusal;
import cmirror.porter.types.C;
import cmirror.porter.types.J;
import cmirror.porter.types.V;
import org.eclipse.cdt.core.dom.ast.IASTConditionalExpression;
import org.eclipse.cdt.core.dom.ast.IASTExpression;

/** {@code a ? b : c}. */
public final class Conditionals implements ExpressionRow {

    @Override
    public V port(IASTExpression e, FilePorter porter) {
        if (!(e instanceof IASTConditionalExpression conditional)) {
            return null;
        }
        if (conditional.getPositiveResultExpression() == null) {
            throw new Refusal(e, "GNU's a ?: b");
        }
        V condition = porter.convert().truth(porter.value(conditional.getLogicalConditionExpression()));
        V yes = porter.value(conditional.getPositiveResultExpression());
        V no = porter.value(conditional.getNegativeResultExpression());
        boolean pointer = C.isPointer(e.getExpressionType());
        yes = pointer && yes.text().equals("0") ? porter.nullValue(e) : yes;
        no = pointer && no.text().equals("0") ? porter.nullValue(e) : no;
        J j;
        if (C.isNumber(e.getExpressionType()) && !yes.j().equals(no.j())) {
            yes = porter.convert().number(yes);
            no = porter.convert().number(no);
            j = yes.j().is(J.Kind.DOUBLE) || no.j().is(J.Kind.DOUBLE) ? J.DOUBLE
                    : yes.j().is(J.Kind.LONG) || no.j().is(J.Kind.LONG) ? J.LONG : yes.j();
        } else {
            j = yes.j().equals(no.j()) || no.j().is(J.Kind.NULL) ? yes.j() : yes.j().is(J.Kind.NULL) ? no.j() : J.OBJECT;
            if (yes.j().is(J.Kind.INT) && no.j().is(J.Kind.NULL)) {
                j = J.INT;
            }
            boolean texts = yes.j().is(J.Kind.STRING, J.Kind.MEMORY) && no.j().is(J.Kind.STRING, J.Kind.MEMORY);
            j = texts && !yes.j().equals(no.j()) ? J.OBJECT : j;
            yes = plainNull(yes, j);
            no = plainNull(no, j);
        }
        return new V(porter.replace(e, new IASTExpression[] {conditional.getLogicalConditionExpression(),
                conditional.getPositiveResultExpression(), conditional.getNegativeResultExpression()},
                condition.in(V.CONDITIONAL + 1), yes.in(V.CONDITIONAL), no.in(V.CONDITIONAL)), j,
                e.getExpressionType(), V.CONDITIONAL, yes.small() && no.small());
    }

    /** NULL is an Object of Java's: beside a value of another type it has to be null. */
    private static V plainNull(V v, J j) {
        return v.j().is(J.Kind.NULL) && !j.is(J.Kind.NULL, J.Kind.OBJECT) ? V.primary("null", J.NULL, v.c()) : v;
    }
}
