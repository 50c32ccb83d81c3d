package cmirror.runtime.memory;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.HashMap;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * What pointers point to, by the pointer's place in memory: alive as long as this table is, and known
 * with its bounds when the pointer is read back. A struct has a table of its own. What is stored by a
 * view of plain memory belongs to that memory's arena, or, in memory of malloc's, is kept until free.
 *
 * <p>A hash table of plain longs: looking up costs no object.
 */
public final class Pointees {

    private static final Map<MemorySegment.Scope, Pointees> BY_SCOPE = new WeakHashMap<>();
    private static final Pointees GLOBAL = new Pointees();
    /** Whether any of the two is in use. */
    private static volatile boolean used;

    private long[] places = new long[8]; // 0: free
    private Object[] pointees = new Object[8];
    private int count;

    /** The table of an arena, if anything was stored in its memory by a view; or null. */
    public static Pointees find(MemorySegment memory) {
        if (!used || !memory.isNative()) {
            return null;
        }
        MemorySegment.Scope scope = memory.scope();
        if (scope.equals(Arena.global().scope())) {
            return GLOBAL;
        }
        synchronized (BY_SCOPE) {
            return BY_SCOPE.get(scope);
        }
    }

    /** The same, made if there is none. */
    public static Pointees of(MemorySegment memory) {
        used = true;
        MemorySegment.Scope scope = memory.scope();
        if (scope.equals(Arena.global().scope())) {
            return GLOBAL;
        }
        synchronized (BY_SCOPE) {
            Pointees found = BY_SCOPE.get(scope);
            if (found == null) {
                found = new Pointees();
                BY_SCOPE.put(scope, found);
            }
            return found;
        }
    }

    /** The memory at an address has been freed. */
    public static void freed(long address, long size) {
        if (used) {
            GLOBAL.clear(address, size);
        }
    }

    /** The pointer at a place points to this from now on: a struct, or memory. */
    public synchronized void put(long place, Object pointee) {
        if (2 * count >= places.length) {
            fill(2 * places.length);
        }
        int i = slot(places, place);
        count += places[i] == 0 ? 1 : 0;
        places[i] = place;
        pointees[i] = pointee;
    }

    /** What was stored at a place, or null. */
    public synchronized Object get(long place) {
        return count == 0 ? null : pointees[slot(places, place)];
    }

    /** The places in some bytes, and what was stored there. */
    public synchronized Map<Long, Object> in(long address, long size) {
        Map<Long, Object> found = new HashMap<>();
        for (int i = 0; i < places.length && count > 0; i++) {
            long offset = places[i] - address;
            if (places[i] != 0 && offset >= 0 && offset < size) {
                found.put(places[i], pointees[i]);
            }
        }
        return found;
    }

    /** Forgets what stands for some bytes. */
    public synchronized void clear(long address, long size) {
        boolean found = false;
        for (int i = 0; i < places.length && count > 0; i++) {
            long offset = places[i] - address;
            if (places[i] != 0 && offset >= 0 && offset < size) {
                pointees[i] = null;
                found = true;
            }
        }
        if (found) {
            fill(places.length);
        }
    }

    /** A new table of some length, with what is not forgotten. */
    private void fill(int length) {
        long[] oldPlaces = places;
        Object[] oldPointees = pointees;
        places = new long[length];
        pointees = new Object[length];
        count = 0;
        for (int i = 0; i < oldPlaces.length; i++) {
            if (oldPointees[i] != null) {
                int slot = slot(places, oldPlaces[i]);
                places[slot] = oldPlaces[i];
                pointees[slot] = oldPointees[i];
                count++;
            }
        }
    }

    /** Where a place stands, or the free slot where it would: one half of the table is free. */
    private static int slot(long[] places, long place) {
        int i = (int) (place * 0x9e3779b97f4a7c15L >>> 33) & places.length - 1;
        while (places[i] != 0 && places[i] != place) {
            i = i + 1 & places.length - 1;
        }
        return i;
    }
}
