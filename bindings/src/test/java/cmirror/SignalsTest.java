package cmirror;

import static cmirror.SignalPair.same;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Signals behave as in C: the same program, in C and in Java, prints the same. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "Java handlers need the C helper, which is for Linux")
class SignalsTest {

    /**
     * An alarm now and then, for both languages: one that comes before the call that it shall interrupt
     * is not the last.
     */
    private static final String C_EVERY = """
            static void every(int microseconds) {
                struct itimerval t = {{0, microseconds}, {0, microseconds}};
                setitimer(ITIMER_REAL, &t, NULL);
            }
            """;
    private static final String JAVA_EVERY = """
            static void every(int microseconds) {
                var t = new itimerval();
                t.it_interval().tv_usec(microseconds);
                t.it_value().tv_usec(microseconds);
                setitimer(ITIMER_REAL, t, NULL);
            }
            """;

    @Test
    void withoutRestartACallEndsWithEintrAfterTheHandler() {
        String text = same("Interrupted", C_EVERY + """
                static volatile int got;
                static void handler(int signum) { got++; errno = 77; }
                static void report(const char *call, long result) {
                    printf("%s %ld errno %d got %d\\n", call, result, errno == EINTR, got > 0);
                    errno = 0;
                    got = 0;
                    every(100000);
                }
                int main(void) {
                    struct sigaction act;
                    memset(&act, 0, sizeof act);
                    act.sa_handler = handler;
                    sigemptyset(&act.sa_mask);
                    printf("%d\\n", sigaction(SIGALRM, &act, NULL));
                    int fds[2];
                    char buf[10];
                    pipe(fds);
                    int udp = socket(AF_INET, SOCK_DGRAM, 0), tcp = socket(AF_INET, SOCK_STREAM, 0);
                    struct sockaddr_in a;
                    memset(&a, 0, sizeof a);
                    a.sin_family = AF_INET;
                    a.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
                    bind(udp, (struct sockaddr *) &a, sizeof a);
                    bind(tcp, (struct sockaddr *) &a, sizeof a);
                    listen(tcp, 5);
                    every(100000);
                    report("read", read(fds[0], buf, 10));
                    report("recvfrom", recvfrom(udp, buf, 10, 0, NULL, NULL));
                    report("accept", accept(tcp, NULL, NULL));
                    report("pause", pause());
                    report("select", select(0, NULL, NULL, NULL, NULL));
                    int child = fork();
                    if (child == 0) { pause(); _exit(0); }
                    report("waitpid", waitpid(child, NULL, 0));
                    every(0);
                    kill(child, SIGKILL);
                    waitpid(child, NULL, 0);
                    every(500000);
                    int rest = sleep(4);
                    printf("sleep %d\\n", rest);
                    every(100000);
                    struct timespec t = {3, 0}, left;
                    report("nanosleep", nanosleep(&t, &left));
                    printf("left %ld\\n", (long) left.tv_sec);
                    return 0;
                }
                """, JAVA_EVERY + """
                static volatile int got;
                static void handler(int signum) { got++; errno(77); }
                static void report(String call, long result) {
                    printf("%s %ld errno %d got %d\\n", call, result, errno() == EINTR ? 1 : 0,
                            got > 0 ? 1 : 0);
                    errno(0);
                    got = 0;
                    every(100000);
                }
                static int main() {
                    var act = new sigaction();
                    act.sa_handler(Interrupted::handler);
                    sigemptyset(act.sa_mask());
                    printf("%d\\n", sigaction(SIGALRM, act, NULL));
                    var fds = new int[2];
                    var buf = new_char(10);
                    pipe(fds);
                    int udp = socket(AF_INET, SOCK_DGRAM, 0), tcp = socket(AF_INET, SOCK_STREAM, 0);
                    var a = new sockaddr_in();
                    a.sin_family(AF_INET);
                    a.sin_addr().s_addr(htonl(INADDR_LOOPBACK));
                    bind(udp, a, sizeof(a));
                    bind(tcp, a, sizeof(a));
                    listen(tcp, 5);
                    every(100000);
                    report("read", read(fds[0], buf, 10));
                    report("recvfrom", recvfrom(udp, buf, 10, 0, NULL, NULL));
                    report("accept", accept(tcp, NULL, NULL));
                    report("pause", pause());
                    report("select", select(0, NULL, NULL, NULL, NULL));
                    int child = fork();
                    if (child == 0) { pause(); _exit(0); }
                    report("waitpid", waitpid(child, NULL, 0));
                    every(0);
                    kill(child, SIGKILL);
                    waitpid(child, NULL, 0);
                    every(500000);
                    int rest = sleep(4);
                    printf("sleep %d\\n", rest);
                    every(100000);
                    timespec t = new timespec(), left = new timespec();
                    t.tv_sec(3);
                    report("nanosleep", nanosleep(t, left));
                    printf("left %ld\\n", left.tv_sec());
                    return 0;
                }
                """);
        assertThat(text).contains("accept -1 errno 1 got 1");
    }

    /** The handler itself ends the wait at its third run: it must have run while the call waits. */
    @Test
    void withRestartTheCallGoesOnAndTheHandlerRunsMeanwhile() {
        same("Restarted", """
                static volatile int ticks, end, udp, tcp;
                static int fds[2];
                static struct sockaddr_in a, b;
                static void handler(int signum) {
                    if (++ticks % 3 != 0) return;
                    if (end == 0) write(fds[1], "x", 1);
                    if (end == 1) sendto(udp, "yy", 2, 0, (struct sockaddr *) &a, sizeof a);
                    if (end == 2) connect(socket(AF_INET, SOCK_STREAM, 0), (struct sockaddr *) &b,
                                          sizeof b);
                    if (end == 3) raise(SIGUSR1); /* blocked: comes when this one returns */
                }
                static void blocked(int signum) { write(fds[1], "zzz", 3); }
                static void report(const char *call, long result) {
                    printf("%s %ld ticks %d\\n", call, result, ticks >= 3);
                    ticks = 0;
                    end++;
                }
                int main(void) {
                    char buf[10];
                    struct sigaction act;
                    memset(&act, 0, sizeof act);
                    act.sa_handler = handler;
                    act.sa_flags = SA_RESTART;
                    sigaddset(&act.sa_mask, SIGUSR1);
                    sigaction(SIGALRM, &act, NULL);
                    signal(SIGUSR1, blocked);
                    pipe(fds);
                    udp = socket(AF_INET, SOCK_DGRAM, 0);
                    tcp = socket(AF_INET, SOCK_STREAM, 0);
                    a.sin_family = AF_INET;
                    a.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
                    b = a;
                    socklen_t len = sizeof a;
                    bind(udp, (struct sockaddr *) &a, sizeof a);
                    bind(tcp, (struct sockaddr *) &b, sizeof b);
                    getsockname(udp, (struct sockaddr *) &a, &len);
                    getsockname(tcp, (struct sockaddr *) &b, &len);
                    listen(tcp, 5);
                    struct itimerval t = {{0, 100000}, {0, 100000}};
                    setitimer(ITIMER_REAL, &t, NULL);
                    report("read", read(fds[0], buf, 10));
                    report("recvfrom", recvfrom(udp, buf, 10, 0, NULL, NULL));
                    report("accept", accept(tcp, NULL, NULL) > 0);
                    report("read", read(fds[0], buf, 10));
                    return 0;
                }
                """, """
                static volatile int ticks, end, udp, tcp;
                static int[] fds = new int[2];
                static sockaddr_in a = new sockaddr_in(), b = new sockaddr_in();
                static void handler(int signum) {
                    if (++ticks % 3 != 0) return;
                    if (end == 0) write(fds[1], "x", 1);
                    if (end == 1) sendto(udp, "yy", 2, 0, a, sizeof(a));
                    if (end == 2) connect(socket(AF_INET, SOCK_STREAM, 0), b, sizeof(b));
                    if (end == 3) raise(SIGUSR1);
                }
                static void blocked(int signum) { write(fds[1], "zzz", 3); }
                static void report(String call, long result) {
                    printf("%s %ld ticks %d\\n", call, result, ticks >= 3 ? 1 : 0);
                    ticks = 0;
                    end++;
                }
                static int main() {
                    var buf = new_char(10);
                    var act = new sigaction();
                    act.sa_handler(Restarted::handler);
                    act.sa_flags(SA_RESTART);
                    sigaddset(act.sa_mask(), SIGUSR1);
                    sigaction(SIGALRM, act, NULL);
                    signal(SIGUSR1, Restarted::blocked);
                    pipe(fds);
                    udp = socket(AF_INET, SOCK_DGRAM, 0);
                    tcp = socket(AF_INET, SOCK_STREAM, 0);
                    a.sin_family(AF_INET);
                    a.sin_addr().s_addr(htonl(INADDR_LOOPBACK));
                    b.set(a);
                    var len = new socklen_t(sizeof(a));
                    bind(udp, a, sizeof(a));
                    bind(tcp, b, sizeof(b));
                    getsockname(udp, a, len);
                    getsockname(tcp, b, len);
                    listen(tcp, 5);
                    var t = new itimerval();
                    t.it_interval().tv_usec(100000);
                    t.it_value().tv_usec(100000);
                    setitimer(ITIMER_REAL, t, NULL);
                    report("read", read(fds[0], buf, 10));
                    report("recvfrom", recvfrom(udp, buf, 10, 0, NULL, NULL));
                    report("accept", accept(tcp, NULL, NULL) > 0 ? 1 : 0);
                    report("read", read(fds[0], buf, 10));
                    return 0;
                }
                """);
    }

    @Test
    void masksBlockAndLetThrough() {
        same("Masks", """
                static volatile int got;
                static void handler(int signum) { got++; }
                int main(void) {
                    sigset_t set, none, pending, before;
                    siginfo_t info;
                    int sig = 0;
                    struct timespec moment = {0, 50000000};
                    signal(SIGUSR1, handler);
                    signal(SIGRTMIN, handler);
                    sigemptyset(&none);
                    sigemptyset(&set);
                    sigaddset(&set, SIGUSR1);
                    printf("block %d\\n", sigprocmask(SIG_BLOCK, &set, &before));
                    printf("before %d\\n", sigismember(&before, SIGUSR1));
                    kill(getpid(), SIGUSR1);
                    kill(getpid(), SIGUSR1);
                    sigpending(&pending);
                    printf("pending %d %d got %d\\n", sigismember(&pending, SIGUSR1),
                           sigismember(&pending, SIGUSR2), got);
                    sigprocmask(SIG_UNBLOCK, &set, NULL);
                    printf("unblocked, got %d\\n", got);
                    sigprocmask(SIG_SETMASK, &set, NULL);
                    raise(SIGUSR1);
                    printf("raised, got %d\\n", got);
                    printf("suspend %d", sigsuspend(&none));
                    printf(" %d got %d\\n", errno == EINTR, got);
                    sigprocmask(SIG_BLOCK, NULL, &before);
                    printf("mask after %d\\n", sigismember(&before, SIGUSR1));
                    kill(getpid(), SIGUSR1);
                    printf("wait %d", sigwait(&set, &sig));
                    printf(" %d got %d\\n", sig == SIGUSR1, got);
                    sigaddset(&set, SIGRTMIN);
                    sigaddset(&set, SIGUSR2); /* with its default: it must not end the process */
                    sigaddset(&set, SIGINT);
                    pthread_sigmask(SIG_BLOCK, &set, NULL);
                    for (int i = 1; i <= 3; i++) {
                        sigqueue(getpid(), SIGRTMIN, (union sigval) {10 * i});
                    }
                    for (int i = 1; i <= 3; i++) {
                        sig = sigwaitinfo(&set, &info);
                        printf("info %d %d %d\\n", sig == SIGRTMIN, info.si_code == SI_QUEUE,
                               info.si_value.sival_int);
                    }
                    kill(getpid(), SIGUSR2);
                    kill(getpid(), SIGINT);
                    sig = sigtimedwait(&set, NULL, &moment);
                    printf("%d\\n", sig * sigtimedwait(&set, &info, &moment));
                    printf("timed %d", sigtimedwait(&set, &info, &moment));
                    printf(" %d\\n", errno == EAGAIN);
                    sigfillset(&set);
                    sigprocmask(SIG_SETMASK, &set, NULL);
                    kill(getpid(), SIGTERM);
                    sigpending(&pending);
                    printf("full %d got %d\\n", sigismember(&pending, SIGTERM), got);
                    return 0;
                }
                """, """
                static volatile int got;
                static void handler(int signum) { got++; }
                static int main() {
                    sigset_t set = new sigset_t(), none = new sigset_t(), pending = new sigset_t(),
                            before = new sigset_t();
                    var info = new siginfo_t();
                    var sig = new int_();
                    var moment = new timespec();
                    moment.tv_nsec(50000000);
                    signal(SIGUSR1, Masks::handler);
                    signal(SIGRTMIN(), Masks::handler);
                    sigemptyset(none);
                    sigemptyset(set);
                    sigaddset(set, SIGUSR1);
                    printf("block %d\\n", sigprocmask(SIG_BLOCK, set, before));
                    printf("before %d\\n", sigismember(before, SIGUSR1));
                    kill(getpid(), SIGUSR1);
                    kill(getpid(), SIGUSR1);
                    sigpending(pending);
                    printf("pending %d %d got %d\\n", sigismember(pending, SIGUSR1),
                           sigismember(pending, SIGUSR2), got);
                    sigprocmask(SIG_UNBLOCK, set, NULL);
                    printf("unblocked, got %d\\n", got);
                    sigprocmask(SIG_SETMASK, set, NULL);
                    raise(SIGUSR1);
                    printf("raised, got %d\\n", got);
                    printf("suspend %d", sigsuspend(none));
                    printf(" %d got %d\\n", is(errno() == EINTR), got);
                    sigprocmask(SIG_BLOCK, NULL, before);
                    printf("mask after %d\\n", sigismember(before, SIGUSR1));
                    kill(getpid(), SIGUSR1);
                    printf("wait %d", sigwait(set, sig));
                    printf(" %d got %d\\n", is(sig.get() == SIGUSR1), got);
                    sigaddset(set, SIGRTMIN());
                    sigaddset(set, SIGUSR2);
                    sigaddset(set, SIGINT);
                    pthread_sigmask(SIG_BLOCK, set, NULL);
                    for (int i = 0; i < 20; i++) { // new threads of the JVM do not take them
                        new Thread(() -> sleeping()).start();
                    }
                    for (int i = 1; i <= 3; i++) {
                        var value = new sigval();
                        value.sival_int(10 * i);
                        sigqueue(getpid(), SIGRTMIN(), value);
                    }
                    for (int i = 1; i <= 3; i++) {
                        sig.set(sigwaitinfo(set, info));
                        printf("info %d %d %d\\n", is(sig.get() == SIGRTMIN()),
                                is(info.si_code() == SI_QUEUE), info.si_value().sival_int());
                    }
                    kill(getpid(), SIGUSR2);
                    kill(getpid(), SIGINT);
                    sig.set(sigtimedwait(set, NULL, moment)); // the order may be another
                    printf("%d\\n", sig.get() * sigtimedwait(set, info, moment));
                    printf("timed %d", sigtimedwait(set, info, moment));
                    printf(" %d\\n", is(errno() == EAGAIN));
                    sigfillset(set);
                    sigprocmask(SIG_SETMASK, set, NULL);
                    kill(getpid(), SIGTERM);
                    sigpending(pending);
                    printf("full %d got %d\\n", sigismember(pending, SIGTERM), got);
                    try { // the JVM still finds null pointers, by SIGSEGV
                        int n = 0;
                        for (int i = 0; i < 20000; i++) n += length(i < 19999 ? "x" : null);
                        printf("not reached %d\\n", n);
                    } catch (NullPointerException e) {
                    }
                    return 0;
                }
                static int length(String s) { return s.length(); }
                static void sleeping() {
                    try { Thread.sleep(20); } catch (InterruptedException e) { }
                }
                static int is(boolean b) { return b ? 1 : 0; }
                """);
    }

    /** Then the handler runs in another thread of the JVM's, which nobody shall notice. */
    @Test
    void handlersNestWhileMainComputes() {
        same("Computes", """
                static volatile int done;
                static void nested(int signum, siginfo_t *info, void *context) {
                    printf("  >%d tkill %d value %d\\n", signum, info->si_code == SI_TKILL,
                            info->si_value.sival_int);
                }
                static void handler(int signum) {
                    printf(">%d\\n", signum);
                    raise(SIGUSR2);
                    pthread_kill(pthread_self(), SIGUSR2);
                    raise(SIGUSR1);
                    printf("<%d\\n", signum);
                    done = 1;
                }
                int main(void) {
                    struct sigaction act;
                    memset(&act, 0, sizeof act);
                    act.sa_sigaction = nested;
                    act.sa_flags = SA_SIGINFO;
                    sigaction(SIGUSR1, &act, NULL);
                    sigaction(SIGUSR2, &act, NULL);
                    signal(SIGALRM, handler);
                    ualarm(20000, 0);
                    while (!done) {}
                    return 0;
                }
                """, """
                static volatile int done;
                static void nested(int signum, siginfo_t info, Object context) {
                    printf("  >%d tkill %d value %d\\n", signum, info.si_code() == SI_TKILL ? 1 : 0,
                            info.si_value().sival_int());
                }
                static void handler(int signum) {
                    printf(">%d\\n", signum);
                    raise(SIGUSR2);
                    pthread_h.pthread_kill(pthread_h.pthread_self(), SIGUSR2);
                    raise(SIGUSR1);
                    printf("<%d\\n", signum);
                    done = 1;
                }
                static int main() {
                    var act = new sigaction();
                    act.sa_sigaction(Computes::nested);
                    act.sa_flags(SA_SIGINFO);
                    sigaction(SIGUSR1, act, NULL);
                    sigaction(SIGUSR2, act, NULL);
                    signal(SIGALRM, Computes::handler);
                    ualarm(20000, 0);
                    while (done == 0) {}
                    return 0;
                }
                """);
    }

    @Test
    void handlersNestAsTheirMasksSay() {
        same("Nesting", """
                static int depth;
                static void handler(int signum) {
                    static int again = 1;
                    struct sigaction now;
                    sigaction(signum, NULL, &now);
                    printf("%*s>%d reset %d\\n", 2 * depth++, "", signum, now.sa_handler == SIG_DFL);
                    if (signum == SIGUSR1) raise(SIGUSR2);
                    if (again-- > 0) raise(signum);
                    printf("%*s<%d\\n", 2 * --depth, "", signum);
                }
                static void round(int flags, int mask) {
                    struct sigaction act;
                    memset(&act, 0, sizeof act);
                    act.sa_handler = handler;
                    sigaction(SIGUSR2, &act, NULL);
                    act.sa_flags = flags;
                    if (mask) sigaddset(&act.sa_mask, mask);
                    sigaction(SIGUSR1, &act, NULL);
                    printf("flags %x mask %d\\n", flags, mask);
                    raise(SIGUSR1);
                }
                int main(void) {
                    round(0, 0);
                    round(0, SIGUSR2);
                    round(SA_RESETHAND, SIGUSR2);
                    round(SA_NODEFER, 0);
                    sigset_t set;
                    sigprocmask(SIG_BLOCK, NULL, &set);
                    printf("mask after %d\\n", sigismember(&set, SIGUSR2));
                    struct sigaction act;
                    memset(&act, 0, sizeof act);
                    act.sa_handler = handler;
                    act.sa_flags = SA_RESTART | SA_NODEFER;
                    sigaddset(&act.sa_mask, SIGALRM);
                    sigaction(SIGINT, &act, NULL);
                    struct sigaction old;
                    sigaction(SIGINT, NULL, &old);
                    printf("%d %x %d %d\\n", old.sa_handler == handler, old.sa_flags & ~0x4000000,
                           sigismember(&old.sa_mask, SIGALRM), sigismember(&old.sa_mask, SIGINT));
                    void (*before)(int) = signal(SIGINT, SIG_IGN);
                    raise(SIGINT);
                    printf("%d\\n", signal(SIGINT, before) == SIG_IGN);
                    raise(SIGINT);
                    printf("%d", signal(SIGKILL, handler) == SIG_ERR);
                    printf(" %d\\n", errno == EINVAL);
                    printf("%d", signal(77, handler) == SIG_ERR);
                    printf(" %d\\n", errno == EINVAL);
                    return 0;
                }
                """, """
                static int depth;
                static int again = 1;
                static void handler(int signum) {
                    var now = new sigaction();
                    sigaction(signum, NULL, now);
                    printf("%*s>%d reset %d\\n", 2 * depth++, "", signum,
                            is(now.sa_handler() == SIG_DFL));
                    if (signum == SIGUSR1) raise(SIGUSR2);
                    if (again-- > 0) raise(signum);
                    printf("%*s<%d\\n", 2 * --depth, "", signum);
                }
                static void round(int flags, int mask) {
                    var act = new sigaction();
                    act.sa_handler(Nesting::handler);
                    sigaction(SIGUSR2, act, NULL);
                    act.sa_flags(flags);
                    if (mask != 0) sigaddset(act.sa_mask(), mask);
                    sigaction(SIGUSR1, act, NULL);
                    printf("flags %x mask %d\\n", flags, mask);
                    raise(SIGUSR1);
                }
                static int main() {
                    round(0, 0);
                    round(0, SIGUSR2);
                    round(SA_RESETHAND, SIGUSR2);
                    round(SA_NODEFER, 0);
                    var set = new sigset_t();
                    sigprocmask(SIG_BLOCK, NULL, set);
                    printf("mask after %d\\n", sigismember(set, SIGUSR2));
                    var act = new sigaction();
                    act.sa_handler(Nesting::handler);
                    act.sa_flags(SA_RESTART | SA_NODEFER);
                    sigaddset(act.sa_mask(), SIGALRM);
                    sigaction(SIGINT, act, NULL);
                    var old = new sigaction();
                    sigaction(SIGINT, NULL, old);
                    printf("%d %x %d %d\\n", is(old.sa_handler() == act.sa_handler()),
                            old.sa_flags(), sigismember(old.sa_mask(), SIGALRM),
                            sigismember(old.sa_mask(), SIGINT));
                    var before = signal(SIGINT, SIG_IGN);
                    raise(SIGINT);
                    printf("%d\\n", is(signal(SIGINT, before) == SIG_IGN));
                    raise(SIGINT);
                    printf("%d %d\\n", is(signal(SIGKILL, Nesting::handler) == SIG_ERR),
                            is(errno() == EINVAL));
                    printf("%d %d\\n", is(signal(77, Nesting::handler) == SIG_ERR),
                            is(errno() == EINVAL));
                    return 0;
                }
                static int is(boolean b) { return b ? 1 : 0; }
                """);
    }

    /** setuid is for all threads, and waits until each has answered glibc's signal. */
    @Test
    void setuidReturnsInAProgramWithHandlers() {
        same("Setuid", """
                static void handler(int signum) { }
                int main(void) {
                    signal(SIGUSR1, handler);
                    printf("%d\\n", setuid(getuid()));
                    raise(SIGUSR1);
                    fflush(stdout);
                    int child = fork();
                    if (child == 0) {
                        printf("%d\\n", setgid(getgid()));
                        exit(0);
                    }
                    waitpid(child, NULL, 0);
                    printf("%d\\n", setuid(getuid()));
                    return 0;
                }
                """, """
                static void handler(int signum) { }
                static int main() {
                    signal(SIGUSR1, Setuid::handler);
                    printf("%d\\n", setuid(getuid()));
                    raise(SIGUSR1);
                    fflush(stdout);
                    int child = fork();
                    if (child == 0) {
                        printf("%d\\n", setgid(getgid()));
                        exit(0);
                    }
                    waitpid(child, NULL, 0);
                    printf("%d\\n", setuid(getuid()));
                    return 0;
                }
                """);
    }
}
