package cmirror;

/**
 * {@snippet lang=c :
 * int (*filter)(const struct dirent *)
 * }
 * The Java method that chooses entries for scandir.
 */
@FunctionalInterface
public interface scandir_filter_t {

    /** Not 0: the entry is wanted. */
    int call(dirent entry);
}
