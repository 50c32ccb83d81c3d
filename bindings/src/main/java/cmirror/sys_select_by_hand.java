package cmirror;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import cmirror.runtime.arguments.Given;
import java.lang.foreign.MemorySegment;

/** The macros of {@code <sys/select.h>} that work on a set of descriptors. */
abstract class sys_select_by_hand extends sys_time_h {

    /** {@code FD_ZERO(&set)}: empties the set. */
    public static void FD_ZERO(fd_set set) {
        Given.written("FD_ZERO", "set", set).fill((byte) 0);
    }

    /** {@code FD_SET(fd, &set)}: adds a descriptor, 0 to 1023. */
    public static void FD_SET(int fd, fd_set set) {
        MemorySegment bits = Given.written("FD_SET", "set", set);
        int place = place("FD_SET", fd);
        bits.set(JAVA_BYTE, place, (byte) (bits.get(JAVA_BYTE, place) | bit(fd)));
    }

    /** {@code FD_CLR(fd, &set)}: takes a descriptor out. */
    public static void FD_CLR(int fd, fd_set set) {
        MemorySegment bits = Given.written("FD_CLR", "set", set);
        int place = place("FD_CLR", fd);
        bits.set(JAVA_BYTE, place, (byte) (bits.get(JAVA_BYTE, place) & ~bit(fd)));
    }

    /** {@code FD_ISSET(fd, &set)}: whether a descriptor is in the set. */
    public static boolean FD_ISSET(int fd, fd_set set) {
        return (Given.read("FD_ISSET", "set", set).get(JAVA_BYTE, place("FD_ISSET", fd)) & bit(fd)) != 0;
    }

    /** All platforms are little-endian: bit fd of the set is in byte fd / 8. */
    private static int place(String call, int fd) {
        if (fd < 0 || fd >= 1024) {
            throw new IllegalArgumentException(call + ": fd " + fd
                    + " is not in 0..1023, which an fd_set holds; poll takes any");
        }
        return fd / 8;
    }

    private static int bit(int fd) {
        return 1 << fd % 8;
    }
}
