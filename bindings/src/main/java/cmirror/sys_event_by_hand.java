package cmirror;

import cmirror.runtime.arguments.Given;

/** The macro of {@code <sys/event.h>}, of macOS. */
abstract class sys_event_by_hand extends sys_types_h {

    /** {@code EV_SET(&kev, ident, filter, flags, fflags, data, udata)}: fills in an event. */
    public static void EV_SET(kevent kev, long ident, int filter, int flags, int fflags, long data,
            Object udata) {
        Given.written("EV_SET", "kev", kev);
        kev.ident(ident);
        kev.filter(filter);
        kev.flags(flags);
        kev.fflags(fflags);
        kev.data(data);
        kev.udata(udata);
    }
}
