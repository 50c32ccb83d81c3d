package cmirror;

import cmirror.runtime.call.VariadicCalls;
import java.lang.foreign.MemorySegment;

/** The calls of {@code <sys/mman.h>} that are variadic, one of them on macOS. */
abstract class sys_mman_by_hand extends sys_types_h {

    /**
     * {@snippet lang=c :
     * int shm_open(const char *name, int oflag, mode_t mode);
     * }
     * Opens an object of shared memory, and with O_CREAT makes it; returns its descriptor. Errors:
     * EACCES, EEXIST, EINVAL, EMFILE, ENAMETOOLONG, ENFILE, ENOENT. Source: shm_open(3).
     */
    public static int shm_open(Object name, int oflag, int mode) {
        return VariadicCalls.shm_open(name, oflag, mode);
    }

    /**
     * {@snippet lang=c :
     * void *mremap(void *old_address, size_t old_size, size_t new_size, int flags, ...);
     * }
     * Makes mapped memory larger or smaller, and with MREMAP_MAYMOVE moves it where that is needed;
     * returns its address, or MAP_FAILED. Linux only. Errors: EAGAIN, EFAULT, EINVAL, ENOMEM.
     * Source: mremap(2).
     */
    public static MemorySegment mremap(MemorySegment old_address, long old_size, long new_size,
            int flags) {
        return mremap(old_address, old_size, new_size, flags, null);
    }

    /** The same with MREMAP_FIXED: the new address. */
    public static MemorySegment mremap(MemorySegment old_address, long old_size, long new_size,
            int flags, MemorySegment new_address) {
        return VariadicCalls.mremap(old_address, old_size, new_size, flags, new_address);
    }
}
