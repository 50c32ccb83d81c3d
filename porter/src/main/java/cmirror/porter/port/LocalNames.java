package cmirror.porter.port;

import cmirror.porter.slots.Slot;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.eclipse.cdt.core.dom.ast.ASTVisitor;
import org.eclipse.cdt.core.dom.ast.IASTCompoundStatement;
import org.eclipse.cdt.core.dom.ast.IASTDeclarator;
import org.eclipse.cdt.core.dom.ast.IASTForStatement;
import org.eclipse.cdt.core.dom.ast.IASTFunctionDefinition;
import org.eclipse.cdt.core.dom.ast.IASTParameterDeclaration;
import org.eclipse.cdt.core.dom.ast.IASTStatement;
import org.eclipse.cdt.core.dom.ast.IParameter;
import org.eclipse.cdt.core.dom.ast.IVariable;

/** Local variables of inner blocks: Java does not let them hide those of outer ones. */
final class LocalNames {

    private final FilePorter porter;

    LocalNames(FilePorter porter) {
        this.porter = porter;
    }

    void rename(IASTFunctionDefinition function) {
        Deque<Set<String>> scopes = new ArrayDeque<>();
        scopes.push(new HashSet<>());
        function.accept(new ASTVisitor() {
            {
                shouldVisitStatements = true;
                shouldVisitDeclarators = true;
            }

            @Override
            public int visit(IASTStatement statement) {
                if (opens(statement)) {
                    scopes.push(new HashSet<>());
                }
                return PROCESS_CONTINUE;
            }

            @Override
            public int leave(IASTStatement statement) {
                if (opens(statement)) {
                    scopes.pop();
                }
                return PROCESS_CONTINUE;
            }

            @Override
            public int visit(IASTDeclarator declarator) {
                if (declarator.getNestedDeclarator() == null && !isNested(declarator)
                        && declarator.getName().resolveBinding() instanceof IVariable variable
                        && !variable.isExtern() && porter.functions().isOwn(variable)) {
                    Slot slot = porter.slots().of(variable);
                    String name = slot.isStatic && !(variable instanceof IParameter) ? slot.javaName
                            : Names.variable(variable.getName());
                    if (!slot.isStatic || variable instanceof IParameter) {
                        while (taken(scopes, name) || porter.file().isTag(name)) {
                            name += "_";
                        }
                        slot.javaName = name;
                        scopes.peek().add(name);
                    }
                }
                return PROCESS_CONTINUE;
            }
        });
    }

    /** A parameter of a function pointer's type. */
    private static boolean isNested(IASTDeclarator declarator) {
        return declarator.getParent() instanceof IASTParameterDeclaration parameter
                && parameter.getParent() instanceof IASTDeclarator function
                && !(function.getParent() instanceof IASTFunctionDefinition);
    }

    private static boolean taken(Deque<Set<String>> scopes, String name) {
        return scopes.stream().anyMatch(s -> s.contains(name));
    }

    private static boolean opens(IASTStatement statement) {
        return statement instanceof IASTCompoundStatement || statement instanceof IASTForStatement;
    }
}
