package cmirror.runtime;

import cmirror.__ftw_func_t;
import cmirror.__nftw_func_t;
import java.lang.foreign.MemorySegment;

/** ftw, nftw and glob. */
public final class FileWalk {

    private FileWalk() {
    }

    public static int ftw(Object dirpath, __ftw_func_t fn, int nopenfd) {
        MemorySegment symbol = Scandir.inode64("ftw");
        Call call = Call.of("ftw");
        long path = call.string("dirpath", dirpath);
        Callback callback = call.callback(new Callback(fn, 0, null));
        int result = call.int32(call.invoke(symbol, path, Callback.Walk.STUB.address(), nopenfd));
        callback.rethrow();
        return result;
    }

    public static int nftw(Object dirpath, __nftw_func_t fn, int nopenfd, int flags) {
        MemorySegment symbol = Scandir.inode64("nftw");
        Call call = Call.of("nftw");
        long path = call.string("dirpath", dirpath);
        Callback callback = call.callback(new Callback(fn, 0, null));
        int result = call.int32(call.invoke(symbol, path, Callback.PlacedWalk.STUB.address(),
                nopenfd, flags));
        callback.rethrow();
        return result;
    }
}
