package cmirror.runtime;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** Calls with doubles, which travel in registers of their own: atof, difftime, sqrt. */
final class Doubles {

    private Doubles() {
    }

    /** {@code words}: a Double is a C double, every other number a machine word. */
    static Object call(Call call, MemorySegment function, boolean returnsDouble, Object[] words) {
        Object[] passed = call.held == null ? words : call.held.behind(words);
        Object[] all = new Object[passed.length + 2];
        all[0] = function;
        all[1] = call.state();
        for (int i = 0; i < passed.length; i++) {
            all[i + 2] = passed[i] instanceof Number number && !(number instanceof Double)
                    ? (Object) number.longValue() : passed[i];
        }
        try {
            MethodHandle shape = Shapes.of(returnsDouble ? JAVA_DOUBLE : JAVA_LONG, passed);
            call.errnoToLibc();
            return shape.invokeWithArguments(all);
        } catch (Throwable e) {
            throw Libc.unexpected(e);
        }
    }
}
