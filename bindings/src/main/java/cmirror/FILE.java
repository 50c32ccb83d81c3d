package cmirror;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import cmirror.runtime.Libc;
import java.lang.foreign.MemorySegment;

/** {@code FILE} of {@code <stdio.h>}: a stream, whose inside is libc's own. */
public final class FILE extends CObject {

    private final String variable;
    private MemorySegment segment;

    /** The stream that a variable of libc points to, read when it is first used. */
    FILE(String variable) {
        this.variable = variable;
    }

    private FILE(long address) {
        this.variable = null;
        this.segment = MemorySegment.ofAddress(address);
    }

    static FILE orNull(long address) {
        return address == 0 ? null : new FILE(address);
    }

    @Override
    public MemorySegment segment() {
        if (segment == null) {
            segment = MemorySegment.ofAddress(Libc.variable(variable, 8).get(JAVA_LONG, 0));
        }
        return segment;
    }
}
