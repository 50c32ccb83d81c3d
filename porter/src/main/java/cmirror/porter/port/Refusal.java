package cmirror.porter.port;

import org.eclipse.cdt.core.dom.ast.IASTNode;

/** The porter does not do this: the C text stays as a comment, and the reason is told with its place. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient IASTNode node;

    public Refusal(IASTNode node, String reason) {
        super(reason, null, false, false);
        this.node = node;
    }

    public IASTNode node() {
        return node;
    }
}
