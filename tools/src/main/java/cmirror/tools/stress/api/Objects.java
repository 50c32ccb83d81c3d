package cmirror.tools.stress.api;

import cmirror.CObject;
import java.lang.foreign.MemorySegment;
import java.util.Random;

/** The mirror's own objects, made by what its classes offer: structs, arrays of them, numbers. */
final class Objects {

    /** Those that stand in for "a struct of another type": small ones, large ones, numbers. */
    private static final String[] OTHERS = {"char_", "short_", "int_", "long_", "in_addr",
        "timeval", "sockaddr_in", "stat", "sockaddr_storage", "socklen_t", "double_"};

    private Objects() {
    }

    /** The class for a C type without const, struct and star: {@code unsigned int}; or null. */
    static Class<?> type(String name) {
        for (String candidate : new String[] {name, name + "_", name.replaceFirst("^unsigned(?=.)",
                "unsigned_"), name.replaceFirst("^signed(?=.)", "signed_")}) {
            try {
                return Class.forName("cmirror." + candidate).asSubclass(CObject.class);
            } catch (ClassNotFoundException | ClassCastException | LinkageError e) {
                // another spelling, or a type that the mirror has no class for
            }
        }
        return null;
    }

    /** A new one, or null if there is no such constructor. */
    static Argument fresh(Class<?> type) {
        try {
            return new Argument(type.getConstructor().newInstance(),
                    "new " + type.getSimpleName() + "()");
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }

    static Argument other(Random random) {
        return fresh(type(OTHERS[random.nextInt(OTHERS.length)]));
    }

    /** {@code type.of(memory)}, or null if the mirror refuses that. */
    static Argument of(Class<?> type, Argument memory) {
        try {
            return new Argument(type.getMethod("of", MemorySegment.class)
                    .invoke(null, memory.value()), type.getSimpleName() + ".of(" + memory + ")");
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }

    /** {@code type.array(n)}, or null. */
    static Argument array(Class<?> type, int n) {
        try {
            return new Argument(type.getMethod("array", int.class).invoke(null, n),
                    type.getSimpleName() + ".array(" + n + ")");
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }

    /** A Java array of null references: what stands for {@code T *p[n]}. */
    static Argument references(Class<?> type, int n) {
        return new Argument(java.lang.reflect.Array.newInstance(type, n),
                "new " + type.getSimpleName() + "[" + n + "]");
    }
}
