package cmirror;

import cmirror.runtime.stdio.Printf;
import cmirror.runtime.stdio.Syslog;

/** What of {@code <syslog.h>} is variadic, keeps a string, or is a macro. */
abstract class syslog_by_hand extends sys_types_h {

    /**
     * {@snippet lang=c :
     * void openlog(const char *ident, int option, int facility);
     * }
     * Sets what stands in front of each message: {@code ident}, NULL for the program's name.
     * {@code option}: LOG_PID, LOG_CONS, LOG_PERROR ... Source: openlog(3).
     */
    public static void openlog(Object ident, int option, int facility) {
        Syslog.open(ident, option, facility);
    }

    /**
     * {@snippet lang=c :
     * void syslog(int priority, const char *format, ...);
     * }
     * Sends a message to the system's log; the format is checked as printf's is, and {@code %m}
     * stands for the text of errno. Source: syslog(3).
     */
    public static void syslog(int priority, Object format, Object... arguments) {
        Syslog.log(priority, format, arguments);
    }

    /**
     * {@snippet lang=c :
     * void vsyslog(int priority, const char *format, va_list ap);
     * }
     * {@link #syslog} with the arguments in an array. Source: syslog(3).
     */
    public static void vsyslog(int priority, Object format, Object[] ap) {
        Syslog.log(priority, format, Printf.list(ap));
    }

    /** The bit of one priority, for setlogmask. */
    public static int LOG_MASK(int priority) {
        return 1 << priority;
    }

    /** The bits of all priorities up to this one, for setlogmask. */
    public static int LOG_UPTO(int priority) {
        return (1 << priority + 1) - 1;
    }

    /** The priority in a value that also has a facility. */
    public static int LOG_PRI(int value) {
        return value & 7;
    }

    /** A facility and a priority in one value. */
    public static int LOG_MAKEPRI(int facility, int priority) {
        return facility | priority;
    }
}
