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
 * <p>A hash table of plain longs: looking up costs no object and takes no lock. A thread that reads a pointer
 * has seen the store of it, and with that what this table has of it; one that races with the store may not.
 */
public final class Pointees {

    private static final Map<MemorySegment.Scope, Pointees> BY_SCOPE = new WeakHashMap<>();
    private static final Pointees GLOBAL = new Pointees();
    /** Whether any of the two is in use. */
    private static volatile boolean used;

    /** Both arrays, replaced at once where entries move. */
    private record Table(long[] places, Object[] pointees) { // place 0: free

        Table(int length) {
            this(new long[length], new Object[length]);
        }

        /** Where a place stands, or the free slot where it would: one half of the table is free. */
        int slot(long place) {
            int i = (int) (place * 0x9e3779b97f4a7c15L >>> 33) & places.length - 1;
            while (places[i] != 0 && places[i] != place) {
                i = i + 1 & places.length - 1;
            }
            return i;
        }
    }

    private volatile Table table = new Table(8);
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
        if (2 * count >= table.places.length) {
            fill(2 * table.places.length);
        }
        int i = table.slot(place);
        count += table.places[i] == 0 ? 1 : 0;
        table.pointees[i] = pointee;
        table.places[i] = place;
    }

    /** What was stored at a place, or null. */
    public Object get(long place) {
        Table now = table;
        int i = now.slot(place);
        return now.places[i] == place ? now.pointees[i] : null;
    }

    /** The places in some bytes, and what was stored there. */
    public synchronized Map<Long, Object> in(long address, long size) {
        Map<Long, Object> found = new HashMap<>();
        long[] places = table.places;
        for (int i = 0; i < places.length && count > 0; i++) {
            long offset = places[i] - address;
            if (places[i] != 0 && offset >= 0 && offset < size) {
                found.put(places[i], table.pointees[i]);
            }
        }
        return found;
    }

    /** Forgets what stands for some bytes. */
    public synchronized void clear(long address, long size) {
        boolean found = false;
        long[] places = table.places;
        for (int i = 0; i < places.length && count > 0; i++) {
            long offset = places[i] - address;
            if (places[i] != 0 && offset >= 0 && offset < size) {
                table.pointees[i] = null;
                found = true;
            }
        }
        if (found) {
            fill(places.length);
        }
    }

    /** A new table of some length, with what is not forgotten. */
    private void fill(int length) {
        Table old = table;
        Table filled = new Table(length);
        count = 0;
        for (int i = 0; i < old.places.length; i++) {
            if (old.pointees[i] != null) {
                int slot = filled.slot(old.places[i]);
                filled.places[slot] = old.places[i];
                filled.pointees[slot] = old.pointees[i];
                count++;
            }
        }
        table = filled;
    }
}
