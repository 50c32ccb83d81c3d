package cmirror.runtime.threads;

import static cmirror.errno_h.EINVAL;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import cmirror.routine_fn_t;
import cmirror.runtime.call.Call;
import cmirror.runtime.libc.Libc;
import cmirror.runtime.libc.Target;
import cmirror.runtime.memory.Pointers;
import java.lang.foreign.MemorySegment;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Values of pthread_setspecific. The keys are libc's; the values are Java objects, which libc
 * could not keep, so they and the destructors stand here.
 */
public final class ThreadKeys {

    /** The keys that exist, with their destructors. */
    private static final Map<Long, routine_fn_t> DESTRUCTORS = new ConcurrentHashMap<>();
    /** Stands for NULL. */
    private static final routine_fn_t NONE = new routine_fn_t() {
        @Override
        public void call(Object value) {
        }
    };

    private static MemorySegment create;
    private static MemorySegment delete;

    private ThreadKeys() {
    }

    public static int create(Object key, routine_fn_t destructor) {
        Call call = Call.of("pthread_key_create");
        long address = call.out("key", key, Target.MACOS ? 8 : 4);
        int error = (int) call.invoke(
                create != null ? create : (create = Libc.find("pthread_key_create")), address, 0);
        if (error == 0) {
            MemorySegment made = Pointers.to(address, 8);
            DESTRUCTORS.put(Target.MACOS ? made.get(JAVA_LONG_UNALIGNED, 0)
                    : made.get(JAVA_INT_UNALIGNED, 0) & 0xffffffffL, destructor == null ? NONE : destructor);
        }
        return error;
    }

    public static int delete(long key) {
        if (DESTRUCTORS.remove(key) == null) { // there may be such a key: the JVM has some, too
            return EINVAL;
        }
        Call call = Call.of("pthread_key_delete");
        return (int) call.invoke(
                delete != null ? delete : (delete = Libc.find("pthread_key_delete")), key);
    }

    public static int set(long key, Object value) {
        if (!DESTRUCTORS.containsKey(key)) {
            return EINVAL;
        }
        Pthread.current().value(key, value);
        return 0;
    }

    public static Object get(long key) {
        return DESTRUCTORS.containsKey(key) ? Pthread.current().value(key) : null;
    }

    static routine_fn_t destructor(long key) {
        return DESTRUCTORS.get(key);
    }
}
