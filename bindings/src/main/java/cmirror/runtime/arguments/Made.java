package cmirror.runtime.arguments;

import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import cmirror.Struct;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What one function of libc makes and others take: locales, handles of libraries, timers, the states
 * of a resolver. libc believes the pointers in it, so the mirror notes what was made, and not ended.
 */
public final class Made {

    /** By the name of the function that makes it: how often each address, or word, came from there. */
    private static final Map<String, Map<Long, Integer>> ALL = new ConcurrentHashMap<>();

    private Made() {
    }

    private static Map<Long, Integer> by(String maker) {
        return ALL.computeIfAbsent(maker, name -> new ConcurrentHashMap<>());
    }

    /** A function has returned this; NULL and -1 are failures. */
    public static long result(String maker, long word) {
        if (word != 0 && word != -1) {
            by(maker).merge(word, 1, Integer::sum);
        }
        return word;
    }

    /** A function has filled in the struct. */
    public static void struct(String maker, Object value) {
        MemorySegment memory = bytes(value);
        if (memory != null && memory.isNative()) {
            by(maker).put(memory.address(), 1);
        }
    }

    /** A function has stored a word there. */
    public static void stored(String maker, Object pointer) {
        result(maker, Given.read(maker, "result", pointer, 8)
                .get(JAVA_LONG_UNALIGNED, 0));
    }

    /** A word that is NULL, a number such as the kernel gives, or was made. */
    static long check(String function, String parameter, long word, String maker) {
        if ((word < 0 || word > Integer.MAX_VALUE) && word != -1 && !by(maker).containsKey(word)) {
            throw new IllegalArgumentException(function + ": " + parameter + " is not from " + maker
                    + ", or has been ended");
        }
        return word;
    }

    /** The same for the last call with it. */
    static long end(String function, String parameter, long word, String maker) {
        if (word == -1) {
            throw new IllegalArgumentException(function + ": " + parameter + " is not from " + maker);
        }
        check(function, parameter, word, maker);
        by(maker).computeIfPresent(word, (key, count) -> count == 1 ? null : count - 1);
        return word;
    }

    private static MemorySegment bytes(Object value) {
        return value instanceof Struct[] array ? Struct.segment(array) : Words.bytes(value);
    }

    /** Whether another process may have filled it in: then it is C's memory, and not all zero. */
    private static boolean isShared(MemorySegment memory) {
        long size = Math.min(memory.byteSize(), 32);
        return memory.scope().equals(Arena.global().scope())
                && memory.asSlice(0, size).mismatch(Arena.ofAuto().allocate(size)) >= 0;
    }

    /** A struct that was filled in, by this process or by one that shares it. */
    static long checkStruct(String function, String parameter, Object value, long word,
            String maker) {
        MemorySegment memory = bytes(value);
        if (!Words.isNull(value) && !by(maker).containsKey(word)
                && !(memory != null && maker.startsWith("pthread_") && isShared(memory))) {
            throw new IllegalArgumentException(function + ": " + parameter
                    + " is not initialized: " + maker + " does it");
        }
        return word;
    }

    static long endStruct(String function, String parameter, Object value, long word, String maker) {
        checkStruct(function, parameter, value, word, maker);
        by(maker).remove(word);
        return word;
    }
}
