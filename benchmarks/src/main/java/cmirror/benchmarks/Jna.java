package cmirror.benchmarks;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Platform;

/** libc through JNA's direct mapping, which is the faster of its two. */
final class Jna {

    static {
        Native.register(Jna.class, Platform.C_LIBRARY_NAME);
    }

    private Jna() {
    }

    static native int getppid();

    static native int htonl(int hostlong);

    static native int close(int fd);

    static native NativeLong recv(int fd, Memory buf, NativeLong len, int flags);
}
