package cmirror;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import cmirror.runtime.call.Call;
import cmirror.runtime.libc.Libc;
import cmirror.runtime.libc.Target;
import java.lang.foreign.MemorySegment;

/** {@code h_errno} of {@code <netdb.h>}. */
abstract class netdb_by_hand extends arpa_inet_h {

    private static MemorySegment location;

    /** {@code h_errno}: why this thread's last gethostbyname failed. Source: gethostbyname(3). */
    public static int h_errno() {
        if (Target.MACOS) {
            return Libc.variable("h_errno", 4).get(JAVA_INT, 0);
        }
        if (location == null) {
            location = Libc.find("__h_errno_location");
        }
        Call call = Call.of("h_errno");
        return call.pointer(call.invoke(location)).get(JAVA_INT, 0);
    }
}
