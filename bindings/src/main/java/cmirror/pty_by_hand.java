package cmirror;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import cmirror.runtime.arguments.Given;
import cmirror.runtime.arguments.Words;
import java.lang.foreign.MemorySegment;

/** The call of {@code <pty.h>} that forks. */
abstract class pty_by_hand extends termios_h {

    /**
     * {@snippet lang=c :
     * pid_t forkpty(int *amaster, char *name, const struct termios *termp,
     *               const struct winsize *winp);
     * }
     * Forks a child on a new pseudoterminal: its standard streams and its controlling terminal.
     * Returns the child's pid and the terminal's other side in {@code amaster}, 0 in the child, or
     * -1. Errors: those of fork, and ENOENT if no terminal is free. Source: openpty(3).
     */
    public static int forkpty(Object amaster, Object name, Object termp, Object winp) {
        MemorySegment side = Given.written("forkpty", "amaster", amaster, 4);
        if (!Words.isNull(termp)) {
            Given.read("forkpty", "termp", termp, termios.layout().byteSize());
        }
        if (!Words.isNull(winp)) {
            Given.read("forkpty", "winp", winp, winsize.layout().byteSize());
        }
        int_ master = new int_();
        int_ slave = new int_();
        if (pty_h.openpty(master, slave, name, termp, winp) < 0) {
            return -1;
        }
        int pid = unistd_h.fork();
        if (pid == 0) {
            unistd_h.close(master.get());
            login(slave.get());
            return 0;
        }
        unistd_h.close(slave.get());
        if (pid < 0) {
            unistd_h.close(master.get());
            return -1;
        }
        side.set(JAVA_INT_UNALIGNED, 0, master.get());
        return pid;
    }

    /** What login_tty does: a session of its own on the terminal, which becomes 0, 1 and 2. */
    private static void login(int tty) {
        unistd_h.setsid();
        sys_ioctl_h.ioctl(tty, sys_ioctl_h.TIOCSCTTY, 0);
        for (int fd = 0; fd < 3; fd++) {
            unistd_h.dup2(tty, fd);
        }
        if (tty > 2) {
            unistd_h.close(tty);
        }
    }
}
