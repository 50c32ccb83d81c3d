package cmirror.runtime;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;

/** Calls with doubles, which travel in registers of their own: atof, difftime, sqrt. */
final class Doubles {

    private Doubles() {
    }

    /** {@code words}: a Double is a C double, every other number a machine word. */
    static Object call(MemorySegment function, MemorySegment state, boolean returnsDouble,
            Object[] words) {
        Object[] all = new Object[words.length + 2];
        all[0] = function;
        all[1] = state;
        for (int i = 0; i < words.length; i++) {
            all[i + 2] = words[i] instanceof Double ? words[i] : ((Number) words[i]).longValue();
        }
        try {
            return Shapes.of(returnsDouble ? JAVA_DOUBLE : JAVA_LONG, words).invokeWithArguments(all);
        } catch (Throwable e) {
            throw Libc.unexpected(e);
        }
    }
}
