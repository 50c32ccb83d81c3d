package cmirror.runtime.stdio;

import cmirror.runtime.call.Call;
import cmirror.runtime.call.Variadic;
import cmirror.runtime.libc.Libc;
import cmirror.runtime.process.Exit;
import cmirror.runtime.process.ProgramName;
import java.lang.foreign.MemorySegment;

/** libc's messages with the program's name; the exit is ours. */
public final class Err {

    private Err() {
    }

    public static void exit(int status, String function, Object format, Object[] arguments) {
        print(function, format, arguments);
        Exit.exit(status);
    }

    /** warn, warnx. */
    public static void print(String function, Object format, Object[] arguments) {
        ProgramName.tell();
        MemorySegment symbol = Libc.find(function);
        String text = format == null ? "" : Printf.text(function, format);
        Call call = Call.of(function);
        Object[] words = Format.words(call,
                new long[] {format == null ? 0 : call.string("fmt", format)}, text,
                format == null || arguments == null ? new Object[0] : arguments);
        Variadic.call(call, symbol, 1, words);
    }

    public static void error(int status, int errnum, Object format, Object[] arguments) {
        ProgramName.tell();
        MemorySegment symbol = Libc.find("error");
        String text = Printf.text("error", format);
        Call call = Call.of("error");
        Variadic.call(call, symbol, 3, Format.words(call,
                new long[] {0, errnum, call.string("format", format)}, text, arguments));
        exitUnless0(status);
    }

    public static void errorAtLine(int status, int errnum, Object filename, int linenum,
            Object format, Object[] arguments) {
        ProgramName.tell();
        MemorySegment symbol = Libc.find("error_at_line");
        String text = Printf.text("error_at_line", format);
        Call call = Call.of("error_at_line");
        Variadic.call(call, symbol, 5, Format.words(call, new long[] {0, errnum,
                call.string("filename", filename), linenum, call.string("format", format)}, text,
                arguments));
        exitUnless0(status);
    }

    private static void exitUnless0(int status) {
        if (status != 0) {
            Exit.exit(status);
        }
    }
}
