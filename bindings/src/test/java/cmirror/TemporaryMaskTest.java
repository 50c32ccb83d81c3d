package cmirror;

import static cmirror.SignalPair.same;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A handler that interrupts a call with a mask of its own runs under that mask. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "Java handlers need the C helper, which is for Linux")
class TemporaryMaskTest {

    @Test
    void handlersRunUnderTheMaskOfTheCall() {
        String text = same("TemporaryMasks", """
                #include <poll.h>
                #include <sys/epoll.h>
                static int all[] = {SIGINT, SIGUSR1, SIGUSR2, SIGALRM, SIGWINCH};
                static void show(const char *when) {
                    sigset_t now;
                    sigprocmask(SIG_BLOCK, NULL, &now);
                    printf("%s blocks", when);
                    for (int i = 0; i < 5; i++)
                        if (sigismember(&now, all[i])) printf(" %d", all[i]);
                    printf("\\n");
                }
                static void handler(int sig) { printf("%d: ", sig); show("handler"); }
                static void report(const char *call, int result) {
                    printf("%s %d %d\\n", call, result, errno == EINTR);
                    show("main");
                }
                int main(void) {
                    struct sigaction act = {.sa_handler = handler};
                    sigset_t blocked, during;
                    struct epoll_event event;
                    int ep = epoll_create1(0);
                    sigaddset(&act.sa_mask, SIGWINCH);
                    sigaction(SIGUSR1, &act, NULL);
                    sigaction(SIGUSR2, &act, NULL);
                    sigaction(SIGALRM, &act, NULL);
                    sigemptyset(&blocked);
                    sigaddset(&blocked, SIGUSR1);
                    sigaddset(&blocked, SIGUSR2);
                    sigaddset(&blocked, SIGALRM);
                    sigprocmask(SIG_BLOCK, &blocked, NULL);
                    sigfillset(&during);
                    sigdelset(&during, SIGUSR1);
                    sigdelset(&during, SIGUSR2);
                    raise(SIGUSR1); report("sigsuspend", sigsuspend(&during));
                    raise(SIGUSR1); raise(SIGUSR2); report("both", sigsuspend(&during));
                    sigemptyset(&during);
                    sigaddset(&during, SIGINT);
                    raise(SIGUSR1); report("pselect", pselect(0, NULL, NULL, NULL, NULL, &during));
                    raise(SIGUSR2); report("ppoll", ppoll(NULL, 0, NULL, &during));
                    raise(SIGUSR2); report("epoll_pwait", epoll_pwait(ep, &event, 1, -1, &during));
                    alarm(1); report("alarm", sigsuspend(&during));
                    raise(SIGUSR1);
                    sigprocmask(SIG_UNBLOCK, &blocked, NULL);
                    show("main");
                    return 0;
                }
                """, """
                static int[] all = {SIGINT, SIGUSR1, SIGUSR2, SIGALRM, cmirror.signal_h.SIGWINCH};
                static void show(String when) {
                    var now = new sigset_t();
                    sigprocmask(SIG_BLOCK, NULL, now);
                    printf("%s blocks", when);
                    for (int i = 0; i < 5; i++)
                        if (sigismember(now, all[i]) != 0) printf(" %d", all[i]);
                    printf("\\n");
                }
                static void handler(int sig) { printf("%d: ", sig); show("handler"); }
                static void report(String call, int result) {
                    printf("%s %d %d\\n", call, result, errno() == EINTR ? 1 : 0);
                    show("main");
                }
                static int main(int argc, String[] argv) {
                    var act = new sigaction();
                    var blocked = new sigset_t();
                    var during = new sigset_t();
                    var event = new epoll_event();
                    int ep = cmirror.sys_epoll_h.epoll_create1(0);
                    act.sa_handler(TemporaryMasks::handler);
                    sigaddset(act.sa_mask(), cmirror.signal_h.SIGWINCH);
                    sigaction(SIGUSR1, act, NULL);
                    sigaction(SIGUSR2, act, NULL);
                    sigaction(SIGALRM, act, NULL);
                    sigaddset(blocked, SIGUSR1);
                    sigaddset(blocked, SIGUSR2);
                    sigaddset(blocked, SIGALRM);
                    sigprocmask(SIG_BLOCK, blocked, NULL);
                    sigfillset(during);
                    sigdelset(during, SIGUSR1);
                    sigdelset(during, SIGUSR2);
                    raise(SIGUSR1); report("sigsuspend", sigsuspend(during));
                    raise(SIGUSR1); raise(SIGUSR2); report("both", sigsuspend(during));
                    sigemptyset(during);
                    sigaddset(during, SIGINT);
                    raise(SIGUSR1); report("pselect", pselect(0, NULL, NULL, NULL, NULL, during));
                    raise(SIGUSR2); report("ppoll", cmirror.poll_h.ppoll(NULL, 0, NULL, during));
                    raise(SIGUSR2);
                    report("epoll_pwait", cmirror.sys_epoll_h.epoll_pwait(ep, event, 1, -1, during));
                    alarm(1); report("alarm", sigsuspend(during));
                    raise(SIGUSR1);
                    sigprocmask(SIG_UNBLOCK, blocked, NULL);
                    show("main");
                    return 0;
                }
                """);
        assertThat(text).contains("both -1 1\n", "epoll_pwait -1 1\n");
    }
}
