package cmirror.runtime.process;

import cmirror.runtime.libc.Target;
import java.util.HashSet;
import java.util.Set;

/**
 * What a program says when nobody has caught its exception: a sentence, and which of its own lines
 * led there. The property {@code cmirror.stack=full} shows all of Java's stack.
 */
public final class Uncaught {

    private static final boolean FULL = "full".equals(System.getProperty("cmirror.stack"));
    private static final String[] JDK = {"java.", "javax.", "jdk.", "sun.", "com.sun."};

    private Uncaught() {
    }

    /** Ends the program with status 1, or as C does. */
    public static void end(Throwable e) {
        tell(e);
        Exit.exit(1);
    }

    /** Does not return from what would have been a signal in C: a division by zero, an assertion. */
    public static void tell(Throwable thrown) {
        Throwable e = thrown;
        while (e instanceof ExceptionInInitializerError && e.getCause() != null) {
            e = e.getCause(); // a static field's initial value
        }
        if (FULL) {
            e.printStackTrace();
        }
        StackTraceElement place = firstOutsideOfJdk(e);
        boolean own = place == null || !isMirror(place);
        if (own && e instanceof AssertionError) {
            Assertion.failed(place);
        }
        boolean byZero = e instanceof ArithmeticException && "/ by zero".equals(e.getMessage());
        if (!FULL) {
            System.err.print(text(e, byZero ? "division by zero" : sentence(e, own)));
        }
        Advice.on(sentence(e, own), ownPlace(e));
        if (byZero) {
            Faults.die(cmirror.signal_h.SIGFPE);
        }
    }

    private static String text(Throwable e, String sentence) {
        StringBuilder text = new StringBuilder();
        Set<String> lines = new HashSet<>(); // a recursion's once
        append(text, sentence, e, lines);
        Throwable cause = e.getCause();
        for (int depth = 0; cause != null && depth < 10; depth++) {
            StackTraceElement place = firstOutsideOfJdk(cause);
            append(text, "caused by: " + sentence(cause, place == null || !isMirror(place)), cause,
                    lines);
            cause = cause.getCause();
        }
        return text.toString();
    }

    private static void append(StringBuilder text, String sentence, Throwable e,
            Set<String> lines) {
        text.append(sentence).append('\n');
        for (StackTraceElement frame : e.getStackTrace()) {
            if (!isMirror(frame) && !isJdk(frame) && lines.add(frame.toString())) {
                text.append("\tat ").append(frame).append('\n');
            }
        }
    }

    /** The mirror's exceptions say all in their message, Java's and the program's own by their name. */
    private static String sentence(Throwable e, boolean own) {
        String text = own || e.getMessage() == null ? e.toString() : e.getMessage();
        int segment = text.indexOf("MemorySegment{");
        int size = text.indexOf("byteSize: ", segment);
        int end = text.indexOf('}', size);
        return segment < 0 || size < 0 || end < 0 ? text : text.substring(0, segment) + "of "
                + text.substring(size + "byteSize: ".length(), end).strip() + " bytes"
                + text.substring(end + 1);
    }

    private static StackTraceElement firstOutsideOfJdk(Throwable e) {
        for (StackTraceElement frame : e.getStackTrace()) {
            if (!isJdk(frame)) {
                return frame;
            }
        }
        return null;
    }

    private static StackTraceElement ownPlace(Throwable e) {
        for (StackTraceElement frame : e.getStackTrace()) {
            if (!isMirror(frame) && !isJdk(frame)) {
                return frame;
            }
        }
        return null;
    }

    static boolean isMirror(StackTraceElement frame) {
        return frame.getClassName().startsWith(Target.PACKAGES);
    }

    private static boolean isJdk(StackTraceElement frame) {
        for (String beginning : JDK) {
            if (frame.getClassName().startsWith(beginning)) {
                return true;
            }
        }
        return false;
    }
}
