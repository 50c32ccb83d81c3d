package cmirror.runtime.callback;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import cmirror.CObject;
import cmirror.ENTRY;
import cmirror.__action_fn_t;
import cmirror.comparison_fn_t;
import cmirror.free_fn_t;
import cmirror.hsearch_data;
import cmirror.runtime.arguments.Given;
import cmirror.runtime.arguments.Made;
import cmirror.runtime.arguments.Refused;
import cmirror.runtime.arguments.Words;
import cmirror.runtime.call.Call;
import cmirror.runtime.libc.Libc;
import cmirror.runtime.memory.CString;
import cmirror.runtime.memory.Pointers;
import cmirror.search_h;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The functions of {@code <search.h>} that call Java methods, or keep what they are given. */
public final class Search {

    /** What stands in trees and in the hash table, by address: C knows nothing else of it. */
    private static final Map<Long, Object> KEPT = new ConcurrentHashMap<>();

    private static final Set<Long> NODES = ConcurrentHashMap.newKeySet();
    /** Whether the hash table is there. */
    private static boolean table;

    private Search() {
    }

    /** lfind, lsearch. */
    public static MemorySegment linear(String function, Object key, Object base, Object nmemb,
            long size, comparison_fn_t compar) {
        MemorySegment symbol = Libc.find(function);
        Call call = Call.of(function);
        MemorySegment wanted = Sorting.key(call, key);
        long count = call.out("nmemb", call.flat("nmemb", nmemb), 8);
        long elements = Pointers.word(count);
        boolean adds = function.equals("lsearch");
        if (adds) { // the key is copied behind the last element
            call.in("key", key, size);
        }
        long bytes = Sorting.bytes(call, adds ? elements + 1 : elements, size);
        long array = adds ? call.out("base", base, bytes) : call.in("base", base, bytes);
        Callback callback = call.callback(new Callback(Sorting.method(call, compar), size, wanted));
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
        long root = call.outOrNull("rootp", rootp, 8);
        if (root != 0) {
            checkNode(function, "rootp", Pointers.word(root));
        }
        Callback callback = call.callback(
                new Callback(Sorting.method(call, compar), Long.MAX_VALUE, wanted));
        long node = call.invoke(symbol, wanted.address(), root, Callback.Comparison.STUB.address());
        callback.rethrow();
        if (node == 0) {
            return null;
        }
        if (function.equals("tdelete")) {
            KEPT.remove(callback.match());
            return Pointers.to(node, 8);
        }
        NODES.add(node);
        MemorySegment result = Pointers.to(node, 8);
        if (function.equals("tsearch") && wanted.address() != 0
                && result.get(JAVA_LONG, 0) == wanted.address()) {
            KEPT.put(wanted.address(), key instanceof String ? wanted : key);
        }
        return result;
    }

    /** A root is NULL, or one of the nodes that tsearch has made: libc believes its pointers. */
    private static void checkNode(String function, String parameter, long root) {
        if (root != 0 && !NODES.contains(root)) {
            throw new IllegalArgumentException(function + ": " + parameter
                    + " is no tree: tsearch makes one, from a NULL root");
        }
    }

    /** Memory to which C may keep a pointer. */
    private static MemorySegment lasting(String parameter, Object key) {
        if (Words.isNull(key)) {
            return MemorySegment.NULL;
        } else if (key instanceof CObject object && object.segment().isNative()) {
            return object.segment();
        } else if (key instanceof MemorySegment segment && segment.isNative()) {
            return segment;
        } else if (key instanceof String text) {
            byte[] bytes = CString.bytes(text);
            return Arena.ofAuto().allocate(bytes.length + 1L).copyFrom(
                    MemorySegment.ofArray(bytes));
        }
        throw new IllegalArgumentException(parameter
                + " is kept by C: it takes a struct, a String or new_char(n), not a "
                + key.getClass().getSimpleName());
    }

    public static void walk(Object root, __action_fn_t action) {
        MemorySegment symbol = Libc.find("twalk");
        Call call = Call.of("twalk");
        Callback callback = call.callback(new Callback(action, 0, null));
        long tree = call.in("root", root, 0);
        checkNode("twalk", "root", tree);
        call.invoke(symbol, tree, action == null ? 0 : Callback.Action.STUB.address());
        callback.rethrow();
    }

    public static void destroy(Object root, free_fn_t freeNode) {
        MemorySegment symbol = Libc.find("tdestroy");
        Call call = Call.of("tdestroy");
        Callback callback = call.callback(new Callback(new free_fn_t() {
            @Override
            public void call(MemorySegment key) {
                freeNode.call(key);
                KEPT.remove(key == null ? 0L : key.address());
            }
        }, 0, null));
        long tree = call.in("root", root, 0);
        if (tree != 0) {
            call.notNull("free_node", freeNode);
        }
        checkNode("tdestroy", "root", tree);
        NODES.remove(tree);
        call.invoke(symbol, tree, Callback.FreeNode.STUB.address());
        callback.rethrow();
    }

    public static MemorySegment deref(MemorySegment p) {
        return Pointers.at(Given.read("deref", "p", p, 8), 0);
    }

    public static int createTable(long nel) {
        Call call = Call.of("hcreate");
        int made = call.int32(call.invoke(Libc.find("hcreate"), nel));
        table |= made != 0;
        return made;
    }

    public static int createTable(long nel, Object htab) {
        Call call = Call.of("hcreate_r");
        int made = call.int32(call.invoke(Libc.find("hcreate_r"), nel,
                call.out("htab", htab, hsearch_data.layout().byteSize())));
        if (made != 0) {
            Made.struct("hcreate_r", htab);
        }
        return made;
    }

    public static void destroyTable() {
        Call.of("hdestroy").invoke(Libc.find("hdestroy"));
        table = false;
    }

    /** hsearch: a struct of sixteen bytes goes in two registers on every target. */
    public static long hash(ENTRY item, int action) {
        MemorySegment symbol = Libc.find("hsearch");
        Call call = Call.of("hsearch");
        MemorySegment entry = Given.read("hsearch", "item", item);
        if (!table) {
            throw new IllegalArgumentException("hsearch: there is no hash table: hcreate makes one");
        }
        keep(call, item, entry, action);
        return call.invoke(symbol, entry.get(JAVA_LONG, 0), entry.get(JAVA_LONG, 8), action);
    }

    /** hsearch_r: a table of the program's own. */
    public static int hash(ENTRY item, int action, Object retval, Object htab) {
        MemorySegment symbol = Libc.find("hsearch_r");
        Call call = Call.of("hsearch_r");
        MemorySegment entry = Given.read("hsearch_r", "item", item);
        long data = call.initialized("htab", htab,
                call.out("htab", htab, hsearch_data.layout().byteSize()), "hcreate_r");
        keep(call, item, entry, action);
        return call.int32(call.invoke(symbol, entry.get(JAVA_LONG, 0), entry.get(JAVA_LONG, 8), action,
                call.out("retval", retval, 8), data));
    }

    /** A table keeps both pointers of what is entered. */
    private static void keep(Call call, ENTRY item, MemorySegment entry, int action) {
        if (item.key() == null) {
            throw Refused.isNull(call.function(), "item.key");
        }
        if (action == search_h.ENTER) {
            KEPT.put(entry.get(JAVA_LONG, 0), item);
        }
    }
}
