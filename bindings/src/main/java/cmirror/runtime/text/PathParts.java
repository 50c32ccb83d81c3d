package cmirror.runtime.text;

import cmirror.runtime.call.Call;
import cmirror.runtime.libc.Libc;
import cmirror.runtime.libc.Target;
import java.lang.foreign.MemorySegment;

/** basename and dirname, which may write into their argument, or return memory of libc's. */
public final class PathParts {

    private static MemorySegment basename;
    private static MemorySegment dirname;

    private PathParts() {
    }

    /** glibc keeps POSIX's under this name, beside one of its own. */
    public static MemorySegment basename(Object path) {
        Call call = Call.of("basename");
        return call.pointer(call.invoke(basename != null ? basename
                : (basename = Libc.find(Target.MACOS ? "basename" : "__xpg_basename")),
                call.stringOrNull("path", path)));
    }

    public static MemorySegment dirname(Object path) {
        Call call = Call.of("dirname");
        return call.pointer(call.invoke(
                dirname != null ? dirname : (dirname = Libc.find("dirname")),
                call.stringOrNull("path", path)));
    }
}
