package cmirror.runtime.call;

import cmirror.runtime.libc.Libc;
import cmirror.runtime.libc.Shapes;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** Calls with doubles or floats, which travel in registers of their own: atof, difftime, sqrt. */
final class Doubles {

    private Doubles() {
    }

    /** {@code words}: a Double or a Float is C's, every other number a machine word. */
    static Object call(Call call, MemorySegment function, MemoryLayout result, Object[] words) {
        Object[] passed = call.andHeld(words);
        Object[] all = new Object[passed.length + 2];
        all[0] = function;
        all[1] = call.state();
        for (int i = 0; i < passed.length; i++) {
            all[i + 2] = passed[i] instanceof Number number && !(number instanceof Double || number instanceof Float)
                    ? (Object) number.longValue() : passed[i];
        }
        try {
            MethodHandle shape = Shapes.of(result, passed);
            call.errnoToLibc();
            return shape.invokeWithArguments(all);
        } catch (Throwable e) {
            throw Libc.unexpected(e);
        }
    }

    /** A result as a trace has it: a word. */
    static long bits(Object result) {
        return result instanceof Double number ? Double.doubleToRawLongBits(number)
                : result instanceof Float number ? Float.floatToRawIntBits(number) : (long) result;
    }
}
