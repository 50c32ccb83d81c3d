package cmirror;

/** The macros of {@code <sys/stat.h>} that tell what kind of file a mode is of. */
abstract class sys_stat_by_hand extends time_h {

    /** A directory. */
    public static boolean S_ISDIR(int mode) {
        return (mode & sys_stat_h.S_IFMT) == sys_stat_h.S_IFDIR;
    }

    /** A character device. */
    public static boolean S_ISCHR(int mode) {
        return (mode & sys_stat_h.S_IFMT) == sys_stat_h.S_IFCHR;
    }

    /** A block device. */
    public static boolean S_ISBLK(int mode) {
        return (mode & sys_stat_h.S_IFMT) == sys_stat_h.S_IFBLK;
    }

    /** A regular file. */
    public static boolean S_ISREG(int mode) {
        return (mode & sys_stat_h.S_IFMT) == sys_stat_h.S_IFREG;
    }

    /** A pipe. */
    public static boolean S_ISFIFO(int mode) {
        return (mode & sys_stat_h.S_IFMT) == sys_stat_h.S_IFIFO;
    }

    /** A symbolic link. */
    public static boolean S_ISLNK(int mode) {
        return (mode & sys_stat_h.S_IFMT) == sys_stat_h.S_IFLNK;
    }

    /** A socket. */
    public static boolean S_ISSOCK(int mode) {
        return (mode & sys_stat_h.S_IFMT) == sys_stat_h.S_IFSOCK;
    }
}
