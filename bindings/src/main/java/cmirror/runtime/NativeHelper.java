package cmirror.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.util.Arrays;

/** The C library that the jar carries (bindings/src/main/c): what Java cannot do. */
final class NativeHelper {

    private static SymbolLookup library;

    private NativeHelper() {
    }

    /** Its symbols, or null where the jar has no such library for this platform. */
    static synchronized SymbolLookup load() {
        if (library == null) {
            String mirror = Uncaught.MIRROR.replace('.', '/');
            String resource = "/" + mirror + "native/" + Target.NAME + "/libcmirror.so";
            try (InputStream in = NativeHelper.class.getResourceAsStream(resource)) {
                if (in == null) {
                    return null;
                }
                library = shared(in.readAllBytes());
            } catch (IOException e) {
                throw new IllegalStateException("cannot read " + resource, e);
            }
        }
        return library;
    }

    /**
     * A function that it is known to have. A build that moves our packages into others may have taken
     * its name for one of them, {@code org/other_one/cmirror_fork}, the library has not.
     */
    static MemorySegment find(SymbolLookup library, String symbol) {
        String name = symbol.substring(Math.max(symbol.lastIndexOf('/'), symbol.lastIndexOf('.')) + 1);
        return library.find("_cmirror".substring(1) + name.substring(name.indexOf('_'))).orElseThrow();
    }

    /** The library that another class loader has loaded, or one from now on for all. */
    private static SymbolLookup shared(byte[] elf) throws IOException {
        String property = "CMIRROR_HELPER_" + Integer.toHexString(Arrays.hashCode(elf));
        synchronized (System.class) { // which all class loaders have in common
            String path = System.getProperty(property);
            if (path != null) {
                return SymbolLookup.libraryLookup(path, Arena.global()); // found by this name
            }
            return library(elf, property);
        }
    }

    /** Loads a library from memory: no file of ours stays behind, and none can be in the way. */
    private static SymbolLookup library(byte[] elf, String property) throws IOException {
        Call call = Call.of("cmirror: memfd_create");
        int fd = call.int32(call.invoke(Libc.find("memfd_create"),
                call.string("name", "libcmirror.so"), 0));
        if (fd < 0) {
            throw new IOException("memfd_create failed, errno " + Call.errno());
        }
        call = Call.of("cmirror: write");
        int written = call.size(call.invoke(Libc.find("write"), fd,
                call.in("buf", elf, elf.length), elf.length));
        if (written != elf.length) {
            throw new IOException("wrote " + written + " of " + elf.length + " bytes");
        }
        String path = "/proc/self/fd/" + fd;
        SymbolLookup library = SymbolLookup.libraryLookup(path, Arena.global());
        System.setProperty(property, path);
        call = Call.of("cmirror: close");
        call.invoke(Libc.find("close"), fd);
        return library;
    }
}
