package cmirror;

import cmirror.runtime.arguments.Given;
import cmirror.runtime.arguments.Sizes;

/** The macro of {@code <sys/un.h>}. */
abstract class sys_un_by_hand extends sys_socket_h {

    /** {@code SUN_LEN(&addr)}: the bytes of an address up to the end of its path. */
    public static int SUN_LEN(sockaddr_un addr) {
        Given.read("SUN_LEN", "addr", addr);
        return (int) (sockaddr_un.sun_path$offset() + Sizes.strlen(addr.sun_path()));
    }
}
