package cmirror.runtime.arguments;

import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import cmirror.runtime.memory.Pointers;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What libc has allocated for a struct of the program's: a regex_t, a glob_t, a wordexp_t. libc
 * believes the pointer in the struct, and crashes with one that it has not made or has freed.
 */
public final class Owned {

    private static final Set<Long> LIVE = ConcurrentHashMap.newKeySet();

    private Owned() {
    }

    /** libc has left a pointer at an offset of the struct. */
    public static void made(long struct, long offset) {
        long pointer = pointer(struct, offset);
        if (pointer != 0) {
            LIVE.add(pointer);
        }
    }

    /** Whether libc has made what the struct points to, and not freed it. */
    public static boolean isLive(long struct, long offset) {
        return LIVE.contains(pointer(struct, offset));
    }

    /** To be called before libc frees or moves it. Nothing at all (NULL) can be freed as often as one likes. */
    public static void freed(long struct, long offset, String sentence) {
        long pointer = pointer(struct, offset);
        if (pointer != 0 && !LIVE.remove(pointer)) {
            throw new IllegalArgumentException(sentence);
        }
    }

    private static long pointer(long struct, long offset) {
        return Pointers.to(struct + offset, 8).get(JAVA_LONG_UNALIGNED, 0);
    }
}
