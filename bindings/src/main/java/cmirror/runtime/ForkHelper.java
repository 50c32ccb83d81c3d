package cmirror.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;

/** The C library that forks a whole JVM (bindings/src/main/c). The jar carries it. */
final class ForkHelper {

    private static ForkHelper loaded;

    private final MemorySegment fork;
    private final MemorySegment why;

    private ForkHelper(SymbolLookup library) {
        fork = library.find("cmirror_fork").orElseThrow();
        why = library.find("cmirror_fork_why").orElseThrow();
    }

    /** The helper, or null where the jar has none for this platform. */
    static synchronized ForkHelper load() {
        if (loaded == null) {
            String resource = "/cmirror/native/" + Target.NAME + "/libcmirror_fork.so";
            try (InputStream in = ForkHelper.class.getResourceAsStream(resource)) {
                if (in == null) {
                    return null;
                }
                loaded = new ForkHelper(library(in.readAllBytes()));
            } catch (IOException e) {
                throw new IllegalStateException("cannot read " + resource, e);
            }
        }
        return loaded;
    }

    /** Loads a library from memory: no file of ours stays behind, and none can be in the way. */
    private static SymbolLookup library(byte[] elf) throws IOException {
        Call call = Call.of("memfd_create");
        int fd = call.int32(call.invoke(Libc.find("memfd_create"),
                call.string("name", "libcmirror_fork.so"), 0));
        if (fd < 0) {
            throw new IOException("memfd_create failed, errno " + Call.errno());
        }
        call = Call.of("write");
        int written = call.size(call.invoke(Libc.find("write"), fd,
                call.in("buf", elf, elf.length), elf.length));
        if (written != elf.length) {
            throw new IOException("wrote " + written + " of " + elf.length + " bytes");
        }
        SymbolLookup library = SymbolLookup.libraryLookup("/proc/self/fd/" + fd, Arena.global());
        call = Call.of("close");
        call.invoke(Libc.find("close"), fd);
        return library;
    }

    /** The child's pid, 0 in the child, or -1 with errno. */
    int fork() {
        Call call = Call.of("fork");
        int result = (int) call.invoke(fork);
        if (result < 0) {
            Call.errno(-result);
            return -1;
        }
        return result;
    }

    /** Why the last fork was refused. */
    String why() {
        Call call = Call.of("cmirror_fork_why");
        return CString.of(Pointers.to(call.invoke(why), Long.MAX_VALUE));
    }
}
