package cmirror.runtime.arguments;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;

/** What is wrong with an access to an element of an array: in C's words, not the JDK's. */
public final class Element {

    private Element() {
    }

    /** {@code call} could not reach element i, of so many bytes, since the JDK threw e. */
    public static RuntimeException refused(String call, MemorySegment buf, long i, int size,
            RuntimeException e) {
        if (buf == null || buf.address() == 0 && buf.isNative()) {
            return Refused.isNull(call, "buf");
        } else if (!Words.isUsable(buf)) {
            return Refused.arena(call, "buf", buf.scope().isAlive());
        } else if (Words.isBare(buf)) {
            return Refused.bare(call, "buf");
        } else if (i < 0 || i >= buf.byteSize() / size) {
            return new IndexOutOfBoundsException(call + ": buf has " + buf.byteSize() + " bytes"
                    + (size == 1 ? "" : ", " + buf.byteSize() / size + " elements")
                    + ": there is no buf[" + i + "]");
        }
        return buf.isReadOnly() ? Refused.readOnly(call, "buf") : e;
    }

    /** {@code buf + i}: the place behind the last byte is one, too. */
    public static MemorySegment from(MemorySegment buf, long i) {
        if (buf == null) {
            throw Refused.isNull("from", "buf");
        }
        if (i < 0 || i > buf.byteSize()) {
            throw new IndexOutOfBoundsException("from: buf has " + buf.byteSize()
                    + " bytes: there is no buf + " + i);
        }
        return buf.asSlice(i);
    }

    /** {@code buf - i}: as far as what C knows of it, which is its address; alive while this is. */
    public static MemorySegment back(MemorySegment buf, long i) {
        if (buf == null || buf.address() == 0 && buf.isNative()) {
            throw Refused.isNull("back", "buf");
        } else if (i <= 0) {
            return from(buf, -i);
        } else if (!buf.isNative()) {
            throw new IllegalArgumentException("back: C cannot see the Java heap; new_char(n) makes C memory");
        }
        long size = buf.byteSize() + i;
        return MemorySegment.ofAddress(buf.address() - i).reinterpret(size < 0 ? buf.byteSize() : size,
                Arena.ofAuto(), before -> Reference.reachabilityFence(buf));
    }
}
