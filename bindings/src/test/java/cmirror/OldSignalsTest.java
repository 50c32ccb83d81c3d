package cmirror;

import static cmirror.SignalPair.same;
import static cmirror.inet_h.NULL;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** sigset, sighold and their kin, and BSD's masks, do what C's do. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "Java handlers need the C helper, which is for Linux")
class OldSignalsTest {

    @Test
    void nullIsTheDefault() {
        assertThat(signal_h.sigset(signal_h.SIGWINCH, NULL)).isEqualTo(signal_h.SIG_DFL);
        assertThat(signal_h.sigset(signal_h.SIGWINCH, 0)).isEqualTo(signal_h.SIG_DFL);
        assertThat(signal_h.sigset(signal_h.SIGWINCH, (sighandler_t) null)).isEqualTo(signal_h.SIG_DFL);
    }

    @Test
    void areTheSameAsInC() {
        String text = same("OldSignals", """
                #include <sys/syscall.h>
                static void handler(int sig) { printf("handler %d %x\\n", sig, siggetmask()); }
                int main(void) {
                    int before, result;
                    printf("%d\\n", sigset(SIGUSR1, handler) == SIG_DFL);
                    raise(SIGUSR1);
                    result = sighold(SIGUSR1); printf("%d %x\\n", result, siggetmask());
                    raise(SIGUSR1); printf("held\\n");
                    result = sigpause(SIGUSR1); printf("%d %d\\n", result, errno == EINTR);
                    raise(SIGUSR1);
                    result = sigrelse(SIGUSR1); printf("%d %x\\n", result, siggetmask());
                    printf("%d\\n", sigset(SIGUSR1, SIG_HOLD) == handler);
                    printf("%d\\n", sigset(SIGUSR1, SIG_HOLD) == SIG_HOLD);
                    printf("%d\\n", sigset(SIGUSR1, SIG_IGN) == SIG_HOLD);
                    printf("%d\\n", sigset(SIGUSR1, handler) == SIG_IGN);
                    result = sigignore(SIGUSR1); printf("%d\\n", result);
                    raise(SIGUSR1);
                    before = sigblock(sigmask(SIGUSR2) | sigmask(SIGTERM)); printf("%x\\n", before);
                    before = sigsetmask(sigmask(SIGUSR1)); printf("%x %x\\n", before, siggetmask());
                    sigsetmask(0);
                    sigset(SIGUSR2, handler);
                    result = tgkill(getpid(), syscall(SYS_gettid), SIGUSR2); printf("%d\\n", result);
                    errno = 0; result = sighold(999); printf("%d %d\\n", result, errno == EINVAL);
                    errno = 0; printf("%d\\n", sigset(999, SIG_IGN) == SIG_ERR);
                    printf("%d %d\\n", sigset(SIGKILL, SIG_IGN) == SIG_ERR, errno == EINVAL);
                    errno = 0; result = sigpause(0); printf("%d %d\\n", result, errno == EINVAL);
                    return 0;
                }
                """, """
                    static void handler(int sig) { printf("handler %d %x\\n", sig, siggetmask()); }
                    static final sighandler_t HANDLER = OldSignals::handler;
                    static int main(int argc, String[] argv) {
                        int before, result;
                        MemorySegment old;
                        printf("%d\\n", sigset(SIGUSR1, HANDLER) == SIG_DFL);
                        raise(SIGUSR1);
                        result = sighold(SIGUSR1); printf("%d %x\\n", result, siggetmask());
                        raise(SIGUSR1); printf("held\\n");
                        result = sigpause(SIGUSR1); printf("%d %d\\n", result, errno() == EINTR);
                        raise(SIGUSR1);
                        result = sigrelse(SIGUSR1); printf("%d %x\\n", result, siggetmask());
                        old = sigset(SIGUSR1, SIG_HOLD);
                        printf("%d\\n", old != SIG_DFL && old != SIG_IGN && old != SIG_ERR && old != SIG_HOLD);
                        printf("%d\\n", sigset(SIGUSR1, SIG_HOLD) == SIG_HOLD);
                        printf("%d\\n", sigset(SIGUSR1, SIG_IGN) == SIG_HOLD);
                        printf("%d\\n", sigset(SIGUSR1, old) == SIG_IGN);
                        result = sigignore(SIGUSR1); printf("%d\\n", result);
                        raise(SIGUSR1);
                        before = sigblock(sigmask(SIGUSR2) | sigmask(SIGTERM)); printf("%x\\n", before);
                        before = sigsetmask(sigmask(SIGUSR1)); printf("%x %x\\n", before, siggetmask());
                        sigsetmask(0);
                        sigset(SIGUSR2, HANDLER);
                        result = tgkill(getpid(), gettid(), SIGUSR2); printf("%d\\n", result);
                        errno(0); result = sighold(999); printf("%d %d\\n", result, errno() == EINVAL);
                        errno(0); printf("%d\\n", sigset(999, SIG_IGN) == SIG_ERR);
                        printf("%d %d\\n", sigset(SIGKILL, SIG_IGN) == SIG_ERR, errno() == EINVAL);
                        errno(0); result = sigpause(0); printf("%d %d\\n", result, errno() == EINVAL);
                        return 0;
                    }
                """);
        assertThat(text.lines()).hasSizeGreaterThan(20);
    }
}
