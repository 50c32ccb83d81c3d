package cmirror;

import java.lang.foreign.MemorySegment;

/**
 * {@snippet lang=c :
 * typedef void (*__free_fn_t)(void *nodep);
 * }
 * The Java method that tdestroy calls for each key of a tree.
 */
@FunctionalInterface
public interface free_fn_t {

    void call(MemorySegment nodep);
}
