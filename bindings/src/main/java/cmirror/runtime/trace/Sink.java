package cmirror.runtime.trace;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import cmirror.runtime.libc.Libc;
import cmirror.runtime.libc.Target;
import cmirror.runtime.memory.CString;
import java.io.File;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Where lines go. Each is one write(2), so that those of several processes do not mix: a pipe takes
 * up to 4096 bytes in one piece (PIPE_BUF), and a file that is opened for appending takes any.
 */
final class Sink {

    private static final int PIPE_BUF = 4096;
    private static final int EINTR = 4;
    private static final int EAGAIN_LINUX = 11;
    private static final int ATTEMPTS = 1000;

    private static final MemorySegment WRITE = Libc.find("write");
    private static final int FD = open();

    private Sink() {
    }

    /** A file's descriptor is put out of the way: the program gets the numbers that it would get. */
    private static int open() {
        if (Options.FILE == null) {
            return 2;
        }
        try (Arena arena = Arena.ofConfined()) {
            new File(Options.FILE).createNewFile(); // open's third argument is variadic
            MemorySegment state = arena.allocate(Libc.CALL_STATE);
            byte[] path = CString.bytes(Options.FILE);
            MemorySegment name = arena.allocate(path.length + 1L);
            MemorySegment.copy(path, 0, name, JAVA_BYTE, 0, path.length);
            int fd = (int) Libc.call(Libc.find("open"), state, name.address(),
                    Constants.value("O_WRONLY") | Constants.value("O_APPEND")
                    | Constants.value("O_CLOEXEC"), 0, 0, 0, 0);
            if (fd >= 0) {
                return Target.LINUX ? moved(state, fd) : fd;
            }
        } catch (IOException e) {
            // as if open had failed
        }
        System.err.println("trace: cannot write " + Options.FILE);
        return 2;
    }

    private static int moved(MemorySegment state, int fd) {
        for (int high = 250; high > fd; high -= 50) {
            int moved = (int) Libc.call(Libc.find("fcntl"), state, fd,
                    Constants.value("F_DUPFD_CLOEXEC"), high, 0, 0, 0);
            if (moved >= 0) {
                Libc.call(Libc.find("close"), state, fd, 0, 0, 0, 0, 0);
                return moved;
            }
        }
        return fd;
    }

    static void line(String line) {
        byte[] bytes = CString.bytes(line + "\n");
        int length = bytes.length;
        if (Options.FILE == null && length > PIPE_BUF) {
            length = PIPE_BUF;
            bytes[length - 1] = '\n';
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(Libc.CALL_STATE);
            MemorySegment copy = arena.allocate(length);
            MemorySegment.copy(bytes, 0, copy, JAVA_BYTE, 0, length);
            for (int i = 0; i < ATTEMPTS; i++) {
                long written = Libc.call(WRITE, state, FD, copy.address(), length, 0, 0, 0);
                int errno = state.get(JAVA_INT, 0);
                if (written >= 0 || errno != EINTR && errno != EAGAIN_LINUX) {
                    return; // a closed stderr is the program's own wish
                }
                Thread.onSpinWait();
            }
        }
    }
}
