package cmirror.runtime;

import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import cmirror.CObject;
import cmirror.ENTRY;
import cmirror.__action_fn_t;
import cmirror.comparison_fn_t;
import cmirror.routine_fn_t;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The functions of {@code <search.h>} that call Java methods, or keep what they are given. */
public final class Search {

    /** What stands in trees and in the hash table, by address: C knows nothing else of it. */
    private static final Map<Long, Object> KEPT = new ConcurrentHashMap<>();

    private Search() {
    }

    /** lfind, lsearch. */
    public static MemorySegment linear(String function, Object key, Object base, Object nmemb,
            long size, comparison_fn_t compar) {
        MemorySegment symbol = Libc.find(function);
        Call call = Call.of(function);
        MemorySegment wanted = Sorting.key(call, key);
        long count = call.out("nmemb", nmemb, 8);
        long elements = Pointers.to(count, 8).get(JAVA_LONG_UNALIGNED, 0);
        if (function.equals("lsearch")) {
            elements++;
        }
        long array = call.out("base", base, Math.multiplyExact(elements, size));
        Callback callback = call.callback(new Callback(compar, size, wanted));
        long found = call.invoke(symbol, wanted.address(), array, count, size,
                Callback.Comparison.STUB.address());
        callback.rethrow();
        return call.pointer(found);
    }

    /** tsearch, tfind, tdelete. */
    public static MemorySegment tree(String function, Object key, Object rootp,
            comparison_fn_t compar) {
        MemorySegment symbol = Libc.find(function);
        Call call = Call.of(function);
        MemorySegment wanted = function.equals("tsearch") ? lasting(function + ": key", key)
                : Sorting.key(call, key);
        Callback callback = call.callback(new Callback(compar, Long.MAX_VALUE, wanted));
        long node = call.invoke(symbol, wanted.address(), call.out("rootp", rootp, 8),
                Callback.Comparison.STUB.address());
        callback.rethrow();
        if (node == 0) {
            return null;
        }
        if (function.equals("tdelete")) {
            KEPT.remove(callback.match());
            return Pointers.to(node, 8);
        }
        MemorySegment result = Pointers.to(node, 8);
        if (function.equals("tsearch") && result.get(JAVA_LONG, 0) == wanted.address()) {
            KEPT.put(wanted.address(), key instanceof String ? wanted : key);
        }
        return result;
    }

    /** Memory to which C may keep a pointer. */
    private static MemorySegment lasting(String parameter, Object key) {
        if (key instanceof CObject object) {
            return object.segment();
        } else if (key instanceof MemorySegment segment && segment.isNative()) {
            return segment;
        } else if (key instanceof String text) {
            byte[] bytes = CString.bytes(text);
            return Arena.ofAuto().allocate(bytes.length + 1L).copyFrom(
                    MemorySegment.ofArray(bytes));
        }
        throw new IllegalArgumentException(parameter
                + " is kept by C: it takes a struct, a String or new_char(n), not " + key);
    }

    public static void walk(Object root, __action_fn_t action) {
        MemorySegment symbol = Libc.find("twalk");
        Call call = Call.of("twalk");
        Callback callback = call.callback(new Callback(action, 0, null));
        call.invoke(symbol, call.in("root", root, 0), Callback.Action.STUB.address());
        callback.rethrow();
    }

    public static void destroy(Object root, routine_fn_t freeNode) {
        MemorySegment symbol = Libc.find("tdestroy");
        Call call = Call.of("tdestroy");
        Callback callback = call.callback(new Callback(new routine_fn_t() {
            @Override
            public void call(Object key) {
                freeNode.call(key);
                KEPT.remove(((MemorySegment) key).address());
            }
        }, 0, null));
        call.invoke(symbol, call.in("root", root, 0), Callback.FreeNode.STUB.address());
        callback.rethrow();
    }

    public static MemorySegment deref(MemorySegment p) {
        return Pointers.at(p, 0);
    }

    /** hsearch: a struct of sixteen bytes goes in two registers on every target. */
    public static long hash(ENTRY item, int action) {
        MemorySegment symbol = Libc.find("hsearch");
        Call call = Call.of("hsearch");
        MemorySegment entry = item.segment();
        if (action == 1) { // ENTER: the table keeps both pointers
            KEPT.put(entry.get(JAVA_LONG, 0), item);
        }
        return call.invoke(symbol, entry.get(JAVA_LONG, 0), entry.get(JAVA_LONG, 8), action);
    }
}
