package cmirror;

import cmirror.runtime.arguments.Given;
import cmirror.runtime.callback.Expansion;

/** glob of {@code <glob.h>}, which may call a Java method. */
abstract class glob_by_hand extends sys_types_h {

    /**
     * {@snippet lang=c :
     * int glob(const char *pattern, int flags, int (*errfunc)(const char *epath, int eerrno),
     *          glob_t *pglob);
     * }
     * Finds the paths that match a pattern: {@code g.gl_pathv(i)} for i below
     * {@code g.gl_pathc()}. Returns 0, or GLOB_NOMATCH, GLOB_ABORTED, GLOB_NOSPACE. Source:
     * glob(3).
     */
    public static int glob(Object pattern, int flags, glob_errfunc_t errfunc, glob_t pglob) {
        return Expansion.glob(pattern, flags, errfunc, pglob);
    }

    /** The same without a method: {@code errfunc} is NULL. */
    public static int glob(Object pattern, int flags, Object errfunc, glob_t pglob) {
        Given.mustBeNull("glob: errfunc", errfunc);
        return Expansion.glob(pattern, flags, null, pglob);
    }

    /**
     * {@snippet lang=c :
     * void globfree(glob_t *pglob);
     * }
     * Releases what glob has stored; what it has not stored is an IllegalArgumentException.
     * Source: glob(3).
     */
    public static void globfree(glob_t pglob) {
        Expansion.globfree(pglob);
    }
}
