package cmirror;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import cmirror.runtime.arguments.Given;
import cmirror.runtime.fork.Fork;
import java.lang.foreign.MemorySegment;

/** The macros of {@code <sched.h>} that work on a set of processors, 0 to 1023. */
abstract class sched_by_hand extends time_h {

    /** {@code CPU_ZERO(&set)}: empties the set. */
    public static void CPU_ZERO(cpu_set_t set) {
        Given.written("CPU_ZERO", "set", set).fill((byte) 0);
    }

    /** {@code CPU_SET(cpu, &set)}: adds a processor; one that no set can hold is left out, as in C. */
    public static void CPU_SET(int cpu, cpu_set_t set) {
        MemorySegment bits = Given.written("CPU_SET", "set", set);
        if (holds(cpu)) {
            bits.set(JAVA_BYTE, cpu / 8, (byte) (bits.get(JAVA_BYTE, cpu / 8) | 1 << cpu % 8));
        }
    }

    /** {@code CPU_CLR(cpu, &set)}: takes a processor out. */
    public static void CPU_CLR(int cpu, cpu_set_t set) {
        MemorySegment bits = Given.written("CPU_CLR", "set", set);
        if (holds(cpu)) {
            bits.set(JAVA_BYTE, cpu / 8, (byte) (bits.get(JAVA_BYTE, cpu / 8) & ~(1 << cpu % 8)));
        }
    }

    /** {@code CPU_ISSET(cpu, &set)}: whether a processor is in the set. */
    public static boolean CPU_ISSET(int cpu, cpu_set_t set) {
        MemorySegment bits = Given.read("CPU_ISSET", "set", set);
        return holds(cpu) && (bits.get(JAVA_BYTE, cpu / 8) & 1 << cpu % 8) != 0;
    }

    private static boolean holds(int cpu) {
        return cpu >= 0 && cpu < 1024;
    }

    /** {@code CPU_COUNT(&set)}: how many are in the set. */
    public static int CPU_COUNT(cpu_set_t set) {
        MemorySegment bits = Given.read("CPU_COUNT", "set", set);
        int count = 0;
        for (long i = 0; i < bits.byteSize(); i++) {
            count += Integer.bitCount(bits.get(JAVA_BYTE, i) & 0xff);
        }
        return count;
    }

    /** {@code CPU_EQUAL(&a, &b)}: whether two sets hold the same. */
    public static boolean CPU_EQUAL(cpu_set_t a, cpu_set_t b) {
        return Given.read("CPU_EQUAL", "a", a).mismatch(Given.read("CPU_EQUAL", "b", b)) < 0;
    }

    /**
     * {@snippet lang=c :
     * int clone(int (*fn)(void *), void *stack, int flags, void *arg, ...);
     * }
     * Makes a child that runs a method, whose result is its exit status; returns the child's pid,
     * or -1. It has an underscore because every Java class has a method {@code clone} already.
     * {@code flags} is SIGCHLD alone, and the stack is the child's copy of the caller's: a child
     * that shares memory, descriptors or an id with this process (CLONE_VM, CLONE_FILES,
     * CLONE_THREAD ...) would be a thread that the JVM does not know, and is refused. Errors: as
     * fork. Linux only. Source: clone(2).
     */
    public static int clone_(clone_fn_t fn, Object stack, int flags, Object arg) {
        return Fork.clone(fn, flags, arg);
    }
}
