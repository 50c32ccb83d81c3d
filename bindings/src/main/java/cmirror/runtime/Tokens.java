package cmirror.runtime;

import cmirror.CObject;
import java.lang.foreign.MemorySegment;

/** strtok, which has a pointer to its text from one call to the next. */
public final class Tokens {

    private static MemorySegment strtok;
    private static MemorySegment text;

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
}
