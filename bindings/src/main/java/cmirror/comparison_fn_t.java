package cmirror;

import java.lang.foreign.MemorySegment;

/**
 * {@snippet lang=c :
 * typedef int (*comparison_fn_t)(const void *, const void *);
 * }
 * A Java method that compares two elements for qsort, bsearch and the like: {@code Sort::cmp}.
 * The name is glibc's. Each segment has as many bytes as an element, or as the key has.
 */
@FunctionalInterface
public interface comparison_fn_t {

    /** Less than 0, 0 or more than 0: how the first compares to the second. */
    int compare(MemorySegment a, MemorySegment b);
}
