package cmirror.runtime;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import cmirror.dirent;
import cmirror.scandir_compar_t;
import cmirror.scandir_filter_t;
import java.lang.foreign.MemorySegment;

/** scandir and what it sorts with. */
public final class Scandir {

    private Scandir() {
    }

    public static int scandir(Object dirp, dirent[][] namelist, scandir_filter_t filter,
            scandir_compar_t compar) {
        MemorySegment symbol = inode64("scandir");
        Call call = Call.of("scandir");
        long path = call.string("dirp", dirp);
        MemorySegment list = call.scratch().allocate(8);
        Callback callback = call.callback(new Callback(filter, 0, null).and(compar));
        int count = call.int32(call.invoke(symbol, path, list.address(),
                filter == null ? 0 : Callback.Filter.STUB.address(),
                compar == null ? 0 : Callback.Entries.STUB.address()));
        callback.rethrow();
        if (count >= 0) {
            MemorySegment pointers = Pointers.to(list.get(JAVA_LONG, 0), 8L * count);
            namelist[0] = new dirent[count];
            for (int i = 0; i < count; i++) {
                namelist[0][i] = Callback.entry(pointers.getAtIndex(JAVA_LONG, i));
            }
            Call.of("free").invoke(Libc.find("free"), pointers.address());
        }
        return count;
    }

    /** alphasort or versionsort, which take pointers to pointers. */
    public static int compare(String function, dirent a, dirent b) {
        MemorySegment symbol = inode64(function);
        Call call = Call.of(function);
        MemorySegment pointers = call.scratch().allocate(16);
        pointers.set(JAVA_LONG, 0, a.segment().address());
        pointers.set(JAVA_LONG, 8, b.segment().address());
        return (int) call.invoke(symbol, pointers.address(), pointers.address() + 8);
    }

    public static void mustBeNull(String parameter, Object value) {
        if (value != null) {
            throw new IllegalArgumentException(parameter + " takes a method or NULL, not " + value);
        }
    }

    /** The symbol under which macOS on x86_64 has what knows 64-bit inode numbers. */
    static MemorySegment inode64(String function) {
        return Libc.find(Target.MACOS_X86_64 ? function + "$INODE64" : function);
    }
}
