package cmirror.tools.stress.api;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Parameters that get only values by which no call ends the process or its surroundings. */
final class Tamed {

    private static final Map<String, Object[]> VALUES = new HashMap<>();
    private static final Map<String, String> REASONS = new LinkedHashMap<>();

    static {
        tame("signals that end the process", "raise.sig kill.sig killpg.sig sigqueue.sig"
                + " pthread_kill.arg2", 0, -1, 17, 23, 28, 65, Integer.MAX_VALUE,
                Integer.MIN_VALUE);
        tame("other processes", "kill.pid killpg.pgrp sigqueue.pid", 0, Integer.MAX_VALUE, -99999,
                99999);
        // MALLOC_PERTURB_ writes to all that there is: so little, or more than there can be
        tame("gigabytes, which are written to", "malloc.size calloc.nmemb calloc.size realloc.size"
                + " reallocarray.nmemb reallocarray.size valloc.size aligned_alloc.size"
                + " posix_memalign.size getcwd.size fmemopen.size qsort.size", 0L, 1L, 16L, 4096L,
                1L << 60, 1L << 61, 1L << 62, -1L, Long.MIN_VALUE, Long.MAX_VALUE);
        tame("gigabytes, which are written to", "aligned_alloc.alignment posix_memalign.alignment",
                0L, 1L, 3L, 8L, 4096L, 1L << 62, -1L);
        tame("gigabytes, which are written to", "ftw.nopenfd nftw.nopenfd", -1, 0, 1, 16);
        tame("memory in the place of other memory", "mmap.addr shmat.shmaddr", (Object) null);
        tame("calls that end the process", "syscall.number", 39L, 0L, 1L, -1L, 100000L);
        tame("calls that end the process", "prctl.option", 3, 15, 16, -1, 9999);
        tame("what ends the process", "error.status error_at_line.status", 0);
        tame("minutes of arithmetic, as in C", "jn.n jnf.n yn.n ynf.n", 0, 1, -1, 7);
        tame("SIGFPE, as in C", "div.denominator", 1, 7, -7);
    }

    private Tamed() {
    }

    private static void tame(String without, String parameters, Object... values) {
        for (String parameter : parameters.split(" ")) {
            VALUES.put(parameter, values);
            REASONS.merge(without, parameter, (a, b) -> a + " " + b);
        }
    }

    /** One of a tamed parameter's values; null if it is none. */
    static Argument argument(String function, String parameter, Random random) {
        Object[] values = VALUES.get(function + "." + parameter);
        return values == null ? null : Argument.of(values[random.nextInt(values.length)]);
    }

    /** The parameters, by what they are kept from. */
    static Map<String, String> reasons() {
        return REASONS;
    }

    static Set<String> parameters() {
        return VALUES.keySet();
    }
}
