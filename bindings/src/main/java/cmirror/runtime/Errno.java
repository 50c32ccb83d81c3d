package cmirror.runtime;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.MemorySegment;

/** libc's own errno. */
final class Errno {

    private static MemorySegment location;

    private Errno() {
    }

    /** Makes libc's errno what the mirror's is, for the few functions that read it. */
    static void restore() {
        if (location == null) {
            location = Libc.find(Target.MACOS ? "__error" : "__errno_location");
        }
        Pointers.to(Trivial.call(location), 4).set(JAVA_INT, 0, Call.errno());
    }
}
