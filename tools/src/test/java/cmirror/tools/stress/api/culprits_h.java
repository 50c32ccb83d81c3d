package cmirror.tools.stress.api;

import static cmirror.stdlib_h.*;
import static cmirror.string_h.memset;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Functions that each do one thing that the fuzzer must notice. */
public final class culprits_h {

    private static volatile boolean always = true;

    private culprits_h() {
    }

    public static int sentence(int n) {
        throw new IllegalArgumentException("sentence: n is " + n);
    }

    public static int mumbles(int n) {
        throw new IllegalArgumentException("something is wrong");
    }

    public static int jdks(Object none) {
        return new int[1].clone()[2];
    }

    public static int fails(int fd) {
        return cmirror.unistd_h.close(-1);
    }

    public static int overruns(MemorySegment buf) {
        if (isGuarded(buf)) {
            memset(MemorySegment.ofAddress(buf.address()).reinterpret(5000), 0, 5000);
        }
        return 0;
    }

    public static int underruns(MemorySegment buf) {
        if (isGuarded(buf)) {
            memset(MemorySegment.ofAddress(buf.address() - 1).reinterpret(1), 0, 1);
        }
        return 0;
    }

    private static boolean isGuarded(MemorySegment buf) {
        return buf != null && buf.isNative() && !buf.isReadOnly() && buf.byteSize() % 4096 != 0;
    }

    /** What a call of free that is not the mirror's would do. */
    public static int freesTwice(int n) throws Throwable {
        var linker = java.lang.foreign.Linker.nativeLinker();
        var free = linker.downcallHandle(linker.defaultLookup().find("free").orElseThrow(),
                java.lang.foreign.FunctionDescriptor.ofVoid(ValueLayout.ADDRESS));
        MemorySegment memory = malloc(100);
        free.invoke(memory);
        free.invoke(memory);
        return 0;
    }

    public static void leaves(int status) {
        _Exit(0);
    }

    public static int spins(int n) {
        while (always) {
            Thread.onSpinWait();
        }
        return n;
    }
}
