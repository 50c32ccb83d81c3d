package cmirror;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import cmirror.runtime.Libc;
import java.lang.foreign.MemorySegment;

/** What C programs have pointers to and never look into, such as a {@link FILE}. */
public abstract class Opaque extends CObject {

    private final String variable;
    private MemorySegment segment;

    /** What a variable of libc points to, read when it is first used. */
    Opaque(String variable) {
        this.variable = variable;
    }

    Opaque(MemorySegment segment) {
        this.variable = null;
        this.segment = segment;
    }

    @Override
    public MemorySegment segment() {
        if (segment == null) {
            segment = MemorySegment.ofAddress(Libc.variable(variable, 8).get(JAVA_LONG, 0));
        }
        return segment;
    }
}
