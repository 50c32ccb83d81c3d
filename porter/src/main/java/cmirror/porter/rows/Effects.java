package cmirror.porter.rows;

import cmirror.porter.port.FilePorter;
import cmirror.porter.port.StatementRow;
import cmirror.porter.types.V;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.cdt.core.dom.ast.IASTBinaryExpression;
import org.eclipse.cdt.core.dom.ast.IASTCastExpression;
import org.eclipse.cdt.core.dom.ast.IASTCompoundStatement;
import org.eclipse.cdt.core.dom.ast.IASTConditionalExpression;
import org.eclipse.cdt.core.dom.ast.IASTExpression;
import org.eclipse.cdt.core.dom.ast.IASTExpressionList;
import org.eclipse.cdt.core.dom.ast.IASTExpressionStatement;
import org.eclipse.cdt.core.dom.ast.IASTFunctionCallExpression;
import org.eclipse.cdt.core.dom.ast.IASTStatement;
import org.eclipse.cdt.core.dom.ast.IASTUnaryExpression;

/** Expressions that are statements: Java wants that something happens in them. */
public final class Effects implements StatementRow {

    @Override
    public String port(IASTStatement s, FilePorter porter) {
        if (!(s instanceof IASTExpressionStatement statement)) {
            return null;
        }
        IASTExpression e = statement.getExpression();
        List<String> texts = texts(e, porter);
        boolean inBlock = s.getParent() instanceof IASTCompoundStatement;
        if (texts.isEmpty()) {
            return inBlock ? "/* " + porter.raw(s).replace("*/", "* /") + " */" : "; /* " + porter.raw(s) + " */";
        } else if (texts.size() == 1 && !texts.get(0).endsWith("}")) {
            return texts.get(0) + porter.gap(porter.file().to(e), porter.file().to(s));
        }
        StringBuilder all = new StringBuilder();
        for (String text : texts) {
            all.append(all.isEmpty() ? "" : " ").append(text).append(text.endsWith("}") ? "" : ";");
        }
        return inBlock ? all.toString() : "{ " + all + " }";
    }

    /** What an expression does, as Java's statements without their semicolons. */
    static List<String> texts(IASTExpression e, FilePorter porter) {
        IASTExpression plain = e;
        while (plain instanceof IASTUnaryExpression unary
                && unary.getOperator() == IASTUnaryExpression.op_bracketedPrimary
                || plain instanceof IASTCastExpression) {
            plain = plain instanceof IASTUnaryExpression unary ? unary.getOperand()
                    : ((IASTCastExpression) plain).getOperand();
        }
        List<String> texts = new ArrayList<>();
        if (plain instanceof IASTExpressionList list) {
            for (IASTExpression part : list.getExpressions()) {
                texts.addAll(texts(part, porter));
            }
        } else if (plain instanceof IASTBinaryExpression binary && Assignments.isAssignment(binary)) {
            chain(binary, porter, texts);
        } else if (plain instanceof IASTUnaryExpression unary && Steps.isStep(unary)) {
            texts.add(Steps.step(unary, porter, true).text());
        } else if (plain instanceof IASTUnaryExpression unary && unary.getOperator() == IASTUnaryExpression.op_star) {
            texts.addAll(texts(unary.getOperand(), porter));
        } else if (plain instanceof IASTFunctionCallExpression) {
            V value = porter.value(plain);
            if (!value.text().isEmpty()) {
                texts.add(value.text());
            }
        } else if (plain instanceof IASTConditionalExpression conditional
                && conditional.getPositiveResultExpression() != null) {
            texts.add("if (" + porter.condition(conditional.getLogicalConditionExpression()) + ") { "
                    + joined(texts(conditional.getPositiveResultExpression(), porter)) + " } else { "
                    + joined(texts(conditional.getNegativeResultExpression(), porter)) + " }");
        } else if (plain instanceof IASTBinaryExpression binary
                && (binary.getOperator() == IASTBinaryExpression.op_logicalAnd
                || binary.getOperator() == IASTBinaryExpression.op_logicalOr)) {
            String condition = porter.condition(binary.getOperand1());
            texts.add("if (" + (binary.getOperator() == IASTBinaryExpression.op_logicalAnd ? condition
                    : "!(" + condition + ")") + ") { " + joined(texts(binary.getOperand2(), porter)) + " }");
        } else if (plain instanceof IASTBinaryExpression binary) {
            texts.addAll(texts(binary.getOperand1(), porter));
            texts.addAll(texts(binary.getOperand2(), porter));
        } else if (plain instanceof IASTUnaryExpression unary && unary.getOperand() != null
                && unary.getOperator() != IASTUnaryExpression.op_sizeof) {
            texts.addAll(texts(unary.getOperand(), porter));
        }
        return texts;
    }

    /** {@code a = b = c}: one after the other where Java's assignment has no value. */
    private static void chain(IASTBinaryExpression binary, FilePorter porter, List<String> texts) {
        if (binary.getOperator() == IASTBinaryExpression.op_assign
                && binary.getOperand2() instanceof IASTBinaryExpression inner && Assignments.isAssignment(inner)
                && inner.getOperator() == IASTBinaryExpression.op_assign) {
            Place target = Places.of(inner.getOperand1(), porter);
            Place outer = Places.of(binary.getOperand1(), porter);
            if ((!target.after().isEmpty() || !outer.j().equals(target.j())) && target.pure()) {
                chain(inner, porter, texts);
                V value = porter.convert().assigned(target.read(), outer.j(), outer.c(), inner, false);
                texts.add(outer.write(value.text()));
                return;
            }
        }
        texts.add(Assignments.assign(binary, porter, true).text());
    }

    private static String joined(List<String> texts) {
        StringBuilder all = new StringBuilder();
        texts.forEach(text -> all.append(all.isEmpty() ? "" : " ").append(text).append(text.endsWith("}") ? "" : ";"));
        return all.toString();
    }
}
