package cmirror.porter.rows;

import cmirror.porter.port.FilePorter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.cdt.core.dom.ast.ASTVisitor;
import org.eclipse.cdt.core.dom.ast.IASTCompoundStatement;
import org.eclipse.cdt.core.dom.ast.IASTFunctionDefinition;
import org.eclipse.cdt.core.dom.ast.IASTGotoStatement;
import org.eclipse.cdt.core.dom.ast.IASTLabelStatement;
import org.eclipse.cdt.core.dom.ast.IASTNode;
import org.eclipse.cdt.core.dom.ast.IASTStatement;

/**
 * The jumps to the labels of a block. One ahead, to a clean-up, is {@code break L} out of a block that
 * ends where the label stands; one back, to try again, is {@code continue L} of a loop that begins there.
 */
final class Gotos {

    private final Map<Integer, StringBuilder> before = new HashMap<>();
    private final Map<Integer, StringBuilder> after = new HashMap<>();

    private Gotos() {
    }

    /** What stands before and behind statement i of the block. */
    String before(int i) {
        return String.valueOf(before.getOrDefault(i, new StringBuilder()));
    }

    String after(int i) {
        return String.valueOf(after.getOrDefault(i, new StringBuilder()));
    }

    static Gotos of(IASTCompoundStatement block, FilePorter porter) {
        Gotos gotos = new Gotos();
        IASTStatement[] statements = block.getStatements();
        int opened = Integer.MAX_VALUE;
        for (int i = 0; i < statements.length; i++) {
            if (!(statements[i] instanceof IASTLabelStatement label)) {
                continue;
            }
            String name = label.getName().toString();
            List<IASTGotoStatement> jumps = jumps(label);
            int first = Integer.MAX_VALUE;
            int last = -1;
            boolean inside = true;
            for (IASTGotoStatement jump : jumps) {
                int at = index(jump, block, statements);
                inside &= at >= 0;
                first = Math.min(first, at);
                last = Math.max(last, at);
            }
            if (jumps.isEmpty() || !inside || first < i && last >= i) {
                continue; // the jumps are told one by one
            } else if (first < i) {
                opened = Math.min(opened, first);
                final int open = opened;
                gotos.before.computeIfAbsent(open, k -> new StringBuilder()).insert(0, name + ": { ");
                jumps.forEach(jump -> porter.jumps().put(jump, "break " + name + ";"));
                porter.jumps().put(label, "} /* " + name + ": */");
            } else {
                jumps.forEach(jump -> porter.jumps().put(jump, "continue " + name + ";"));
                porter.jumps().put(label, name + ": while (true) {");
                gotos.after.computeIfAbsent(last, k -> new StringBuilder()).append(" if (true) break; }");
            }
        }
        return gotos;
    }

    private static List<IASTGotoStatement> jumps(IASTLabelStatement label) {
        IASTNode function = label;
        while (!(function instanceof IASTFunctionDefinition)) {
            function = function.getParent();
        }
        List<IASTGotoStatement> jumps = new ArrayList<>();
        function.accept(new ASTVisitor() {
            {
                shouldVisitStatements = true;
            }

            @Override
            public int visit(IASTStatement statement) {
                if (statement instanceof IASTGotoStatement jump
                        && jump.getName().toString().equals(label.getName().toString())) {
                    jumps.add(jump);
                }
                return PROCESS_CONTINUE;
            }
        });
        return jumps;
    }

    /** The statement of the block that has a node within; -1 if none has. */
    private static int index(IASTNode node, IASTCompoundStatement block, IASTStatement[] statements) {
        while (node != null && node.getParent() != block) {
            node = node.getParent();
        }
        for (int i = 0; node != null && i < statements.length; i++) {
            if (statements[i] == node) {
                return i;
            }
        }
        return -1;
    }
}
