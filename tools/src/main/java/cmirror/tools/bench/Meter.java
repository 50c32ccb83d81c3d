package cmirror.tools.bench;

import static cmirror.sys_resource_h.RUSAGE_CHILDREN;
import static cmirror.sys_resource_h.getrusage;
import static cmirror.time_h.CLOCK_PROCESS_CPUTIME_ID;
import static cmirror.time_h.clock_gettime;

import cmirror.rusage;
import cmirror.timespec;
import cmirror.timeval;

/**
 * Counts what a scene does: first to warm up, then for as long again, with what CPU time it costs.
 * Every Java program is measured by it, also those that do without the mirror: Java's own clock of
 * the process ticks a hundred times a second. Its twin is meter.h.
 */
public final class Meter {

    private final long length;
    private long end;
    private boolean warm;
    private long count;
    private long start;
    private long cpuStart;

    /** For a program whose last argument is the seconds. */
    public Meter(String[] args) {
        length = (long) (Double.parseDouble(args[args.length - 1]) * 1e9);
        cpu(); // so that its classes are there, and not loaded when it counts
        end = System.nanoTime() + length;
    }

    /** After {@code done} more; false when the time is over, and the result is printed. */
    public boolean goesOn(int done) {
        long now = System.nanoTime();
        count += done;
        if (now < end) {
            return true;
        }
        if (warm) {
            System.out.println(
                    new Sample(count, cpu() - cpuStart, now - start, Resident.now()).line());
            return false;
        }
        warm = true;
        count = 0;
        cpuStart = cpu();
        start = System.nanoTime();
        end = start + length;
        return true;
    }

    /** CPU time of all threads, and of the children that ended: nanoseconds. */
    private static long cpu() {
        var now = new timespec();
        var children = new rusage();
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, now);
        getrusage(RUSAGE_CHILDREN, children);
        return now.tv_sec() * 1_000_000_000L + now.tv_nsec()
                + nanos(children.ru_utime()) + nanos(children.ru_stime());
    }

    static long nanos(timeval time) {
        return time.tv_sec() * 1_000_000_000L + time.tv_usec() * 1000;
    }
}
