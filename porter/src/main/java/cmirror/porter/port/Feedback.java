package cmirror.porter.port;

import cmirror.porter.slots.Slot;
import java.util.HashSet;
import java.util.Set;
import org.eclipse.cdt.core.dom.ast.IASTNode;

/** What javac's rules ask for and C's do not, learnt from what it says of a first try. */
public final class Feedback {

    /** Local variables that need a value where they are declared. */
    final Set<Slot> unset = new HashSet<>();
    /** Functions that end without a return. */
    final Set<IASTNode> endless = new HashSet<>();
    /** Statements that are never reached. */
    final Set<IASTNode> unreachable = new HashSet<>();
}
