package cmirror.runtime.stdio;

import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import cmirror.CObject;
import cmirror.FILE;
import cmirror.Opaque;
import cmirror.runtime.arguments.Handles;
import cmirror.runtime.arguments.Lasting;
import cmirror.runtime.arguments.Sizes;
import cmirror.runtime.arguments.Words;
import cmirror.runtime.call.Call;
import cmirror.runtime.libc.Libc;
import cmirror.runtime.memory.CString;
import cmirror.runtime.memory.Pointers;
import cmirror.stdio_h;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Streams that have pointers to memory of the program's, for as long as they are open. */
public final class Streams {

    /** Where open_memstream's pointer and size go. */
    public record Growing(Object[] array, Object pointer, Object size) {

        private void copy() {
            if (array != null) {
                long address = word(pointer);
                if (address != 0) { // else nothing has been flushed yet
                    MemorySegment text = Pointers.to(address, word(size) + 1);
                    array[0] = array instanceof String[] ? CString.of(text) : text;
                }
            }
        }

        private static long word(Object memory) {
            return (memory instanceof CObject object ? object.segment() : (MemorySegment) memory)
                    .get(JAVA_LONG_UNALIGNED, 0);
        }
    }

    private static final Map<Opaque, Growing> GROWING = new ConcurrentHashMap<>();

    private static MemorySegment fclose;
    private static MemorySegment fflush;

    private Streams() {
    }

    public static int fclose(Object stream) {
        Opaque handle = Handles.find("fclose", "stream", stream, FILE.class);
        Call call = Call.of("fclose");
        int result = call.int32(call.invoke(
                fclose != null ? fclose : (fclose = Libc.find("fclose")),
                call.closed("stream", handle, FILE.class)));
        handle.keep(null);
        Growing growing = GROWING.remove(handle);
        if (growing != null) {
            growing.copy();
        }
        return result;
    }

    public static int fflush(Object stream) {
        Opaque handle = Words.isNull(stream) ? null
                : Handles.find("fflush", "stream", stream, FILE.class);
        Call call = Call.of("fflush");
        int result = call.int32(call.invoke(
                fflush != null ? fflush : (fflush = Libc.find("fflush")),
                handle == null ? 0 : handle.segment().address()));
        Growing growing = handle == null ? null : GROWING.get(handle);
        if (growing != null) {
            growing.copy();
        }
        return result;
    }

    public static int setvbuf(Object stream, Object buf, int mode, long size) {
        Opaque handle = Handles.find("setvbuf", "stream", stream, FILE.class);
        Call call = Call.of("setvbuf");
        boolean used = mode != stdio_h._IONBF;
        int result = call.int32(call.invoke(Libc.find("setvbuf"), handle.segment().address(),
                Lasting.address(call, "buf", used ? buf : null, size), mode, size));
        if (result == 0) {
            handle.keep(buf);
        }
        return result;
    }

    public static void setbuf(Object stream, Object buf) {
        setbuffer("setbuf", stream, buf, stdio_h.BUFSIZ);
    }

    public static void setbuffer(Object stream, Object buf, long size) {
        setbuffer("setbuffer", stream, buf, size);
    }

    private static void setbuffer(String function, Object stream, Object buf, long size) {
        Opaque handle = Handles.find(function, "stream", stream, FILE.class);
        Call call = Call.of(function);
        call.invoke(Libc.find(function), handle.segment().address(),
                Lasting.address(call, "buf", buf, size), size);
        handle.keep(buf);
    }

    /** What fmemopen keeps: a String or an array can be read, from a copy. */
    public static Object lasting(Object buf, Object mode) {
        if (mode instanceof String text && text.startsWith("r") && !text.contains("+")
                && (buf instanceof String || buf instanceof byte[])) {
            MemorySegment bytes = Call.bytes(buf);
            return Arena.ofAuto().allocate(bytes.byteSize() + 1).copyFrom(bytes)
                    .asSlice(0, bytes.byteSize() + (buf instanceof String ? 1 : 0));
        }
        return buf;
    }

    public static long fmemopen(Object buf, long size, Object mode) {
        Call call = Call.of("fmemopen");
        String text = Printf.text("fmemopen", call.notNull("mode", mode));
        if (text.isEmpty() || "rwa".indexOf(text.charAt(0)) < 0) { // glibc frees what it never had
            Call.errno(cmirror.errno_h.EINVAL);
            return 0;
        }
        return call.invoke(Libc.find("fmemopen"),
                Lasting.address(call, "buf", buf, Sizes.max(size, 1)), size, call.string("mode", mode));
    }

    /** What open_memstream keeps. */
    public static Growing growing(Object ptr, Object sizeloc) {
        boolean isArray = (ptr instanceof MemorySegment[] || ptr instanceof String[])
                && ((Object[]) ptr).length > 0;
        return new Growing(isArray ? (Object[]) ptr : null,
                isArray ? Arena.ofAuto().allocate(8, 8) : ptr, sizeloc);
    }

    public static long openMemstream(Growing growing) {
        Call call = Call.of("open_memstream");
        return call.invoke(Libc.find("open_memstream"),
                Lasting.address(call, "ptr", call.notNull("ptr", growing.pointer), 8),
                Lasting.address(call, "sizeloc", call.notNull("sizeloc", growing.size), 8));
    }

    /** A new stream, unless it is null, keeps memory of the program's. */
    public static FILE keeping(FILE stream, Object memory) {
        if (stream != null) {
            stream.keep(memory);
            if (memory instanceof Growing growing) {
                GROWING.put(stream, growing);
            }
        }
        return stream;
    }
}
