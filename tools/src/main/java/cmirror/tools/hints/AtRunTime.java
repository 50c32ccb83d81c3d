package cmirror.tools.hints;

import java.util.function.UnaryOperator;

/**
 * What the mirror asks in a program that has gone wrong, by the property {@code cmirror.hints}: its sentence, the
 * line and the file go in, as the patterns of hints.txt see them, and lines for stderr come out, or null.
 */
public final class AtRunTime implements UnaryOperator<String> {

    @Override
    public String apply(String wrong) {
        String hint = new Hints(Hint.Occasion.THROWN, null).on(wrong);
        return hint == null ? null : Told.lines(hint);
    }
}
