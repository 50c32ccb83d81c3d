package cmirror.runtime.helper;

import static cmirror.errno_h.EAGAIN;
import static cmirror.errno_h.EMFILE;
import static cmirror.errno_h.ENFILE;
import static cmirror.errno_h.ENOTSUP;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import cmirror.runtime.call.Call;
import cmirror.runtime.libc.Errno;
import cmirror.runtime.libc.Libc;
import cmirror.runtime.libc.Target;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The C library that the jar carries (bindings/src/main/c): what Java cannot do. It is loaded by
 * dlopen(3), which is quicker than Java's way and tells it by its handle.
 */
public final class NativeHelper {

    /** Where {@code ./lab} has it as a file. */
    private static final String FILE = System.getProperty("cmirror.helper");

    private static final int RTLD_NOW = 2;
    private static final int MFD_CLOEXEC = 1;

    private static long handle;
    private static String why;
    private static int error;

    private NativeHelper() {
    }

    /** Whether it can be had; {@link #why} and {@link #error} say why not. */
    public static synchronized boolean load() {
        if (handle == 0 && error != ENOTSUP) {
            try {
                handle = FILE == null ? 0 : open(FILE);
                if (handle == 0) {
                    handle = fromJar();
                }
            } catch (IOException e) {
                refuse(ENOTSUP, "the C helper cannot be loaded (" + e.getMessage() + "); it needs "
                        + "memfd_create and /proc, or a folder for a file that may be executed: "
                        + "-Djava.io.tmpdir=FOLDER");
            }
        }
        return handle != 0;
    }

    private static long refuse(int number, String sentence) {
        error = number;
        why = sentence;
        return 0;
    }

    /** Why there is none: a sentence. */
    public static String why() {
        return why;
    }

    /** The errno for it: ENOTSUP, or EAGAIN where that may change. */
    public static int error() {
        return error;
    }

    /**
     * A function that it is known to have. A build that moves our packages into others may have taken
     * its name for one of them, {@code org/other_one/cmirror_fork}, the library has not.
     */
    public static MemorySegment find(String symbol) {
        String name = symbol.substring(Math.max(symbol.lastIndexOf('/'), symbol.lastIndexOf('.')) + 1);
        name = "_cmirror".substring(1) + name.substring(name.indexOf('_'));
        Call call = Call.of("cmirror: dlsym");
        return MemorySegment.ofAddress(raw("dlsym", handle, call.string("symbol", name), 0));
    }

    /** A call that leaves errno alone. */
    private static long raw(String function, long a, long b, long c) {
        return Libc.call(Libc.find(function), Errno.IGNORED, a, b, c, 0, 0, 0);
    }

    private static long open(String path) {
        Call call = Call.of("cmirror: dlopen");
        return raw("dlopen", call.string("filename", path), RTLD_NOW, 0);
    }

    private static long fromJar() throws IOException {
        String mirror = Target.PACKAGES.replace('.', '/');
        String resource = "/" + mirror + "native/" + Target.NAME + "/libcmirror.so";
        byte[] elf;
        try (InputStream in = NativeHelper.class.getResourceAsStream(resource)) {
            if (in == null) {
                return refuse(ENOTSUP, "the C helper is not built for " + Target.NAME + " in this "
                        + "jar: build it where there is a C compiler");
            }
            elf = in.readAllBytes();
        }
        String property = "CMIRROR_HELPER_" + Integer.toHexString(Arrays.hashCode(elf));
        synchronized (System.class) { // which all class loaders have in common
            String loaded = System.getProperty(property);
            long found = loaded != null ? Long.parseLong(loaded) : fromMemory(elf);
            if (found == 0 && error != EAGAIN) {
                found = fromFile(elf);
            }
            if (found != 0) {
                System.setProperty(property, Long.toString(found));
            }
            return found;
        }
    }

    /** From memory: no file of ours stays behind, and none can be in the way. 0 if that is refused. */
    private static long fromMemory(byte[] elf) {
        error = 0;
        Call call = Call.of("cmirror: memfd_create");
        int fd = (int) raw("memfd_create", call.string("name", "libcmirror.so"), MFD_CLOEXEC, 0);
        if (fd < 0) {
            int errno = Errno.IGNORED.get(JAVA_INT, 0);
            return errno != EMFILE && errno != ENFILE ? 0
                    : refuse(EAGAIN, "no descriptor is left to load the C helper with");
        }
        call = Call.of("cmirror: write");
        long written = raw("write", fd, call.in("buf", elf, elf.length), elf.length);
        long found = written == elf.length ? open("/proc/self/fd/" + fd) : 0;
        raw("close", fd, 0, 0);
        return found;
    }

    /** From a file that only this user can read, for as long as it takes to load it. */
    private static long fromFile(byte[] elf) throws IOException {
        Path file = Files.createTempFile("cmirror", ".so");
        try {
            Files.write(file, elf);
            long found = open(file.toString());
            if (found == 0) {
                throw new IOException("dlopen refused " + file);
            }
            return found;
        } finally {
            Files.delete(file);
        }
    }
}
