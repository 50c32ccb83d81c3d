package cmirror.porter.read;

/**
 * A directive of the preprocessor's, or code that it leaves out: from one offset to another.
 *
 * @param kind {@code include}, {@code define} ... or {@code inactive}
 */
public record Region(int from, int to, String kind, String text) {
}
