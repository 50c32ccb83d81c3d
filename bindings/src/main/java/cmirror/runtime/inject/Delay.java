package cmirror.runtime.inject;

import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How late a call comes: microseconds, as strace's, or with their unit. */
final class Delay {

    private static final Pattern TEXT = Pattern.compile("(\\d{1,9})(ns|us|ms|s|)");

    private Delay() {
    }

    /** Nanoseconds. */
    static long parse(String effect, String text) {
        Matcher m = TEXT.matcher(text);
        if (!m.matches() || Long.parseLong(m.group(1)) == 0) {
            throw new IllegalArgumentException(effect + " is no time: 50ms, 2s, 300us, or microseconds"
                    + " without a unit");
        }
        return Long.parseLong(m.group(1)) * switch (m.group(2)) {
            case "ns" -> 1L;
            case "ms" -> 1_000_000L;
            case "s" -> 1_000_000_000L;
            default -> 1_000L;
        };
    }

    /** To the end, whoever wakes this thread meanwhile. */
    static void sleep(long nanoseconds) {
        long until = System.nanoTime() + nanoseconds;
        boolean interrupted = false;
        for (long left = nanoseconds; left > 0; left = until - System.nanoTime()) {
            interrupted |= Thread.interrupted(); // else parkNanos returns at once
            LockSupport.parkNanos(left);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
