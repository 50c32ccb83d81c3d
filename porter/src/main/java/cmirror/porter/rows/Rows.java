package cmirror.porter.rows;

import cmirror.porter.port.ExpressionRow;
import cmirror.porter.port.RowOrder;
import cmirror.porter.port.StatementRow;
import java.util.List;

/** All rows, in the order in which they are asked. A new kind of C is a new row here. */
public final class Rows {

    private static final List<ExpressionRow> EXPRESSIONS = List.of(
            new Constants(), new Literals(), new Variables(), new Parentheses(), new Calls(), new Reads(),
            new Addresses(), new Steps(), new Assignments(), new PointerArithmetic(), new Comparisons(),
            new Logic(), new Arithmetic(), new Conditionals(), new Casts(), new Sizes(), new CompoundLiterals(), new Lists());

    private static final List<StatementRow> STATEMENTS = List.of(
            new Blocks(), new LocalDeclarations(), new Effects(), new Branches(), new Loops(), new Switches(),
            new Returns(), new Jumps());

    public static final RowOrder ALL = new RowOrder(EXPRESSIONS, STATEMENTS);

    private Rows() {
    }
}
