package cmirror;

import cmirror.runtime.arguments.Given;
import cmirror.runtime.callback.Scandir;

/** What of {@code <dirent.h>} calls Java methods, and its macros. */
abstract class dirent_by_hand extends sys_types_h {

    /** {@code IFTODT(mode)}: DT_DIR for a directory's st_mode ... */
    public static int IFTODT(int mode) {
        return (mode & sys_stat_h.S_IFMT) >> 12;
    }

    /** {@code DTTOIF(type)}: the S_IFMT bits of a d_type. */
    public static int DTTOIF(int dirtype) {
        return dirtype << 12;
    }

    /**
     * {@snippet lang=c :
     * int scandir(const char *dirp, struct dirent ***namelist,
     *             int (*filter)(const struct dirent *),
     *             int (*compar)(const struct dirent **, const struct dirent **));
     * }
     * Reads a directory into a list and returns the number of its entries, or -1:
     * {@code var namelist = new dirent[1][]; n = scandir(".", namelist, NULL,
     * dirent_h::alphasort);}. The entries are {@code namelist[0][i]}, each to be freed; the list
     * itself is a Java array, which {@code free} leaves to the garbage collector. Errors: ENOENT,
     * ENOMEM, ENOTDIR. Source: scandir(3).
     */
    public static int scandir(Object dirp, dirent[][] namelist, scandir_filter_t filter,
            scandir_compar_t compar) {
        return Scandir.scandir(dirp, namelist, filter, compar);
    }

    /** The same with all entries: {@code filter} is NULL. */
    public static int scandir(Object dirp, dirent[][] namelist, Object filter,
            scandir_compar_t compar) {
        Given.mustBeNull("scandir: filter", filter);
        return Scandir.scandir(dirp, namelist, null, compar);
    }

    /** The same in the order of the directory: {@code compar} is NULL. */
    public static int scandir(Object dirp, dirent[][] namelist, scandir_filter_t filter,
            Object compar) {
        Given.mustBeNull("scandir: compar", compar);
        return Scandir.scandir(dirp, namelist, filter, null);
    }

    /** The same with all entries in the order of the directory: both are NULL. */
    public static int scandir(Object dirp, dirent[][] namelist, Object filter, Object compar) {
        Given.mustBeNull("scandir: filter", filter);
        Given.mustBeNull("scandir: compar", compar);
        return Scandir.scandir(dirp, namelist, null, null);
    }

    /**
     * {@snippet lang=c :
     * int alphasort(const struct dirent **a, const struct dirent **b);
     * }
     * Compares two entries by their names, as strcoll does. Source: alphasort(3).
     */
    public static int alphasort(dirent a, dirent b) {
        return Scandir.compare("alphasort", a, b);
    }

    /**
     * {@snippet lang=c :
     * int versionsort(const struct dirent **a, const struct dirent **b);
     * }
     * Compares two entries by their names, numbers in them by value. Linux only. Source:
     * versionsort(3).
     */
    public static int versionsort(dirent a, dirent b) {
        return Scandir.compare("versionsort", a, b);
    }
}
