package cmirror.runtime.callback;

import cmirror.__ftw_func_t;
import cmirror.__nftw_func_t;
import cmirror.runtime.arguments.Refused;
import cmirror.runtime.call.Call;
import java.lang.foreign.MemorySegment;

/** ftw, nftw and glob. */
public final class FileWalk {

    /** libc makes a table of that many at once; no tree is deeper, since no path is longer. */
    private static final int MOST_OPEN = 4096;

    private FileWalk() {
    }

    public static int ftw(Object dirpath, __ftw_func_t fn, int nopenfd) {
        MemorySegment symbol = Scandir.inode64("ftw");
        Call call = Call.of("ftw");
        long path = call.string("dirpath", dirpath);
        Callback callback = call.callback(new Callback(fn != null ? fn : (__ftw_func_t) (file, sb, type) -> {
            throw Refused.isNull("ftw", "fn");
        }, 0, null));
        int result = call.int32(call.invoke(symbol, path, Callback.Walk.STUB.address(),
                Math.min(nopenfd, MOST_OPEN)));
        callback.rethrow();
        return result;
    }

    public static int nftw(Object dirpath, __nftw_func_t fn, int nopenfd, int flags) {
        MemorySegment symbol = Scandir.inode64("nftw");
        Call call = Call.of("nftw");
        long path = call.string("dirpath", dirpath);
        Callback callback = call.callback(new Callback(fn != null ? fn : (__nftw_func_t) (file, sb, type, place) -> {
            throw Refused.isNull("nftw", "fn");
        }, 0, null));
        int result = call.int32(call.invoke(symbol, path, Callback.PlacedWalk.STUB.address(),
                Math.min(nopenfd, MOST_OPEN), flags));
        callback.rethrow();
        return result;
    }
}
