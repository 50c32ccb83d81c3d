package cmirror.tools.stress;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.management.ManagementFactory;

/**
 * Work for the JIT compiler. It compiles a method once; each {@link #again} defines this class anew
 * as a hidden class, so that there is a method which it has not seen.
 */
final class Hot {

    private static final byte[] BYTES = bytes();
    private static final int ROUNDS = 20_000;

    private Hot() {
    }

    /** Some arithmetic with a known result. */
    static int mix(int start) {
        int x = start;
        for (int i = 0; i < 50; i++) {
            x = x * 31 + (x >>> 7) + i;
        }
        return x;
    }

    /** Runs a new copy of {@link #mix} until the compiler has been at work; false if it is wrong. */
    static boolean again(int seconds) throws Throwable {
        MethodHandles.Lookup copy = MethodHandles.lookup().defineHiddenClass(BYTES, false);
        MethodHandle mix = copy.findStatic(copy.lookupClass(), "mix",
                MethodType.methodType(int.class, int.class));
        long before = compiling();
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        int expected = mix(1);
        do {
            for (int i = 0; i < ROUNDS; i++) {
                if ((int) mix.invokeExact(1) != expected) {
                    return false;
                }
            }
            if (System.nanoTime() > end) {
                return false;
            }
        } while (compiling() == before);
        return true;
    }

    /** Milliseconds that this JVM has spent compiling. */
    static long compiling() {
        return ManagementFactory.getCompilationMXBean().getTotalCompilationTime();
    }

    private static byte[] bytes() {
        try (InputStream in = Hot.class.getResourceAsStream("Hot.class")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
