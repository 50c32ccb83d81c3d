package cmirror.runtime.process;

import java.lang.foreign.MemorySegment;
import java.util.List;

/** assert(3): C's message, with the expression as the source has it, and abort(3). */
public final class Assertion {

    private Assertion() {
    }

    /** What C takes for true: what is neither NULL nor 0. */
    public static boolean isTrue(Object value) {
        return value instanceof Boolean bool ? bool
                : value instanceof Number number ? number.doubleValue() != 0
                : value instanceof MemorySegment segment
                        ? !segment.isNative() || segment.address() != 0
                : value != null;
    }

    /** assert_ has been given what is false. */
    public static void failed() {
        StackTraceElement place = null;
        for (StackTraceElement frame : new Throwable().getStackTrace()) {
            if (place == null && !Uncaught.isMirror(frame)) {
                place = frame;
            }
        }
        failed(place);
    }

    /** The assertion at this place; null if nothing is known of it. */
    static void failed(StackTraceElement place) {
        StringBuilder text = new StringBuilder();
        String name = Arguments.name;
        if (name != null) {
            text.append(name.substring(name.lastIndexOf('/') + 1)).append(": ");
        }
        String expression = null;
        if (place != null) {
            text.append(place.getFileName()).append(':').append(place.getLineNumber()).append(": ")
                    .append(function(place.getMethodName())).append(": ");
            expression = expression(place);
        }
        text.append(expression == null ? "Assertion failed."
                : "Assertion `" + expression + "' failed.").append('\n');
        System.err.print(text);
        Exit.abort();
    }

    /** A lambda belongs to the method that it stands in. */
    private static String function(String method) {
        return method.startsWith("lambda$") && method.lastIndexOf('$') > 7
                ? method.substring(7, method.lastIndexOf('$')) : method;
    }

    /** The only assertion of the line, or null. {@code ./lab} says where the sources are. */
    private static String expression(StackTraceElement place) {
        List<String> lines = Sources.lines(place);
        int line = place.getLineNumber();
        return lines == null || line < 1 || line > lines.size() ? null
                : AssertionText.of(lines.subList(line - 1, lines.size()));
    }
}
