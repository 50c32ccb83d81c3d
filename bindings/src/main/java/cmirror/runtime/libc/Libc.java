package cmirror.runtime.libc;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/**
 * libc itself. Every function is called through one and the same shape, six machine words in and
 * one out: a C function reads only the argument registers it declares, and each further shape
 * would cost milliseconds at start-up. (More than six words, or
 * doubles, have shapes of their own.)
 */
public final class Libc {

    public static final Linker LINKER = Linker.nativeLinker();
    public static final Linker.Option ERRNO = Linker.Option.captureCallState("errno");
    public static final StructLayout CALL_STATE = Linker.Option.captureStateLayout();
    private static final SymbolLookup SYMBOLS = LINKER.defaultLookup();

    private static final MethodHandle CALL = LINKER.downcallHandle(
            FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG,
                    JAVA_LONG), ERRNO);

    private Libc() {
    }

    /** The shape of the few functions with more than six words: getnameinfo has seven. */
    private static final class Wide {
        static final MethodHandle CALL = LINKER.downcallHandle(
                FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG,
                        JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG), ERRNO);
    }

    /** A function's address. */
    public static MemorySegment find(String symbol) {
        Optional<MemorySegment> address = SYMBOLS.find(symbol);
        if (address.isEmpty()) {
            address = Libraries.find(symbol);
        }
        if (address.isEmpty()) { // no lambda: one would be linked before main
            throw new UnsupportedOperationException(
                    symbol + " does not exist in the libc of this system (" + Target.NAME + glibc()
                            + ")");
        }
        return address.get();
    }

    /** A function that later versions of this libc have under a name of their own. */
    public static MemorySegment find(String later, String symbol) {
        return has(later) ? find(later) : find(symbol);
    }

    /** Of an old glibc: what has all that the mirror has. */
    private static String glibc() {
        Optional<MemorySegment> function = SYMBOLS.find("gnu_get_libc_version");
        if (function.isEmpty()) {
            return "";
        }
        long text = call(function.get(), Arena.ofAuto().allocate(CALL_STATE), 0, 0, 0, 0, 0, 0);
        String version = MemorySegment.ofAddress(text).reinterpret(Long.MAX_VALUE).getString(0);
        boolean isOld = version.matches("2\\.(\\d|[12]\\d|3[0-3])(\\D.*)?");
        return isOld ? ", glibc " + version + "; 2.34 or later has it" : "";
    }

    /** Whether this libc has the symbol. */
    public static boolean has(String symbol) {
        return SYMBOLS.find(symbol).isPresent();
    }

    /** A variable of libc: {@code size} bytes. */
    public static MemorySegment variable(String symbol, long size) {
        return find(symbol).reinterpret(size);
    }

    public static long call(MemorySegment function, MemorySegment state, long a, long b, long c,
            long d, long e, long f) {
        try {
            return (long) CALL.invokeExact(function, state, a, b, c, d, e, f);
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    public static long callWide(MemorySegment function, MemorySegment state, long a, long b, long c,
            long d, long e, long f, long g, long h) {
        try {
            return (long) Wide.CALL.invokeExact(function, state, a, b, c, d, e, f, g, h);
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    public static AssertionError unexpected(Throwable e) {
        return new AssertionError("a downcall threw", e);
    }

    public static MethodHandle link(FunctionDescriptor shape, Linker.Option... options) {
        return LINKER.downcallHandle(shape, options);
    }
}
