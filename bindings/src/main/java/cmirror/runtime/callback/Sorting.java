package cmirror.runtime.callback;

import cmirror.CObject;
import cmirror.Struct;
import cmirror.comparison_fn_t;
import cmirror.runtime.arguments.Refused;
import cmirror.runtime.arguments.Sizes;
import cmirror.runtime.arguments.Words;
import cmirror.runtime.call.Call;
import cmirror.runtime.libc.Libc;
import cmirror.runtime.memory.Pointers;
import java.lang.foreign.MemorySegment;

/** libc's functions that compare elements by a method of the program's. */
public final class Sorting {

    private static MemorySegment qsort;
    private static MemorySegment bsearch;

    private Sorting() {
    }

    public static void qsort(Object base, long nmemb, long size, comparison_fn_t compar) {
        Call call = Call.of("qsort");
        long array = call.out("base", base, bytes(call, nmemb, size));
        Callback callback = call.callback(new Callback(method(call, compar), size, null));
        if (nmemb == 0) {
            return; // glibc goes far for nothing where the size is gigabytes
        }
        call.invoke(qsort != null ? qsort : (qsort = Libc.find("qsort")), array, nmemb, size,
                Callback.Comparison.STUB.address());
        Struct.moved(base, Sizes.times(nmemb, size));
        callback.rethrow();
    }

    public static MemorySegment bsearch(Object key, Object base, long nmemb, long size,
            comparison_fn_t compar) {
        Call call = Call.of("bsearch");
        MemorySegment wanted = key(call, key);
        long array = call.in("base", base, bytes(call, nmemb, size));
        Callback callback = call.callback(new Callback(method(call, compar), size, wanted));
        long found = call.invoke(bsearch != null ? bsearch : (bsearch = Libc.find("bsearch")),
                wanted.address(), array, nmemb, size, Callback.Comparison.STUB.address());
        callback.rethrow();
        return call.pointer(found);
    }

    /** Of elements without a size any number fits into the memory: C would go through them for years. */
    static long bytes(Call call, long nmemb, long size) {
        if (size == 0 && nmemb >>> 31 != 0) {
            throw new IllegalArgumentException(call.function() + ": size is 0, and nmemb "
                    + Long.toUnsignedString(nmemb));
        }
        return Sizes.times(nmemb, size);
    }

    /** NULL will do as long as nothing is to be compared. */
    static comparison_fn_t method(Call call, comparison_fn_t compar) {
        String function = call.function();
        return compar != null ? compar : (a, b) -> {
            throw Refused.isNull(function, "compar");
        };
    }

    /** What is looked for, with its own size, which need not be an element's. */
    static MemorySegment key(Call call, Object key) {
        if (Words.isNull(key)) {
            return MemorySegment.NULL;
        }
        long address = call.in("key", key, 0);
        return key instanceof CObject object && object.segment().isNative() ? object.segment()
                : key instanceof MemorySegment segment && segment.isNative() ? segment
                : Pointers.to(address, key instanceof String ? Sizes.strlen(key) + 1
                : Long.MAX_VALUE);
    }
}
