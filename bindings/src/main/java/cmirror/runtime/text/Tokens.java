package cmirror.runtime.text;

import cmirror.CObject;
import cmirror.runtime.arguments.Lasting;
import cmirror.runtime.arguments.Words;
import cmirror.runtime.call.Call;
import cmirror.runtime.libc.Libc;
import cmirror.runtime.memory.Pointers;
import java.lang.foreign.MemorySegment;

/** strtok, which has a pointer to its text from one call to the next. */
public final class Tokens {

    private static MemorySegment strtok;
    private static MemorySegment text;
    private static MemorySegment strtokR;

    private Tokens() {
    }

    public static synchronized MemorySegment next(Object str, Object delim) {
        Call call = Call.of("strtok");
        long address = Lasting.address(call, "str", str, 0);
        if (address != 0) {
            call.text("str", str, 1);
            text = str instanceof CObject object ? object.segment() : (MemorySegment) str;
        } else if (text == null) {
            return null; // C would read through NULL
        }
        long word = call.invoke(strtok != null ? strtok : (strtok = Libc.find("strtok")), address,
                call.string("delim", delim));
        return word == 0 ? null : text.asSlice(word - text.address());
    }

    /** strtok_r: where there is neither a text nor a rest of one, C would read through NULL. */
    public static MemorySegment next(Object str, Object delim, Object saveptr) {
        Call call = Call.of("strtok_r");
        long rest = call.out("saveptr", saveptr, 8);
        if (Words.isNull(str) && Pointers.word(rest) == 0) {
            return null;
        }
        return call.pointer(call.invoke(strtokR != null ? strtokR
                        : (strtokR = Libc.find("strtok_r")), call.textOrNull("str", str, 1),
                call.string("delim", delim), rest));
    }
}
