package cmirror.runtime.callback;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import cmirror.Struct;
import cmirror.dirent;
import cmirror.runtime.arguments.Given;
import cmirror.runtime.call.Call;
import cmirror.runtime.libc.Libc;
import cmirror.runtime.libc.Target;
import cmirror.runtime.memory.CString;
import cmirror.runtime.memory.Pointers;
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
        call.notNull("namelist", namelist);
        if (namelist.length == 0) {
            throw new IllegalArgumentException("scandir: namelist has no element: new dirent[1][]");
        }
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
        pointers.set(JAVA_LONG, 0, entry(call, "a", a));
        pointers.set(JAVA_LONG, 8, entry(call, "b", b));
        return (int) call.invoke(symbol, pointers.address(), pointers.address() + 8);
    }

    /** An entry's name ends with a NUL, or with its memory. */
    private static long entry(Call call, String parameter, dirent entry) {
        Given.read(call.function(), parameter, entry);
        MemorySegment memory = Struct.memory(entry, Long.MAX_VALUE);
        MemorySegment name = memory.asSlice(dirent.d_name$offset());
        if (memory.isNative() && CString.length(name) < name.byteSize()) {
            return call.in(parameter, entry, 0);
        }
        MemorySegment copy = call.scratch().allocate(memory.byteSize() + 1);
        copy.copyFrom(memory);
        copy.set(JAVA_BYTE, memory.byteSize(), (byte) 0);
        return copy.address();
    }

    /** The symbol under which macOS on x86_64 has what knows 64-bit inode numbers. */
    static MemorySegment inode64(String function) {
        return Libc.find(Target.MACOS_X86_64 ? function + "$INODE64" : function);
    }
}
