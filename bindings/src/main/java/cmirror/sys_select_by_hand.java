package cmirror;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;

/** The macros of {@code <sys/select.h>} that work on a set of descriptors. */
abstract class sys_select_by_hand extends sys_time_h {

    /** {@code FD_ZERO(&set)}: empties the set. */
    public static void FD_ZERO(fd_set set) {
        set.segment().fill((byte) 0);
    }

    /** {@code FD_SET(fd, &set)}: adds a descriptor, 0 to 1023. */
    public static void FD_SET(int fd, fd_set set) {
        MemorySegment bits = set.segment();
        bits.set(JAVA_BYTE, place(fd), (byte) (bits.get(JAVA_BYTE, place(fd)) | bit(fd)));
    }

    /** {@code FD_CLR(fd, &set)}: takes a descriptor out. */
    public static void FD_CLR(int fd, fd_set set) {
        MemorySegment bits = set.segment();
        bits.set(JAVA_BYTE, place(fd), (byte) (bits.get(JAVA_BYTE, place(fd)) & ~bit(fd)));
    }

    /** {@code FD_ISSET(fd, &set)}: whether a descriptor is in the set. */
    public static boolean FD_ISSET(int fd, fd_set set) {
        return (set.segment().get(JAVA_BYTE, place(fd)) & bit(fd)) != 0;
    }

    /** All platforms are little-endian: bit fd of the set is in byte fd / 8. */
    private static int place(int fd) {
        if (fd < 0 || fd >= 1024) {
            throw new IllegalArgumentException("an fd_set holds descriptors 0 to 1023, not " + fd);
        }
        return fd / 8;
    }

    private static int bit(int fd) {
        return 1 << fd % 8;
    }
}
