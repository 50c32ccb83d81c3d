package cmirror;

import java.lang.foreign.MemorySegment;

/** {@code int (*compar)(const void *, const void *, void *)}: a method that qsort_r calls. */
@FunctionalInterface
public interface comparison_d_fn_t {

    /** Negative, 0 or positive, as {@code a} is less than, equal to or greater than {@code b}. */
    int compare(MemorySegment a, MemorySegment b, Object arg);
}
