package cmirror.runtime.trace;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import cmirror.runtime.libc.Libc;
import cmirror.runtime.libc.Target;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/**
 * Reads memory at any address, which may well be nobody's: the kernel is asked to copy it, and
 * says no where the JVM would die of a signal. Where there is no such call (macOS), what a program
 * gave a segment for can be read, and nothing else.
 */
final class Memory {

    private static final int PAGE = 4096;
    private static final int MOST = 1 << 16;

    /** One reader for each thread, with an errno of its own: the program's is left alone. */
    private static final ThreadLocal<Memory> CURRENT = ThreadLocal.withInitial(Memory::new);

    private final MemorySegment state = Arena.ofAuto().allocate(Libc.CALL_STATE);
    private final MemorySegment vectors = Arena.ofAuto().allocate(32, 8);
    private MemorySegment copy = Arena.ofAuto().allocate(PAGE);
    private MemorySegment[] known = new MemorySegment[0];

    private Memory() {
    }

    private static final class Linux {
        static final MemorySegment READ = Libc.find("process_vm_readv");
        static final MemorySegment GETPID = Libc.find("getpid");
    }

    /** What this thread may read where only segments can be. */
    static void know(MemorySegment... segments) {
        CURRENT.get().known = segments;
    }

    /** The bytes at an address: as many of them as are there, at most {@code length}. */
    static byte[] read(long address, long length) {
        int size = (int) Math.max(0, Math.min(length, MOST));
        if (address == 0 || size == 0) {
            return new byte[0];
        }
        Memory memory = CURRENT.get();
        return Target.LINUX ? memory.copy(address, size) : memory.fromSegment(address, size);
    }

    /** The bytes before the first NUL, at most {@code most} of them; null if nobody's. */
    static byte[] string(long address, int most) {
        byte[] bytes = read(address, most);
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == 0) {
                return Arrays.copyOf(bytes, i);
            }
        }
        return bytes.length == 0 && most > 0 ? null : bytes;
    }

    /** The pointer or 64-bit number at an address; 0 if there is none. */
    static long word(long address) {
        byte[] bytes = read(address, 8);
        return bytes.length < 8 ? 0 : number(bytes, 0, 8);
    }

    /** A little-endian number. */
    static long number(byte[] bytes, int at, int size) {
        long number = 0;
        for (int i = at + size - 1; i >= at; i--) {
            number = number << 8 | bytes[i] & 0xff;
        }
        return number;
    }

    /** Page by page: the kernel copies a vector that it can read in part up to a page's end. */
    private byte[] copy(long address, int size) {
        if (copy.byteSize() < size) {
            copy = Arena.ofAuto().allocate(size);
        }
        int done = 0;
        while (done < size) {
            int chunk = (int) Math.min(size - done, PAGE - (address + done & PAGE - 1));
            vectors.set(JAVA_LONG, 0, copy.address() + done);
            vectors.set(JAVA_LONG, 8, chunk);
            vectors.set(JAVA_LONG, 16, address + done);
            vectors.set(JAVA_LONG, 24, chunk);
            long pid = Libc.call(Linux.GETPID, state, 0, 0, 0, 0, 0, 0) & 0xffffffffL;
            if (Libc.call(Linux.READ, state, pid, vectors.address(), 1, vectors.address() + 16, 1,
                    0) != chunk) {
                break;
            }
            done += chunk;
        }
        return copy.asSlice(0, done).toArray(JAVA_BYTE);
    }

    private byte[] fromSegment(long address, int size) {
        for (MemorySegment segment : known) {
            long offset = segment == null ? -1 : address - segment.address();
            if (offset >= 0 && offset < segment.byteSize() && segment.byteSize() <= MOST) {
                return segment.asSlice(offset, Math.min(size, segment.byteSize() - offset))
                        .toArray(JAVA_BYTE);
            }
        }
        return new byte[0];
    }
}
