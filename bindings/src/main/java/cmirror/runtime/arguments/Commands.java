package cmirror.runtime.arguments;

import cmirror.fcntl_h;
import cmirror.flock;
import cmirror.runtime.libc.Target;
import cmirror.semid_ds;
import cmirror.seminfo;
import cmirror.sys_ioctl_h;
import cmirror.sys_prctl_h;
import cmirror.sys_sem_h;

/**
 * How many bytes the kernel reads or writes where the last argument of ioctl, fcntl, prctl or semctl
 * points, as far as the command tells: no prototype does. 0 where it does not.
 */
public final class Commands {

    private Commands() {
    }

    /**
     * Most requests have the size in themselves. Linux's older ones, of terminals ({@code 'T'}) and
     * sockets, do not, and some lie: those of file systems and disks name a long, and mean an int.
     */
    public static long ioctl(long request) {
        int type = (int) (request >>> 8) & 0xff;
        if (Target.MACOS) {
            return (request & 0xC0000000L) == 0 ? 0 : request >>> 16 & 0x1fff;
        } else if ((request & 0xC0000000L) != 0) {
            long size = request >>> 16 & 0x3fff;
            return type == 'f' || type == 'v' || type == 0x12 ? Math.min(size, 4) : size;
        }
        return type == 'T' ? terminal((int) request & 0xff) : type == 0x89 ? socket((int) request & 0xff)
                : 0;
    }

    private static long terminal(int number) {
        return number >= 0x01 && number <= 0x04 ? 36 // TCGETS to TCSETSF: the kernel's own struct termios
                : number >= 0x05 && number <= 0x08 ? 18 // TCGETA to TCSETAF: struct termio
                : number == 0x13 || number == 0x14 ? 8 // TIOCGWINSZ, TIOCSWINSZ
                // TIOCGPGRP, TIOCSPGRP, TIOCOUTQ; TIOCMGET to TIOCMSET; TIOCSSOFTCAR, FIONREAD, FIONBIO, TIOCGSID
                : number == 0x0f || number == 0x10 || number == 0x11 || number >= 0x15 && number <= 0x18
                        || number == 0x1a || number == 0x1b || number == 0x21 || number == 0x29 ? 4 : 0;
    }

    private static long socket(int number) {
        return number >= 0x01 && number <= 0x05 ? 4 // FIOSETOWN to SIOCATMARK
                : number == 0x06 || number == 0x07 ? 16 // SIOCGSTAMP, SIOCGSTAMPNS
                : number == 0x12 ? 16 // SIOCGIFCONF
                : number == 0x16 || number == 0x36 ? 24 // SIOCSIFADDR, SIOCDIFADDR of an IPv6 socket
                : number >= 0x10 && number <= 0x4b ? 40 // struct ifreq
                : number >= 0x53 && number <= 0x55 ? 68 : 0; // struct arpreq
    }

    public static boolean isInterfaces(long request) {
        return request == sys_ioctl_h.SIOCGIFCONF;
    }

    public static long fcntl(int cmd) {
        return cmd == fcntl_h.F_GETLK || cmd == fcntl_h.F_SETLK || cmd == fcntl_h.F_SETLKW
                ? flock.layout().byteSize() : 0;
    }

    /** What the options write that store something. */
    public static long prctl(int option) {
        return option == sys_prctl_h.PR_GET_NAME ? 16
                : option == sys_prctl_h.PR_GET_TID_ADDRESS ? 8
                : option == sys_prctl_h.PR_GET_PDEATHSIG || option == sys_prctl_h.PR_GET_CHILD_SUBREAPER
                        || option == sys_prctl_h.PR_GET_TSC ? 4 : 0;
    }

    public static boolean isFilter(int option, Object mode) {
        return option == sys_prctl_h.PR_SET_SECCOMP && mode instanceof Number number
                && number.intValue() == 2; // SECCOMP_MODE_FILTER
    }

    public static boolean isWholeSet(int cmd) {
        return cmd == sys_sem_h.GETALL || cmd == sys_sem_h.SETALL;
    }

    /** Of a set with so many semaphores. */
    public static long semctl(int cmd, long nsems) {
        return isWholeSet(cmd) ? 2 * nsems
                : cmd == sys_sem_h.IPC_STAT || cmd == sys_sem_h.IPC_SET ? semid_ds.layout().byteSize()
                : !Target.MACOS && (cmd == sys_sem_h.IPC_INFO || cmd == sys_sem_h.SEM_INFO)
                        ? seminfo.layout().byteSize() : 0;
    }
}
