package cmirror;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

/** The macros of {@code <sched.h>} that work on a set of processors, 0 to 1023. */
abstract class sched_by_hand extends time_h {

    /** {@code CPU_ZERO(&set)}: empties the set. */
    public static void CPU_ZERO(cpu_set_t set) {
        set.segment().fill((byte) 0);
    }

    /** {@code CPU_SET(cpu, &set)}: adds a processor. */
    public static void CPU_SET(int cpu, cpu_set_t set) {
        byte bits = set.segment().get(JAVA_BYTE, cpu / 8);
        set.segment().set(JAVA_BYTE, cpu / 8, (byte) (bits | 1 << cpu % 8));
    }

    /** {@code CPU_CLR(cpu, &set)}: takes a processor out. */
    public static void CPU_CLR(int cpu, cpu_set_t set) {
        byte bits = set.segment().get(JAVA_BYTE, cpu / 8);
        set.segment().set(JAVA_BYTE, cpu / 8, (byte) (bits & ~(1 << cpu % 8)));
    }

    /** {@code CPU_ISSET(cpu, &set)}: whether a processor is in the set. */
    public static boolean CPU_ISSET(int cpu, cpu_set_t set) {
        return (set.segment().get(JAVA_BYTE, cpu / 8) & 1 << cpu % 8) != 0;
    }

    /** {@code CPU_COUNT(&set)}: how many are in the set. */
    public static int CPU_COUNT(cpu_set_t set) {
        int count = 0;
        for (long i = 0; i < set.segment().byteSize(); i++) {
            count += Integer.bitCount(set.segment().get(JAVA_BYTE, i) & 0xff);
        }
        return count;
    }

    /** {@code CPU_EQUAL(&a, &b)}: whether two sets hold the same. */
    public static boolean CPU_EQUAL(cpu_set_t a, cpu_set_t b) {
        return a.segment().mismatch(b.segment()) < 0;
    }
}
