package cmirror.porter.port;

import org.eclipse.cdt.core.dom.ast.IASTStatement;

/** One kind of C statement, and the Java that it becomes. */
public interface StatementRow {

    /** The statement in Java, or null if it is another row's. */
    String port(IASTStatement s, FilePorter porter);
}
