package cmirror;

import cmirror.runtime.libc.Libc;
import cmirror.runtime.memory.Pointers;
import java.lang.foreign.MemorySegment;

/** The variable of {@code <time.h>} that is an array. */
abstract class time_by_hand extends sys_wait_h {

    /**
     * {@code tzname[i]} of {@code extern char *tzname[2]}: the time zone's abbreviation, and (1) that
     * of its summer time. Source: tzset(3).
     */
    public static MemorySegment tzname(int i) {
        if (i < 0 || i > 1) {
            throw new IndexOutOfBoundsException("tzname has 2 elements: there is no tzname[" + i + "]");
        }
        return Pointers.at(Libc.variable("tzname", 16), 8L * i);
    }
}
