package cmirror;

/** The macros of {@code <sys/stat.h>} that tell what kind of file a mode is of. */
abstract class sys_stat_by_hand extends time_h {

    private static final int S_IFMT = 0170000;

    /** A directory. */
    public static boolean S_ISDIR(int mode) {
        return (mode & S_IFMT) == 0040000;
    }

    /** A character device. */
    public static boolean S_ISCHR(int mode) {
        return (mode & S_IFMT) == 0020000;
    }

    /** A block device. */
    public static boolean S_ISBLK(int mode) {
        return (mode & S_IFMT) == 0060000;
    }

    /** A regular file. */
    public static boolean S_ISREG(int mode) {
        return (mode & S_IFMT) == 0100000;
    }

    /** A pipe. */
    public static boolean S_ISFIFO(int mode) {
        return (mode & S_IFMT) == 0010000;
    }

    /** A symbolic link. */
    public static boolean S_ISLNK(int mode) {
        return (mode & S_IFMT) == 0120000;
    }

    /** A socket. */
    public static boolean S_ISSOCK(int mode) {
        return (mode & S_IFMT) == 0140000;
    }
}
