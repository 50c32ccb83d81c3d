package cmirror.runtime.stdio;

import cmirror.runtime.call.Call;
import cmirror.runtime.call.Variadic;
import cmirror.runtime.libc.Libc;
import cmirror.runtime.libc.Target;
import cmirror.runtime.memory.CString;
import cmirror.runtime.process.ProgramName;
import java.lang.foreign.MemorySegment;

/** libc's syslog, with checked formats. */
public final class Syslog {

    private static MemorySegment openlog;
    private static MemorySegment syslog;

    private Syslog() {
    }

    /** libc keeps the pointer to ident, so the string stays. */
    public static void open(Object ident, int option, int facility) {
        ProgramName.tell();
        MemorySegment kept = ident instanceof String text ? CString.forEver(text) : null;
        Call call = Call.of("openlog");
        call.invoke(openlog != null ? openlog : (openlog = Libc.find("openlog")),
                kept != null ? kept.address() : call.stringOrNull("ident", ident), option, facility);
    }

    public static void log(int priority, Object format, Object[] arguments) {
        ProgramName.tell();
        String text = Printf.text("syslog", format);
        Call call = Call.of("syslog");
        Object[] words = Format.words(call, new long[] {priority, call.string("format", format)},
                text, arguments);
        Variadic.call(call, syslog != null ? syslog : (syslog = Libc.find(
                Target.MACOS ? "syslog$DARWIN_EXTSN" : "syslog")), 2, words);
    }
}
