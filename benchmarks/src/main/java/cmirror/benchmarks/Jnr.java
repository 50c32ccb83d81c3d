package cmirror.benchmarks;

import java.nio.ByteBuffer;
import jnr.ffi.LastError;
import jnr.ffi.LibraryLoader;
import jnr.ffi.annotations.Out;
import jnr.ffi.annotations.SaveError;
import jnr.ffi.types.size_t;
import jnr.ffi.types.ssize_t;

/** libc through jnr-ffi. */
final class Jnr {

    /** What the benchmarks call. */
    public interface LibC {

        int getppid();

        int htonl(int hostlong);

        @SaveError
        int close(int fd);

        @SaveError
        @ssize_t
        long recv(int fd, @Out ByteBuffer buf, @size_t long len, int flags);
    }

    static final LibC C = LibraryLoader.create(LibC.class).load("c");
    private static final jnr.ffi.Runtime RUNTIME = jnr.ffi.Runtime.getRuntime(C);

    private Jnr() {
    }

    static int errno() {
        return LastError.getLastError(RUNTIME);
    }
}
