package cmirror;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** An array of pointers in C's memory, with a NULL behind them, made of a Java array. */
final class PointerBlock extends Struct {

    PointerBlock(String field, Object[] array) {
        super(Arena.ofAuto().allocate(8L * (array.length + 1), 8));
        for (int i = 0; i < array.length; i++) {
            pointer(8L * i, field + "[" + i + "]", array[i]);
        }
    }

    /** Element i: with the bounds of what was stored there. */
    MemorySegment element(long i) {
        return pointer$(8L * i);
    }
}
