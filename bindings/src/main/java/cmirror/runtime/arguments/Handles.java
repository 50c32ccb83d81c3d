package cmirror.runtime.arguments;

import cmirror.CObject;
import cmirror.Opaque;
import cmirror.sem_t;
import java.lang.foreign.MemorySegment;

/** Arguments that must be an open FILE or DIR, or a sem_t: else C would crash or hang. */
public final class Handles {

    private Handles() {
    }

    /** The handle that a value is, which may be a bare pointer to one. */
    public static Opaque find(String function, String parameter, Object value,
            Class<? extends Opaque> type) {
        MemorySegment pointer = value instanceof CObject object ? object.segment()
                : value instanceof MemorySegment memory && memory.isNative() ? memory : null;
        Opaque handle = type.isInstance(value) ? (Opaque) value : pointer == null ? null
                : type == sem_t.class ? sem_t.of(pointer) : Opaque.known(pointer, type);
        String what = function + ": " + parameter + " is ";
        if (handle == null || !handle.isOpen() && !handle.isC()) {
            throw new IllegalArgumentException(what + (Words.isNull(value) ? "NULL"
                    : type != sem_t.class ? "no " + type.getSimpleName()
                    : "no initialized sem_t") + maker(type));
        } else if (!handle.isOpen()) {
            throw new IllegalArgumentException(what + "closed");
        }
        return handle;
    }

    private static String maker(Class<?> type) {
        return switch (type.getSimpleName()) {
            case "FILE" -> ": fopen returns one";
            case "DIR" -> ": opendir returns one";
            default -> ": sem_init makes one";
        };
    }
}
