package cmirror.porter.port;

import cmirror.porter.types.V;
import org.eclipse.cdt.core.dom.ast.IASTExpression;

/** One kind of C expression, and the Java that it becomes. */
public interface ExpressionRow {

    /** The expression in Java, or null if it is another row's. */
    V port(IASTExpression e, FilePorter porter);
}
