package cmirror.porter.rows;

import cmirror.porter.port.FilePorter;
import cmirror.porter.port.Refusal;
import cmirror.porter.port.StatementRow;
import cmirror.porter.types.Expressions;
import java.util.List;
import org.eclipse.cdt.core.dom.ast.IASTDeclarationStatement;
import org.eclipse.cdt.core.dom.ast.IASTDoStatement;
import org.eclipse.cdt.core.dom.ast.IASTExpression;
import org.eclipse.cdt.core.dom.ast.IASTExpressionList;
import org.eclipse.cdt.core.dom.ast.IASTExpressionStatement;
import org.eclipse.cdt.core.dom.ast.IASTForStatement;
import org.eclipse.cdt.core.dom.ast.IASTNode;
import org.eclipse.cdt.core.dom.ast.IASTSimpleDeclaration;
import org.eclipse.cdt.core.dom.ast.IASTStatement;
import org.eclipse.cdt.core.dom.ast.IASTWhileStatement;

/** {@code while}, {@code do} and {@code for}. */
public final class Loops implements StatementRow {

    @Override
    public String port(IASTStatement s, FilePorter porter) {
        if (s instanceof IASTWhileStatement loop && Expressions.strip(loop.getCondition()) instanceof IASTExpressionList list) {
            return comma(loop, list, porter);
        }
        if (s instanceof IASTWhileStatement || s instanceof IASTDoStatement) {
            return porter.copy(s, child -> child instanceof IASTExpression e ? porter.condition(e)
                    : porter.statement((IASTStatement) child));
        }
        return s instanceof IASTForStatement loop ? porter.copy(s, child -> part(loop, child, porter)) : null;
    }

    /** {@code while (n = f(), n > 0)}: what is done first is done in the loop. */
    private static String comma(IASTWhileStatement loop, IASTExpressionList list, FilePorter porter) {
        StringBuilder first = new StringBuilder();
        IASTExpression[] parts = list.getExpressions();
        for (int i = 0; i < parts.length - 1; i++) {
            Effects.texts(parts[i], porter).forEach(text -> first.append(text).append(text.endsWith("}") ? " " : "; "));
        }
        IASTExpression last = parts[parts.length - 1];
        return porter.replace(loop, new IASTNode[] {loop.getCondition(), loop.getBody()}, "true",
                "{ " + first + "if (!(" + porter.condition(last) + ")) break; " + porter.statement(loop.getBody()) + " }");
    }

    private static String part(IASTForStatement loop, IASTNode child, FilePorter porter) {
        if (child == loop.getConditionExpression()) {
            return porter.condition((IASTExpression) child);
        } else if (child == loop.getIterationExpression()) {
            return together(loop, Effects.texts((IASTExpression) child, porter));
        } else if (child == loop.getBody()) {
            return porter.statement(loop.getBody());
        } else if (child instanceof IASTExpressionStatement first) {
            return together(loop, Effects.texts(first.getExpression(), porter)) + ";";
        } else if (child instanceof IASTDeclarationStatement first
                && first.getDeclaration() instanceof IASTSimpleDeclaration declaration) {
            String text = LocalDeclarations.text(declaration, porter);
            if (text.indexOf(';') < text.length() - 1) {
                throw new Refusal(child, "a for loop that declares variables of several types");
            }
            return text;
        }
        return porter.raw(child);
    }

    private static String together(IASTForStatement loop, List<String> texts) {
        for (String text : texts) {
            if (text.endsWith("}")) {
                throw new Refusal(loop, "a condition within the head of a for loop");
            }
        }
        return String.join(", ", texts);
    }
}
