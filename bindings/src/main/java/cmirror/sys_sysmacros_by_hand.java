package cmirror;

import cmirror.runtime.libc.Target;

/** The macros of {@code <sys/sysmacros.h>} that take the number of a device apart. */
abstract class sys_sysmacros_by_hand extends sys_types_h {

    /** {@code major(dev)}: which driver. Source: makedev(3). */
    public static int major(long dev) {
        return Target.MACOS ? (int) (dev >> 24 & 0xff)
                : (int) (dev >> 8 & 0xfff | dev >> 32 & 0xfffff000);
    }

    /** {@code minor(dev)}: which of the driver's devices. Source: makedev(3). */
    public static int minor(long dev) {
        return Target.MACOS ? (int) (dev & 0xffffff)
                : (int) (dev & 0xff | dev >> 12 & 0xffffff00);
    }

    /** {@code makedev(maj, min)}: both in one. Source: makedev(3). */
    public static long makedev(int maj, int min) {
        long high = maj & 0xffffffffL;
        long low = min & 0xffffffffL;
        return Target.MACOS ? high << 24 | low
                : (high & 0xfffff000L) << 32 | (high & 0xfff) << 8
                        | (low & 0xffffff00L) << 12 | low & 0xff;
    }
}
