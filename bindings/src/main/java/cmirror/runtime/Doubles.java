package cmirror.runtime;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.HashMap;
import java.util.Map;

/** Calls with doubles, which travel in registers of their own: atof, difftime, sqrt. */
final class Doubles {

    private static final Map<String, MethodHandle> SHAPES = new HashMap<>();

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
            return shape(returnsDouble, words).invokeWithArguments(all);
        } catch (Throwable e) {
            throw Libc.unexpected(e);
        }
    }

    private static synchronized MethodHandle shape(boolean returnsDouble, Object[] words) {
        StringBuilder key = new StringBuilder().append(returnsDouble ? 'D' : 'L');
        MemoryLayout[] arguments = new MemoryLayout[words.length];
        for (int i = 0; i < words.length; i++) {
            boolean isDouble = words[i] instanceof Double;
            arguments[i] = isDouble ? JAVA_DOUBLE : JAVA_LONG;
            key.append(isDouble ? 'D' : 'L');
        }
        return SHAPES.computeIfAbsent(key.toString(), k -> Libc.link(FunctionDescriptor.of(
                returnsDouble ? JAVA_DOUBLE : JAVA_LONG, arguments), Libc.ERRNO));
    }
}
