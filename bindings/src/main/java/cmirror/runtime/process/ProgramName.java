package cmirror.runtime.process;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import cmirror.runtime.call.Call;
import cmirror.runtime.libc.Libc;
import cmirror.runtime.libc.Target;
import cmirror.runtime.memory.CString;
import cmirror.runtime.memory.Pointers;
import java.lang.foreign.MemorySegment;

/** The name that libc's err, error and syslog print: argv[0], and not the JVM's. */
public final class ProgramName {

    private static boolean told;

    private ProgramName() {
    }

    /** Tells libc, once, and only a program that needs it. */
    public static synchronized void tell() {
        if (told || Arguments.name == null) {
            return;
        }
        told = true;
        MemorySegment name = CString.forEver(Arguments.name);
        long shortName = name.address() + Arguments.name.lastIndexOf('/') + 1;
        if (Target.MACOS) {
            Call.of("setprogname").invoke(Libc.find("setprogname"), name.address());
        } else {
            Libc.variable("program_invocation_name", 8).set(JAVA_LONG, 0, name.address());
            Libc.variable("program_invocation_short_name", 8).set(JAVA_LONG, 0, shortName);
        }
    }

    /** glibc's program_invocation_name. */
    public static MemorySegment full() {
        tell();
        return Pointers.at(Libc.variable("program_invocation_name", 8), 0);
    }

    /** glibc's program_invocation_short_name. */
    public static MemorySegment withoutFolder() {
        tell();
        return Pointers.at(Libc.variable("program_invocation_short_name", 8), 0);
    }
}
