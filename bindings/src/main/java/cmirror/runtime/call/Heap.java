package cmirror.runtime.call;

import cmirror.CObject;
import cmirror.runtime.arguments.Words;
import cmirror.runtime.libc.Libc;
import cmirror.runtime.memory.CString;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/** Functions to which it matters who owns the memory: C, or the garbage collector. */
public final class Heap {

    /** Buffers that are part of the environment. */
    private static final List<MemorySegment> ENVIRONMENT = new ArrayList<>();

    private static MemorySegment free;
    private static MemorySegment putenv;

    private Heap() {
    }

    public static void free(Object ptr) {
        if (ptr instanceof Object[]) {
            return;
        }
        Call call = Call.of("free");
        call.invoke(free != null ? free : (free = Libc.find("free")), call.heapOrNull("ptr", ptr, 0));
    }

    public static synchronized int putenv(Object string) {
        MemorySegment kept = string instanceof String text ? CString.forEver(text)
                : string instanceof CObject object ? object.segment()
                : string instanceof MemorySegment memory ? memory : null;
        if (kept == null || !kept.isNative()) {
            throw new IllegalArgumentException("putenv: C keeps the string: it takes a String or"
                    + " new_char(n)");
        }
        Words.readable("putenv", "string", kept);
        if (CString.length(kept) == kept.byteSize()) {
            throw new IllegalArgumentException("putenv: string has no NUL in its " + kept.byteSize()
                    + " bytes");
        }
        ENVIRONMENT.add(kept);
        Call call = Call.of("putenv");
        return call.int32(call.invoke(putenv != null ? putenv : (putenv = Libc.find("putenv")),
                kept.address()));
    }
}
