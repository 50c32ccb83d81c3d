package cmirror;

import java.lang.foreign.MemorySegment;

/** Something that lies in C's memory: where C takes {@code &x}, the mirror takes x. */
public abstract class CObject {

    CObject() {
    }

    /** Its bytes. */
    public abstract MemorySegment segment();
}
