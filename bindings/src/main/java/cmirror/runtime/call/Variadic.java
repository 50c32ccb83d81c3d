package cmirror.runtime.call;

import cmirror.runtime.inject.Seen;
import cmirror.runtime.libc.Libc;
import cmirror.runtime.libc.Missing;
import cmirror.runtime.libc.Shapes;
import cmirror.runtime.libc.Target;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * Calls of variadic functions. On Linux the registers of a variadic call are those of any call, so
 * a short one without doubles takes the common shape; every other is linked as it is, once.
 */
public final class Variadic {

    private Variadic() {
    }

    /** {@code words}: the fixed arguments, then the variable ones; a Double is a C double. */
    public static long call(Call call, MemorySegment function, int fixed, Object[] words) {
        for (int i = 0; i < fixed; i++) {
            Missing.check(call.function(), (long) words[i]);
        }
        if (Target.LINUX && words.length <= 6 && !hasDouble(words)) {
            long[] a = new long[6];
            for (int i = 0; i < words.length; i++) {
                a[i] = (long) words[i];
            }
            return call.invokeUnchecked(function, a[0], a[1], a[2], a[3], a[4], a[5]);
        }
        Object[] passed = call.andHeld(words);
        Object[] all = new Object[passed.length + 2];
        all[0] = function;
        all[1] = call.state();
        System.arraycopy(passed, 0, all, 2, passed.length);
        long result;
        try {
            Seen seen = Call.SEEN ? Seen.enterMixed(call.function(), words) : null;
            MethodHandle shape = Shapes.ofVariadic(fixed, passed);
            call.errnoToLibc();
            result = Call.SEEN && !seen.isMade() ? seen.result(call.state())
                    : (long) shape.invokeWithArguments(all);
            if (Call.SEEN) {
                seen.leave(result, call.state());
            }
        } catch (Throwable e) {
            throw Libc.unexpected(e);
        }
        call.copyBack();
        return result;
    }

    /** Two fixed words and a variable one, as of fcntl and ioctl: without the arrays. */
    public static long call(Call call, MemorySegment function, long a, long b, long c) {
        if (!Target.LINUX) {
            return call(call, function, 2, new Object[] {a, b, c});
        }
        Missing.check(call.function(), a);
        Missing.check(call.function(), b);
        return call.invokeUnchecked(function, a, b, c, 0, 0, 0);
    }

    private static boolean hasDouble(Object[] words) {
        for (Object word : words) {
            if (word instanceof Double) {
                return true;
            }
        }
        return false;
    }
}
