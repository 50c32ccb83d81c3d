package cmirror.runtime.libc;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;

/**
 * A class loader of one's own can be thrown away, with the mirror in it, if nothing that lives on
 * holds one of the mirror's objects: no long-living thread, and no stub that C calls. The JVM's own
 * loaders stay, and there all of this is the constant false.
 */
public final class Unloading {

    public static final boolean POSSIBLE = isPossible();

    private static final List<MethodHandle> METHODS = new ArrayList<>();

    private Unloading() {
    }

    private static boolean isPossible() {
        ClassLoader mine = Unloading.class.getClassLoader();
        ClassLoader loader = ClassLoader.getSystemClassLoader();
        while (loader != null && loader != mine) {
            loader = loader.getParent();
        }
        return loader != mine;
    }

    /** The same method, in the form in which a stub may hold it for ever. */
    public static synchronized MethodHandle heldByStub(MethodHandle method) throws ReflectiveOperationException {
        if (!POSSIBLE) {
            return method;
        }
        METHODS.add(method);
        MethodHandle get = MethodHandles.lookup().findVirtual(WeakReference.class, "get",
                MethodType.methodType(Object.class)).bindTo(new WeakReference<>(method));
        return MethodHandles.foldArguments(MethodHandles.exactInvoker(method.type()),
                get.asType(MethodType.methodType(MethodHandle.class)));
    }
}
