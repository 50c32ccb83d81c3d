package cmirror;

import java.lang.foreign.MemorySegment;

/**
 * {@snippet lang=c :
 * int (*errfunc)(const char *epath, int eerrno)
 * }
 * The Java method that glob calls for a directory that it cannot read.
 */
@FunctionalInterface
public interface glob_errfunc_t {

    /** 0 goes on; else glob ends with GLOB_ABORTED. */
    int call(MemorySegment epath, int eerrno);
}
