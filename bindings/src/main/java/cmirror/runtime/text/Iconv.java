package cmirror.runtime.text;

import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import cmirror.runtime.arguments.Given;
import cmirror.runtime.call.Call;
import cmirror.runtime.libc.Libc;
import cmirror.stddef_h;
import java.lang.foreign.MemorySegment;

/** iconv: what its pointers point to is held against the counters beside them. */
public final class Iconv {

    private static MemorySegment iconv;

    private Iconv() {
    }

    public static long convert(Object cd, Object inbuf, Object inbytesleft, Object outbuf,
            Object outbytesleft) {
        Call call = Call.of("iconv");
        long conversion = call.made("cd", call.in("cd", call.notNull("cd", cd), 0), "iconv_open");
        long in = buffer(call, "inbuf", inbuf, "inbytesleft", inbytesleft, false);
        long inLeft = counter(call, "inbytesleft", inbytesleft, in);
        long out = buffer(call, "outbuf", outbuf, "outbytesleft", outbytesleft, true);
        long outLeft = counter(call, "outbytesleft", outbytesleft, out);
        return call.invoke(iconv != null ? iconv : (iconv = Libc.find("iconv")), conversion, in, inLeft, out,
                outLeft);
    }

    /** NULL will do where there is no buffer. */
    private static long counter(Call call, String parameter, Object value, long buffer) {
        return buffer == 0 ? call.outOrNull(parameter, value, 8)
                : call.out(parameter, call.flat(parameter, value), 8);
    }

    private static long buffer(Call call, String parameter, Object pointer, String counter,
            Object left, boolean written) {
        MemorySegment target = pointer instanceof MemorySegment[] array && array.length > 0 ? array[0]
                : pointer instanceof MemorySegment place && place.isNative() && place.byteSize() >= 8
                        ? stddef_h.at_pointer(place, 0) : null;
        if (target != null) {
            if (!target.isNative()) {
                throw new IllegalArgumentException("iconv: *" + parameter
                        + " is in the Java heap, and C moves a pointer in it: new_char(n)");
            }
            long bytes = Given.read("iconv", counter, left, 8)
                    .get(JAVA_LONG_UNALIGNED, 0);
            if (written) {
                Given.written("iconv", "*" + parameter, target, bytes);
            } else {
                Given.read("iconv", "*" + parameter, target, bytes);
            }
        }
        return call.outOrNull(parameter, pointer, 8);
    }
}
