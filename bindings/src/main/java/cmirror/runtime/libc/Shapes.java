package cmirror.runtime.libc;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.HashMap;
import java.util.Map;

/** The shapes of the few calls that the common one does not serve, each linked once. */
public final class Shapes {

    private static final int NOT_VARIADIC = -1;
    private static final Map<String, MethodHandle> LINKED = new HashMap<>();

    private Shapes() {
    }

    /** Takes such words, a Double and a Float as C's, a segment as its address. */
    public static MethodHandle of(MemoryLayout result, Object[] words) {
        return of(result, NOT_VARIADIC, words);
    }

    /** The same of a variadic function, whose first {@code fixed} words are not variable. */
    public static MethodHandle ofVariadic(int fixed, Object[] words) {
        return of(JAVA_LONG, fixed, words);
    }

    private static synchronized MethodHandle of(MemoryLayout result, int fixed, Object[] words) {
        StringBuilder key = new StringBuilder().append(result == JAVA_DOUBLE ? 'D'
                : result == JAVA_FLOAT ? 'F' : 'L')
                .append(fixed);
        MemoryLayout[] arguments = new MemoryLayout[words.length];
        for (int i = 0; i < words.length; i++) {
            boolean isDouble = words[i] instanceof Double;
            boolean isAddress = words[i] instanceof MemorySegment;
            boolean isFloat = words[i] instanceof Float;
            arguments[i] = isDouble ? JAVA_DOUBLE : isFloat ? JAVA_FLOAT
                    : isAddress ? ADDRESS : JAVA_LONG;
            key.append(isDouble ? 'D' : isFloat ? 'F' : isAddress ? 'A' : 'L');
        }
        FunctionDescriptor shape = FunctionDescriptor.of(result, arguments);
        return LINKED.computeIfAbsent(key.toString(), k -> tried(words, fixed == NOT_VARIADIC
                ? Libc.link(shape, Libc.ERRNO)
                : Libc.link(shape, Libc.ERRNO, Linker.Option.firstVariadicArg(fixed))));
    }

    /** What the JVM does for a first call would change errno between us and C. */
    private static MethodHandle tried(Object[] words, MethodHandle shape) {
        Object[] all = new Object[words.length + 2];
        all[0] = Errno.LOCATION;
        all[1] = Errno.IGNORED;
        System.arraycopy(words, 0, all, 2, words.length);
        try {
            shape.invokeWithArguments(all);
        } catch (Throwable e) {
            throw Libc.unexpected(e);
        }
        return shape;
    }
}
