package cmirror.runtime.libc;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** Which glibc the program runs on: a few constants have other values in later ones. */
public final class Glibc {

    private static final int MINOR = Target.LINUX && Libc.has("gnu_get_libc_version")
            ? minor(version()) : -1;

    private Glibc() {
    }

    /** Whether it is glibc 2.{@code minor} or later. */
    public static boolean since(int minor) {
        return MINOR >= minor;
    }

    private static String version() {
        try (Arena arena = Arena.ofConfined()) {
            long text = Libc.call(Libc.find("gnu_get_libc_version"), arena.allocate(Libc.CALL_STATE),
                    0, 0, 0, 0, 0, 0);
            return MemorySegment.ofAddress(text).reinterpret(16).getString(0);
        }
    }

    /** 36 of "2.36", and of "2.36.9000". */
    static int minor(String version) {
        int end = 2;
        while (end < version.length() && Character.isDigit(version.charAt(end))) {
            end++;
        }
        return Integer.parseInt(version, 2, end, 10);
    }
}
