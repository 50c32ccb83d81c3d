package cmirror.runtime.stdio;

import cmirror.FILE;
import cmirror.runtime.call.Call;
import cmirror.runtime.call.Variadic;
import cmirror.runtime.libc.Libc;
import cmirror.runtime.libc.Target;
import java.lang.foreign.MemorySegment;

/** libc's scanf family, with checked formats. */
public final class Scanf {

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
                scanf != null ? scanf : (scanf = libc("scanf")), 1, scan.words())));
    }

    public static int fscanf(Object stream, Object format, Object[] arguments) {
        String text = Printf.text("fscanf", format);
        Call call = Call.of("fscanf");
        Scan scan = new Scan(call, new long[] {call.open("stream", stream, FILE.class), 0}, text,
                arguments);
        return scan.stored(call.int32(Variadic.call(call,
                fscanf != null ? fscanf : (fscanf = libc("fscanf")), 2, scan.words())));
    }

    public static int sscanf(Object str, Object format, Object[] arguments) {
        String text = Printf.text("sscanf", format);
        Call call = Call.of("sscanf");
        Scan scan = new Scan(call, new long[] {call.string("str", str), 0}, text,
                arguments);
        return scan.stored(call.int32(Variadic.call(call,
                sscanf != null ? sscanf : (sscanf = libc("sscanf")), 2, scan.words())));
    }

    /** glibc's headers choose the functions in which {@code %a} is C99's, and 0b101 C23's. */
    private static MemorySegment libc(String name) {
        return Target.MACOS ? Libc.find(name)
                : Libc.find("__isoc23_".concat(name), "__isoc99_".concat(name));
    }
}
