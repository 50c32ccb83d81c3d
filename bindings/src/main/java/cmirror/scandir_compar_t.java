package cmirror;

/**
 * {@snippet lang=c :
 * int (*compar)(const struct dirent **, const struct dirent **)
 * }
 * The Java method that compares two entries for scandir, such as {@code dirent_h::alphasort}.
 */
@FunctionalInterface
public interface scandir_compar_t {

    /** Less than 0, 0 or more than 0: how the first compares to the second. */
    int call(dirent a, dirent b);
}
