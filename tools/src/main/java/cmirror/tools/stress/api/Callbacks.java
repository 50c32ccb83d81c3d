package cmirror.tools.stress.api;

import cmirror.start_routine;
import java.lang.reflect.Proxy;
import java.util.Random;

/** Java methods in the place of function pointers: they return zero, throw, or call themselves. */
final class Callbacks {

    /** What one of them throws: it may come out of the call. */
    static final class Thrown extends RuntimeException {
        private static final long serialVersionUID = 1;

        Thrown() {
            super("thrown by a callback");
        }
    }

    private Callbacks() {
    }

    static Argument of(Class<?> type, Random random) {
        // what a thread throws ends the process, as it should
        int manner = type == start_routine.class ? 2 : random.nextInt(8);
        Object callback = Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
                (proxy, method, arguments) -> {
                    if (method.getDeclaringClass() == Object.class) {
                        return method.getName().equals("hashCode") ? (Object) 1
                                : method.getName().equals("equals") ? (Object) false : "a callback";
                    } else if (manner == 0) {
                        throw new Thrown();
                    } else if (manner == 1) {
                        overflow(0);
                    }
                    return zero(method.getReturnType());
                });
        return new Argument(callback, "a " + type.getSimpleName() + (manner == 0 ? " that throws"
                : manner == 1 ? " that overflows its stack" : ""));
    }

    private static int overflow(int depth) {
        return overflow(depth + 1) + 1;
    }

    private static Object zero(Class<?> type) {
        return type == int.class ? (Object) 0 : type == long.class ? (Object) 0L
                : type == boolean.class ? (Object) false : null;
    }
}
