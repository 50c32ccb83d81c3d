package cmirror;

import cmirror.runtime.callback.Search;
import java.lang.foreign.MemorySegment;

/** {@code <search.h>}: arrays and trees that are searched with a Java method. */
abstract class search_by_hand extends sys_types_h {

    /**
     * {@snippet lang=c :
     * void *lfind(const void *key, const void *base, size_t *nmemb, size_t size,
     *             int (*compar)(const void *, const void *));
     * }
     * Looks for a key in an array, one element after the other; NULL if it is not there. The
     * method's first argument is the key, and 0 means found. Source: lfind(3).
     */
    public static MemorySegment lfind(Object key, Object base, Object nmemb, long size,
            comparison_fn_t compar) {
        return Search.linear("lfind", key, base, nmemb, size, compar);
    }

    /**
     * {@snippet lang=c :
     * void *lsearch(const void *key, void *base, size_t *nmemb, size_t size,
     *               int (*compar)(const void *, const void *));
     * }
     * As {@link #lfind}, but appends the key if it is not there and counts it in {@code nmemb}: the
     * array must have room. Source: lsearch(3).
     */
    public static MemorySegment lsearch(Object key, Object base, Object nmemb, long size,
            comparison_fn_t compar) {
        return Search.linear("lsearch", key, base, nmemb, size, compar);
    }

    /**
     * {@snippet lang=c :
     * void *tsearch(const void *key, void **rootp, int (*compar)(const void *, const void *));
     * }
     * Looks for a key in a tree, and inserts it if it is not there; returns the node, of which
     * {@code deref(node)} is the key. {@code var root = new MemorySegment[1]} is an empty tree. The
     * key is C memory, kept alive as long as it is in a tree. Source: tsearch(3).
     */
    public static MemorySegment tsearch(Object key, Object rootp, comparison_fn_t compar) {
        return Search.tree("tsearch", key, rootp, compar);
    }

    /**
     * {@snippet lang=c :
     * void *tfind(const void *key, void *const *rootp, int (*compar)(const void *, const void *));
     * }
     * Looks for a key in a tree and returns the node, or NULL. Source: tfind(3).
     */
    public static MemorySegment tfind(Object key, Object rootp, comparison_fn_t compar) {
        return Search.tree("tfind", key, rootp, compar);
    }

    /**
     * {@snippet lang=c :
     * void *tdelete(const void *key, void **rootp, int (*compar)(const void *, const void *));
     * }
     * Removes a key from a tree and returns some other node of it, or NULL if the key was not
     * there. Source: tdelete(3).
     */
    public static MemorySegment tdelete(Object key, Object rootp, comparison_fn_t compar) {
        return Search.tree("tdelete", key, rootp, compar);
    }

    /**
     * {@snippet lang=c :
     * void twalk(const void *root, void (*action)(const void *nodep, VISIT which, int depth));
     * }
     * Visits the nodes of a tree: {@code twalk(root[0], Words::print)}. Source: twalk(3).
     */
    public static void twalk(Object root, __action_fn_t action) {
        Search.walk(root, action);
    }

    /**
     * {@snippet lang=c :
     * void tdestroy(void *root, void (*free_node)(void *nodep));
     * }
     * Removes a whole tree; the method gets each key: {@code tdestroy(root[0], Words::free)}. Linux only. Source:
     * tdestroy(3).
     */
    public static void tdestroy(Object root, free_fn_t free_node) {
        Search.destroy(root, free_node);
    }

    /** {@code *(void **) p}: the pointer that stands at the start of this memory. */
    public static MemorySegment deref(MemorySegment p) {
        return Search.deref(p);
    }

    /**
     * {@snippet lang=c :
     * int hcreate(size_t nel);
     * }
     * Makes the process's hash table, for {@code nel} entries. Returns 0 on failure. Errors: EINVAL,
     * ENOMEM. Source: hsearch(3).
     */
    public static int hcreate(long nel) {
        return Search.createTable(nel);
    }

    /**
     * {@snippet lang=c :
     * void hdestroy(void);
     * }
     * Frees the hash table, but not the entries. Source: hsearch(3).
     */
    public static void hdestroy() {
        Search.destroyTable();
    }

    /**
     * {@snippet lang=c :
     * ENTRY *hsearch(ENTRY item, ACTION action);
     * }
     * Looks for an entry of the process's hash table by its key; NULL if it is not there. ENTER
     * inserts it. Errors: ENOMEM, ESRCH. Source: hsearch(3).
     */
    public static ENTRY hsearch(ENTRY item, int action) {
        return ENTRY.orNull(Search.hash(item, action));
    }

    /**
     * {@snippet lang=c :
     * int hcreate_r(size_t nel, struct hsearch_data *htab);
     * }
     * Makes a hash table of the program's own, in a struct that is all zero. Returns 0 on failure. Linux only.
     * Errors: EINVAL, ENOMEM. Source: hsearch(3).
     */
    public static int hcreate_r(long nel, Object htab) {
        return Search.createTable(nel, htab);
    }

    /**
     * {@snippet lang=c :
     * int hsearch_r(ENTRY item, ACTION action, ENTRY **retval, struct hsearch_data *htab);
     * }
     * {@link #hsearch} in a table of the program's own: {@code var found = new ENTRY[1]}. Returns 0 on
     * failure. Linux only. Errors: ENOMEM, ESRCH. Source: hsearch(3).
     */
    public static int hsearch_r(ENTRY item, int action, Object retval, Object htab) {
        return Search.hash(item, action, retval, htab);
    }
}
