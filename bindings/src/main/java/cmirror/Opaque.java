package cmirror;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import cmirror.runtime.libc.Libc;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What C programs have pointers to and never look into, such as a {@link FILE} or {@link sem_t}. It knows whether it
 * is open: C's functions would crash or hang with one that is not. All pointers to the same one are
 * the same object.
 */
public abstract class Opaque extends CObject {

    /** By address, until C makes another one there. */
    private static final Map<Long, Opaque> KNOWN = new ConcurrentHashMap<>();

    private final String variable;
    private MemorySegment segment;
    private boolean open = true;
    /** What C has a pointer to for as long as this is open: a buffer. */
    private Object kept;

    /** What a variable of libc points to, read when it is first used. It is never freed. */
    Opaque(String variable) {
        this.variable = variable;
    }

    Opaque(MemorySegment segment) {
        if (segment == null) {
            throw new IllegalArgumentException(getClass().getSimpleName() + ".of: pointer is NULL");
        }
        this.variable = null;
        this.segment = segment;
        this.open = isC();
    }

    /** What a function has returned: this one, or the one that is open there already. */
    static <T extends Opaque> T opened(T fresh) {
        T known = known(fresh);
        if (known != null && known.isOpen()) {
            return known;
        }
        KNOWN.put(fresh.segment().address(), fresh);
        return fresh;
    }

    /** A pointer of the program's. */
    static <T extends Opaque> T cast(T fresh) {
        T known = known(fresh);
        return known != null ? known : fresh;
    }

    @SuppressWarnings("unchecked")
    private static <T extends Opaque> T known(T like) {
        return (T) known(like.segment(), like.getClass());
    }

    /** The one at an address, or null. */
    public static Opaque known(MemorySegment pointer, Class<?> type) {
        Opaque known = pointer == null ? null : KNOWN.get(pointer.address());
        return known != null && known.getClass() == type ? known : null;
    }

    @Override
    public MemorySegment segment() {
        if (segment == null) {
            segment = MemorySegment.ofAddress(Libc.variable(variable, 8).get(JAVA_LONG, 0));
            KNOWN.put(segment.address(), this);
        }
        return segment;
    }

    /** Whether C's functions may be called with it. */
    public final boolean isOpen() {
        return open;
    }

    /** Whether it is in C's memory at all, as every FILE and DIR is. */
    public final boolean isC() {
        return segment().scope().equals(Arena.global().scope());
    }

    /** No function may be called with it any more; stdin and its like stay what they are. */
    public final void markClosed() {
        open = variable != null;
        if (!isC()) {
            KNOWN.remove(segment.address());
        }
    }

    /** One in memory of the program's may be used from now on, however it is pointed to. */
    public final void markOpen() {
        open = true;
        KNOWN.put(segment().address(), this);
    }

    /** Keeps something alive until another takes its place. */
    public final void keep(Object object) {
        kept = object;
        KNOWN.put(segment().address(), this);
    }
}
