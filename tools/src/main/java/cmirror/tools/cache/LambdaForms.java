package cmirror.tools.cache;

import java.util.List;

/**
 * Method references of the shapes that the JDK's linker and its memory segments need. For each
 * shape, a word or an object in, a word or an object out, the JVM makes a class when it meets it
 * first (a lambda form), which takes a third of a millisecond. It does so for the linker's own
 * handles at every start; but what method references have led to, the AOT cache keeps. Thus these,
 * which nobody calls, save the classes. {@code -Djava.lang.invoke.MethodHandle.TRACE_RESOLVE=true}
 * prints the shapes that a program had to make: {@code (fail)}.
 */
final class LambdaForms {

    private interface Sizes {
        long of(Object a);
    }

    private interface Addresses {
        Object of(long a);
    }

    private interface Fences {
        void of(Object a);
    }

    private interface Bootstraps {
        Object of(Instance instance, Object a, Object b, Object c);
    }

    private interface Downcalls {
        long of(Object a, Object b, Object c, long d, long e, long f, long g, long h, long i);
    }

    private interface Bound {
        long of(long a, long b, long c, long d, long e, long f, long g, long h);
    }

    private interface Offsets {
        long of(long a, long b, long c, long d);
    }

    private interface Sums {
        long of(long a, long b);
    }

    private interface Slices {
        Object of(Memory memory, long a, long b);
    }

    private interface Casts {
        Object of(Memory memory, long a, Object b);
    }

    private interface Checks {
        void of(Object a, long b, Object c);
    }

    private interface Memory {

        Object slice(long a, long b);

        Object cast(long a, Object b);
    }

    private LambdaForms() {
    }

    /** Makes the JVM link them all. */
    static int link() {
        Instance instance = new Instance();
        return List.of((Sizes) Instance::size, (Addresses) Instance::address,
                (Fences) Instance::fence, (Bootstraps) Instance::bootstrap,
                (Downcalls) Instance::downcall, instance.bound(), instance.basic(),
                (Offsets) Instance::offset, (Sums) Instance::sum, (Slices) Memory::slice,
                (Casts) Memory::cast, (Checks) Instance::check).size();
    }

    private static class Instance {

        static long size(Object a) {
            return 0;
        }

        static Object address(long a) {
            return null;
        }

        static void fence(Object a) {
        }

        Object bootstrap(Object a, Object b, Object c) {
            return null;
        }

        static long downcall(Object a, Object b, Object c, long d, long e, long f, long g, long h,
                long i) {
            return 0;
        }

        static long offset(long a, long b, long c, long d) {
            return 0;
        }

        static long sum(long a, long b) {
            return 0;
        }

        static void check(Object a, long b, Object c) {
        }

        Downcalls bound() {
            return this::privateDowncall;
        }

        Bound basic() {
            return this::privateBound;
        }

        private long privateDowncall(Object a, Object b, Object c, long d, long e, long f, long g,
                long h, long i) {
            return 0;
        }

        private long privateBound(long a, long b, long c, long d, long e, long f, long g, long h) {
            return 0;
        }
    }
}
