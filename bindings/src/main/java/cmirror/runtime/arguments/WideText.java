package cmirror.runtime.arguments;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import cmirror.runtime.memory.CString;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/**
 * Strings of wchar_t. One is a Unicode character here and in C; a byte that is no UTF-8, which a Java string
 * keeps as a lone surrogate, has none.
 */
final class WideText {

    private WideText() {
    }

    /** What C reads up to its null: memory without one is a string up to its end. */
    static long address(Words call, String parameter, Object value) {
        if (value instanceof String text) {
            return call.in(parameter, Arrays.copyOf(characters(text), length(text) + 1), 0);
        }
        MemorySegment memory = Words.bytes(value);
        if (memory == null) {
            throw Refused.kind(call.function(), parameter, value, false);
        }
        Words.readable(call.function(), parameter, memory);
        long length = length(memory);
        long address = call.in(parameter, value, length);
        if (length + 4 <= memory.byteSize()) {
            return address;
        }
        Words.refuseBare(call.function(), parameter, memory);
        MemorySegment copy = call.scratch().allocate(length + 4);
        copy.copyFrom(memory.asSlice(0, length)).set(JAVA_INT, length, 0);
        return copy.address();
    }

    static int[] characters(String text) {
        return text.codePoints().toArray();
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** Bytes before the null, or all whole characters. */
    static long length(MemorySegment memory) {
        long end = 0;
        while (end + 4 <= memory.byteSize() && memory.get(JAVA_INT_UNALIGNED, end) != 0) {
            end += 4;
        }
        return end;
    }
}
