package cmirror.runtime.libc;

import java.lang.ref.WeakReference;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;

/** A value for each thread; where the mirror may be unloaded, the thread does not hold it. */
public final class PerThread<T> {

    private final ThreadLocal<Object> local = new ThreadLocal<>();
    /** Who holds it then. */
    private final Map<Thread, T> values = Unloading.POSSIBLE
            ? Collections.synchronizedMap(new WeakHashMap<>()) : null;

    /** This thread's, or null. */
    @SuppressWarnings("unchecked")
    public T get() {
        Object value = local.get();
        if (Unloading.POSSIBLE) {
            value = value == null ? null : ((WeakReference<Object>) value).get();
        }
        return (T) value;
    }

    public void set(T value) {
        if (Unloading.POSSIBLE) {
            values.put(Thread.currentThread(), value);
            local.set(new WeakReference<Object>(value));
        } else {
            local.set(value);
        }
    }
}
