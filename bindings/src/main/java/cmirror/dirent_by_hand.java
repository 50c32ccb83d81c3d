package cmirror;

/** The macros of {@code <dirent.h>} that turn the type of an entry into a mode and back. */
abstract class dirent_by_hand extends sys_types_h {

    /** {@code IFTODT(mode)}: DT_DIR for a directory's st_mode ... */
    public static int IFTODT(int mode) {
        return (mode & 0170000) >> 12;
    }

    /** {@code DTTOIF(type)}: the S_IFMT bits of a d_type. */
    public static int DTTOIF(int dirtype) {
        return dirtype << 12;
    }
}
