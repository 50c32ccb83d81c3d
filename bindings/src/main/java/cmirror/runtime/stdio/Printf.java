package cmirror.runtime.stdio;

import cmirror.CObject;
import cmirror.FILE;
import cmirror.runtime.arguments.Refused;
import cmirror.runtime.arguments.Words;
import cmirror.runtime.call.Call;
import cmirror.runtime.call.Variadic;
import cmirror.runtime.libc.Libc;
import cmirror.runtime.memory.CString;
import java.lang.foreign.MemorySegment;

/** libc's printf family, on libc's streams, with checked formats. */
public final class Printf {

    private static MemorySegment printf;
    private static MemorySegment fprintf;
    private static MemorySegment snprintf;
    private static MemorySegment dprintf;
    private static MemorySegment asprintf;
    private static MemorySegment perror;

    private Printf() {
    }

    public static int printf(Object format, Object[] arguments) {
        String text = text("printf", format);
        Call call = Call.of("printf");
        Object[] words = Format.words(call, new long[] {call.string("format", format)}, text,
                arguments);
        return call.int32(Variadic.call(call,
                printf != null ? printf : (printf = Libc.find("printf")), 1, words));
    }

    public static int fprintf(Object stream, Object format, Object[] arguments) {
        String text = text("fprintf", format);
        Call call = Call.of("fprintf");
        Object[] words = Format.words(call, new long[] {call.open("stream", stream, FILE.class),
                call.string("format", format)}, text, arguments);
        return call.int32(Variadic.call(call,
                fprintf != null ? fprintf : (fprintf = Libc.find("fprintf")), 2, words));
    }

    public static int snprintf(String name, Object str, long size, Object format,
            Object[] arguments) {
        String text = text(name, format);
        Call call = Call.of(name);
        Object[] words = Format.words(call, new long[] {call.out("str", str, size), size,
                call.string("format", format)}, text, arguments);
        return call.int32(Variadic.call(call,
                snprintf != null ? snprintf : (snprintf = Libc.find("snprintf")), 3, words));
    }

    /** sprintf, which in C would write past the end of a short buffer. */
    public static int sprintf(Object str, Object format, Object[] arguments) {
        long size;
        if (str instanceof MemorySegment segment) {
            size = segment.byteSize();
        } else if (str instanceof byte[] bytes) {
            size = bytes.length;
        } else if (str instanceof CObject object) {
            size = object.segment().byteSize();
        } else {
            throw new IllegalArgumentException("sprintf: str is " + Refused.describe(str)
                    + "; it takes a buffer: new_char(n)");
        }
        size = Math.min(size, Integer.MAX_VALUE); // as long as a text of printf can be
        int length = snprintf("sprintf", str, size, format, arguments);
        if (length >= size) {
            throw new IllegalArgumentException("sprintf: the text has " + (length + 1)
                    + " bytes with its NUL, str only " + size);
        }
        return length;
    }

    public static int dprintf(int fd, Object format, Object[] arguments) {
        String text = text("dprintf", format);
        Call call = Call.of("dprintf");
        Object[] words = Format.words(call, new long[] {fd, call.string("format", format)}, text,
                arguments);
        return call.int32(Variadic.call(call,
                dprintf != null ? dprintf : (dprintf = Libc.find("dprintf")), 2, words));
    }

    public static int asprintf(Object strp, Object format, Object[] arguments) {
        String text = text("asprintf", format);
        Call call = Call.of("asprintf");
        Object[] words = Format.words(call, new long[] {call.out("strp", strp, 8),
                call.string("format", format)}, text, arguments);
        return call.int32(Variadic.call(call,
                asprintf != null ? asprintf : (asprintf = Libc.find("asprintf")), 2, words));
    }

    public static void perror(Object s) {
        Call call = Call.of("perror");
        call.invoke(perror != null ? perror : (perror = Libc.find("perror")),
                call.stringOrNull("s", s));
    }

    /** A va_list. */
    public static Object[] list(Object[] ap) {
        return Format.vaList(ap);
    }

    /** The format as a Java string. */
    static String text(String function, Object format) {
        String text;
        if (format instanceof String string) {
            text = string;
        } else if (format instanceof MemorySegment segment) {
            Words.readable(function, "format", segment);
            Words.refuseBare(function, "format", segment);
            text = CString.of(segment);
        } else if (format instanceof byte[] bytes) {
            text = CString.of(MemorySegment.ofArray(bytes));
        } else {
            throw new IllegalArgumentException(function + ": format is "
                    + Refused.describe(format) + "; it takes a string");
        }
        return text;
    }
}
