package cmirror;

import cmirror.runtime.call.VariadicCalls;

/** The variadic call of {@code <sys/prctl.h>}. */
abstract class sys_prctl_by_hand extends sys_types_h {

    /**
     * {@snippet lang=c :
     * int prctl(int option, ...);
     * }
     * Asks or changes something of the process: {@code PR_} values, with up to four arguments,
     * each a number, a buffer or a string. Linux only. Errors: EINVAL, EPERM and others. Source:
     * prctl(2).
     */
    public static int prctl(int option, Object... arguments) {
        return VariadicCalls.prctl(option, arguments);
    }
}
