package cmirror;

import cmirror.runtime.arguments.Given;
import cmirror.runtime.call.Call;
import cmirror.runtime.libc.Libc;
import cmirror.runtime.libc.Target;
import java.lang.foreign.MemorySegment;

/** The macros of {@code <sys/wait.h>}, and wait under a name that Java leaves free. */
abstract class sys_wait_by_hand extends signal_h {

    private static MemorySegment wait;

    /**
     * {@snippet lang=c :
     * pid_t wait(int *wstatus);
     * }
     * Waits until a child ends and stores its status.
     * <p>{@code wstatus}: receives the status, for WIFEXITED, WEXITSTATUS ...; NULL if not wanted.
     * <p>Result: the child's process id; -1 on failure, and errno says why.
     * <p>Errors: {@code ECHILD} the process has no child, or they are nobody's to wait for (SIGCHLD is
     * ignored); {@code EINTR} a signal came before a child changed.
     * <p>It has an underscore here because every Java class has a method {@code wait} already.
     * <p>Source: wait(2).
     */
    public static int wait_(Object wstatus) {
        Call call = Call.of("wait");
        return call.int32(call.invoke(wait != null ? wait : (wait = Libc.find("wait")),
                call.outOrNull("wstatus", wstatus, 4)));
    }

    /** The same with the status in a number: {@code wait_(status)} for {@code wait(&status)}. */
    public static boolean WIFEXITED(int wstatus) {
        return WTERMSIG(wstatus) == 0;
    }

    /** {@code WIFEXITED} of a status that {@code waitpid} stored. */
    public static boolean WIFEXITED(int_ wstatus) {
        return WIFEXITED(Given.int32("WIFEXITED", "wstatus", wstatus));
    }

    /** The low eight bits of the status that the child ended with. */
    public static int WEXITSTATUS(int wstatus) {
        return wstatus >> 8 & 0xff;
    }

    /** {@code WEXITSTATUS} of a status that {@code waitpid} stored. */
    public static int WEXITSTATUS(int_ wstatus) {
        return WEXITSTATUS(Given.int32("WEXITSTATUS", "wstatus", wstatus));
    }

    /** Whether a signal ended the child. */
    public static boolean WIFSIGNALED(int wstatus) {
        return WTERMSIG(wstatus) != 0 && WTERMSIG(wstatus) != 0x7f;
    }

    /** {@code WIFSIGNALED} of a status that {@code waitpid} stored. */
    public static boolean WIFSIGNALED(int_ wstatus) {
        return WIFSIGNALED(Given.int32("WIFSIGNALED", "wstatus", wstatus));
    }

    /** The signal that ended the child. */
    public static int WTERMSIG(int wstatus) {
        return wstatus & 0x7f;
    }

    /** {@code WTERMSIG} of a status that {@code waitpid} stored. */
    public static int WTERMSIG(int_ wstatus) {
        return WTERMSIG(Given.int32("WTERMSIG", "wstatus", wstatus));
    }

    /** Whether the child left a core file. */
    public static boolean WCOREDUMP(int wstatus) {
        return (wstatus & 0x80) != 0;
    }

    /** {@code WCOREDUMP} of a status that {@code waitpid} stored. */
    public static boolean WCOREDUMP(int_ wstatus) {
        return WCOREDUMP(Given.int32("WCOREDUMP", "wstatus", wstatus));
    }

    /** Whether the child is stopped (WUNTRACED). */
    public static boolean WIFSTOPPED(int wstatus) {
        return (wstatus & 0xff) == 0x7f && !(Target.MACOS && WSTOPSIG(wstatus) == 0x13);
    }

    /** {@code WIFSTOPPED} of a status that {@code waitpid} stored. */
    public static boolean WIFSTOPPED(int_ wstatus) {
        return WIFSTOPPED(Given.int32("WIFSTOPPED", "wstatus", wstatus));
    }

    /** The signal that stopped the child. */
    public static int WSTOPSIG(int wstatus) {
        return wstatus >> 8 & (Target.MACOS ? 0xffffff : 0xff);
    }

    /** {@code WSTOPSIG} of a status that {@code waitpid} stored. */
    public static int WSTOPSIG(int_ wstatus) {
        return WSTOPSIG(Given.int32("WSTOPSIG", "wstatus", wstatus));
    }

    /** Whether the child was continued by SIGCONT (WCONTINUED). */
    public static boolean WIFCONTINUED(int wstatus) {
        return Target.MACOS ? (wstatus & 0x7f) == 0x7f && WSTOPSIG(wstatus) == 0x13
                : wstatus == 0xffff;
    }

    /** {@code WIFCONTINUED} of a status that {@code waitpid} stored. */
    public static boolean WIFCONTINUED(int_ wstatus) {
        return WIFCONTINUED(Given.int32("WIFCONTINUED", "wstatus", wstatus));
    }

    /** A status as waitpid would store it: ended with {@code ret} or by signal {@code sig}. */
    public static int W_EXITCODE(int ret, int sig) {
        return ret << 8 | sig;
    }

    /** A status as waitpid would store it of a child that a signal stopped. */
    public static int W_STOPCODE(int sig) {
        return sig << 8 | 0x7f;
    }
}
