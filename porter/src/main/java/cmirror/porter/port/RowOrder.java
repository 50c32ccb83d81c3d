package cmirror.porter.port;

import java.util.List;

/** What becomes of each kind of C: the rows, in the order in which they are asked. */
public record RowOrder(List<ExpressionRow> expressions, List<StatementRow> statements) {
}
