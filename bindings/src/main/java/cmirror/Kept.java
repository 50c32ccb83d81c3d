package cmirror;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import cmirror.runtime.arguments.Words;
import cmirror.runtime.memory.CString;
import cmirror.runtime.memory.Pointees;
import cmirror.runtime.memory.Pointers;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Map;

/**
 * What stands in pointers, kept alive: stored, found again, copied with its bytes. A struct keeps it
 * by references of Java's, so that lists and rings of structs are collected as any objects are. Plain
 * memory cannot: there the table of its arena does.
 */
final class Kept {

    private Kept() {
    }

    /** The memory of what a pointer was made to point to, as far as it is known to go. */
    static MemorySegment memory(Object target) {
        return Words.bytes(target instanceof Struct[] array ? Struct.array(array) : target);
    }

    /** Notes that the pointer at a place, in this struct or memory, points to a target; null for NULL. */
    static void store(Object where, long place, Object target) {
        if (where instanceof Struct root) {
            root.own(target != null);
            put(root.pointees, place, target);
            if (!root.shared) {
                return;
            }
        }
        MemorySegment memory = memory(where);
        if (target != null && !inside(memory, target)) {
            Pointees.of(memory).put(place, target);
            return;
        }
        put(Pointees.find(memory), place, null);
        if (target instanceof Struct struct) { // alive as it is, but what it points to might not be
            share(struct);
        }
    }

    private static void put(Pointees table, long place, Object target) {
        if (table != null && target == null) {
            table.clear(place, 1);
        } else if (table != null) {
            table.put(place, target);
        }
    }

    /** An arena needs nothing to keep itself alive, and a table that did would do so for ever. */
    private static boolean inside(MemorySegment memory, Object target) {
        MemorySegment.Scope scope = memory.scope();
        return scope.equals(memory(target).scope()) && !scope.equals(Arena.global().scope());
    }

    /** From now on others may make views of a struct's memory: its arena must know the pointees. */
    static void share(Struct struct) {
        Struct root = struct.root();
        if (root.shared) {
            return;
        }
        root.shared = true;
        if (root.pointees != null) {
            MemorySegment memory = memory(root);
            Map<Long, Object> all = root.pointees.in(memory.address(), memory.byteSize());
            for (Map.Entry<Long, Object> entry : all.entrySet()) { // lambdas cost a start's time
                store(root, entry.getKey(), entry.getValue());
            }
        }
    }

    /** What a pointer was made to point to, if it still points there; or null. */
    static Object find(Object where, long place, long address) {
        if (address == 0 || where == null) {
            return null;
        }
        Object target = null;
        if (where instanceof Struct root) {
            target = root.pointees == null ? null : root.pointees.get(place);
            if (target == null && !root.shared) {
                return null;
            }
        }
        if (target == null) {
            Pointees table = Pointees.find(memory(where));
            target = table == null ? null : table.get(place);
        }
        return target != null && contains(memory(target), address) ? target : null;
    }

    private static boolean contains(MemorySegment memory, long address) {
        long offset = address - memory.address();
        return offset == 0 || offset > 0 && offset < memory.byteSize();
    }

    /** After {@code n} bytes have been copied: what pointers in them point to is both's. */
    static void copied(Object to, Object from, long n) {
        Object source = where(from);
        Object target = where(to);
        if (source == null || target == null || n <= 0) {
            return;
        }
        long start = memory(from).address();
        long distance = memory(to).address() - start;
        for (Map.Entry<Long, Object> entry : entries(source, start, n).entrySet()) {
            store(target, entry.getKey() + distance, entry.getValue());
        }
    }

    private static Map<Long, Object> entries(Object where, long address, long size) {
        Pointees table = Pointees.find(memory(where));
        Map<Long, Object> all = table == null ? Map.of() : table.in(address, size);
        if (where instanceof Struct root && root.pointees != null) {
            Map<Long, Object> own = root.pointees.in(address, size);
            own.putAll(all);
            return own;
        }
        return all;
    }

    /** After C has moved pointers about in an array, as qsort does: each finds its target again. */
    static void moved(Object array, long size) {
        Object where = where(array);
        if (where == null) {
            return;
        }
        MemorySegment memory = memory(array);
        Map<Long, Object> before = entries(where, memory.address(), size);
        for (long place : before.keySet()) {
            long address = memory.get(JAVA_LONG_UNALIGNED, place - memory.address());
            for (Object target : before.values()) {
                if (contains(memory(target), address)) {
                    store(where, place, target);
                }
            }
        }
    }

    /** Whose table knows the pointers in an argument's memory: a root's, or its arena's. */
    static Object where(Object argument) {
        return argument instanceof Struct struct ? struct.root()
                : argument instanceof Struct[] array ? Struct.array(array)
                : argument instanceof MemorySegment memory && memory.isNative() ? memory : null;
    }

    /** The pointer that stands in memory, with the bounds of what was stored there. */
    static MemorySegment read(MemorySegment memory, long offset) {
        long address = memory.get(JAVA_LONG_UNALIGNED, offset);
        return bounded(address, find(where(memory), memory.address() + offset, address));
    }

    /** A pointer with the bounds of what it was made to point to, if that is known. */
    static MemorySegment bounded(long address, Object target) {
        if (target == null) {
            return Pointers.orNull(address);
        }
        if (target instanceof Struct struct) {
            share(struct);
        }
        MemorySegment memory = memory(target);
        return memory.asSlice(address - memory.address());
    }

    /** Stores a pointer in memory, which keeps what it points to; null for NULL. */
    static void write(MemorySegment memory, long offset, Object target) {
        memory.set(JAVA_LONG_UNALIGNED, offset, target == null ? 0 : memory(target).address());
        if (memory.isNative()) {
            store(memory, memory.address() + offset, target);
        }
    }

    /** A string as memory of its own. */
    static MemorySegment string(String text) {
        byte[] bytes = CString.bytes(text);
        MemorySegment memory = Arena.ofAuto().allocate(bytes.length + 1L);
        MemorySegment.copy(bytes, 0, memory, JAVA_BYTE, 0, bytes.length);
        return memory;
    }
}
