package cmirror;

import cmirror.runtime.call.VariadicCalls;

/** mq_open of {@code <mqueue.h>}, which is variadic. */
abstract class mqueue_by_hand extends fcntl_h {

    /**
     * {@snippet lang=c :
     * mqd_t mq_open(const char *name, int oflag, ...);
     * }
     * Opens a message queue, whose name is a slash and a name; returns its descriptor, or -1. Linux
     * only. Errors: EACCES, EINVAL, EMFILE, ENAMETOOLONG, ENFILE, ENOENT. Source: mq_open(3).
     */
    public static int mq_open(Object name, int oflag) {
        return mq_open(name, oflag, 0, null);
    }

    /** The same with O_CREAT: the permissions of a new one, and its attributes or NULL. */
    public static int mq_open(Object name, int oflag, int mode, Object attr) {
        return VariadicCalls.mqOpen(name, oflag, mode, attr);
    }
}
