package cmirror;

import java.lang.foreign.MemorySegment;

/**
 * {@snippet lang=c :
 * typedef void (*__action_fn_t)(const void *nodep, VISIT which, int depth);
 * }
 * The Java method that twalk calls for each node; the name is glibc's. {@code deref(nodep)} is the
 * node's key, {@code *(struct x **) nodep} in C.
 */
@FunctionalInterface
public interface __action_fn_t {

    /** {@code which}: preorder, postorder, endorder or leaf. */
    void call(MemorySegment nodep, int which, int depth);
}
