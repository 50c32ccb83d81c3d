package cmirror.runtime.stdio;

import cmirror.FILE;
import cmirror.runtime.call.Call;
import cmirror.runtime.call.Variadic;
import cmirror.runtime.libc.Libc;
import cmirror.runtime.libc.Target;
import java.lang.foreign.MemorySegment;

/** libc's scanf family, with checked formats. */
public final class Scanf {

    /** glibc's headers choose the functions in which {@code %a} is C99's. */
    private static final String PREFIX = Target.MACOS ? "" : "__isoc99_";

    private static MemorySegment scanf;
    private static MemorySegment fscanf;
    private static MemorySegment sscanf;

    private Scanf() {
    }

    public static int scanf(Object format, Object[] arguments) {
        String text = Printf.text("scanf", format);
        Call call = Call.of("scanf");
        Scan scan = new Scan(call, new long[1], text, arguments);
        return scan.stored(call.int32(Variadic.call(call,
                scanf != null ? scanf : (scanf = Libc.find(PREFIX + "scanf")), 1, scan.words())));
    }

    public static int fscanf(Object stream, Object format, Object[] arguments) {
        String text = Printf.text("fscanf", format);
        Call call = Call.of("fscanf");
        Scan scan = new Scan(call, new long[] {call.open("stream", stream, FILE.class), 0}, text,
                arguments);
        return scan.stored(call.int32(Variadic.call(call,
                fscanf != null ? fscanf : (fscanf = Libc.find(PREFIX + "fscanf")), 2, scan.words())));
    }

    public static int sscanf(Object str, Object format, Object[] arguments) {
        String text = Printf.text("sscanf", format);
        Call call = Call.of("sscanf");
        Scan scan = new Scan(call, new long[] {call.string("str", str), 0}, text,
                arguments);
        return scan.stored(call.int32(Variadic.call(call,
                sscanf != null ? sscanf : (sscanf = Libc.find(PREFIX + "sscanf")), 2, scan.words())));
    }
}
