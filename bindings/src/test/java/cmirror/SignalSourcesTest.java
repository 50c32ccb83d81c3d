package cmirror;

import static cmirror.SignalPair.same;
import static org.assertj.core.api.Assertions.assertThat;

import cmirror.testing.Child;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Where signals come from: timers, children, other processes. And what a handler may not do. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "Java handlers need the C helper, which is for Linux")
class SignalSourcesTest {

    @Test
    void siginfoSaysWhoAndWhy() {
        same("Info", """
                static int child;
                static void handler(int signum, siginfo_t *info, void *context) {
                    printf("%d signo %d code %d", signum, info->si_signo, info->si_code);
                    if (signum == SIGCHLD) {
                        printf(" status %d child %d", info->si_status, info->si_pid == child);
                    } else if (info->si_code == SI_TIMER) {
                        printf(" value %d overrun %d", info->si_value.sival_int, info->si_overrun);
                    } else {
                        printf(" me %d uid %d", info->si_pid == getpid(), info->si_uid == getuid());
                        if (info->si_code == SI_QUEUE) printf(" value %d", info->si_value.sival_int);
                    }
                    printf("\\n");
                    fflush(stdout);
                }
                int main(void) {
                    struct sigaction act;
                    memset(&act, 0, sizeof act);
                    act.sa_sigaction = handler;
                    act.sa_flags = SA_SIGINFO;
                    sigaction(SIGUSR1, &act, NULL);
                    sigaction(SIGCHLD, &act, NULL);
                    sigaction(SIGRTMAX, &act, NULL);
                    kill(getpid(), SIGUSR1);
                    raise(SIGUSR1);
                    sigqueue(getpid(), SIGUSR1, (union sigval) {4711});
                    fflush(stdout);
                    sigset_t chld, none;
                    sigemptyset(&none);
                    sigemptyset(&chld);
                    sigaddset(&chld, SIGCHLD);
                    sigprocmask(SIG_BLOCK, &chld, NULL);
                    child = fork();
                    if (child == 0) _exit(42);
                    sigsuspend(&none);
                    waitpid(child, NULL, 0);
                    child = fork();
                    if (child == 0) { pause(); _exit(1); }
                    kill(child, SIGKILL);
                    sigsuspend(&none);
                    waitpid(child, NULL, 0);
                    struct sigevent event;
                    memset(&event, 0, sizeof event);
                    event.sigev_notify = SIGEV_SIGNAL;
                    event.sigev_signo = SIGRTMAX;
                    event.sigev_value.sival_int = 12;
                    timer_t timer;
                    struct itimerspec t = {{0, 0}, {0, 50000000}}, left;
                    sigaddset(&chld, SIGRTMAX);
                    sigprocmask(SIG_BLOCK, &chld, NULL);
                    printf("create %d\\n", timer_create(CLOCK_MONOTONIC, &event, &timer));
                    printf("set %d\\n", timer_settime(timer, 0, &t, NULL));
                    printf("get %d\\n", timer_gettime(timer, &left));
                    printf("left %ld\\n", left.it_interval.tv_nsec);
                    sigsuspend(&none);
                    printf("overrun %d\\n", timer_getoverrun(timer));
                    printf("delete %d\\n", timer_delete(timer));
                    return 0;
                }
                """, """
                static int child;
                static void handler(int signum, siginfo_t info, MemorySegment context) {
                    printf("%d signo %d code %d", signum, info.si_signo(), info.si_code());
                    if (signum == SIGCHLD) {
                        printf(" status %d child %d", info.si_status(), is(info.si_pid() == child));
                    } else if (info.si_code() == SI_TIMER) {
                        printf(" value %d overrun %d", info.si_value().sival_int(),
                                info.si_overrun());
                    } else {
                        printf(" me %d uid %d", is(info.si_pid() == getpid()),
                                is(info.si_uid() == getuid()));
                        if (info.si_code() == SI_QUEUE)
                            printf(" value %d", info.si_value().sival_int());
                    }
                    printf("\\n");
                    fflush(stdout);
                }
                static int main() {
                    var act = new sigaction();
                    act.sa_sigaction(Info::handler);
                    act.sa_flags(SA_SIGINFO);
                    sigaction(SIGUSR1, act, NULL);
                    sigaction(SIGCHLD, act, NULL);
                    sigaction(SIGRTMAX(), act, NULL);
                    kill(getpid(), SIGUSR1);
                    raise(SIGUSR1);
                    var value = new sigval();
                    value.sival_int(4711);
                    sigqueue(getpid(), SIGUSR1, value);
                    fflush(stdout);
                    sigset_t chld = new sigset_t(), none = new sigset_t();
                    sigemptyset(none);
                    sigemptyset(chld);
                    sigaddset(chld, SIGCHLD);
                    sigprocmask(SIG_BLOCK, chld, NULL);
                    child = fork();
                    if (child == 0) _exit(42);
                    sigsuspend(none);
                    waitpid(child, NULL, 0);
                    child = fork();
                    if (child == 0) { pause(); _exit(1); }
                    kill(child, SIGKILL);
                    sigsuspend(none);
                    waitpid(child, NULL, 0);
                    var event = new sigevent();
                    event.sigev_notify(SIGEV_SIGNAL);
                    event.sigev_signo(SIGRTMAX());
                    event.sigev_value().sival_int(12);
                    var timer = new timer_t();
                    itimerspec t = new itimerspec(), left = new itimerspec();
                    t.it_value().tv_nsec(50000000);
                    sigaddset(chld, SIGRTMAX());
                    sigprocmask(SIG_BLOCK, chld, NULL);
                    printf("create %d\\n", timer_create(CLOCK_MONOTONIC, event, timer));
                    printf("set %d\\n", timer_settime(timer, 0, t, NULL));
                    printf("get %d\\n", timer_gettime(timer, left));
                    printf("left %ld\\n", left.it_interval().tv_nsec());
                    sigsuspend(none);
                    printf("overrun %d\\n", timer_getoverrun(timer));
                    printf("delete %d\\n", timer_delete(timer));
                    return 0;
                }
                static int is(boolean b) { return b ? 1 : 0; }
                """);
    }

    /** The lecture's way not to leave zombies, as a server that waits for clients does it. */
    @Test
    void childrenAreReapedWhileTheServerWaits() {
        same("Reaping", """
                static volatile int reaped;
                static int sd;
                static struct sockaddr_in a;
                static void handler(int signum) {
                    int status;
                    while (waitpid(-1, &status, WNOHANG) > 0) {
                        reaped += WEXITSTATUS(status) == 3;
                        if (reaped == 100)
                            sendto(sd, "end", 3, 0, (struct sockaddr *) &a, sizeof a);
                    }
                }
                static void usr(int signum) { _exit(3); }
                static void serve(int flags) {
                    struct sigaction act;
                    memset(&act, 0, sizeof act);
                    act.sa_handler = handler;
                    act.sa_flags = flags;
                    sigaction(SIGCHLD, &act, NULL);
                    reaped = 0;
                    for (int i = 0; i < 100; i++) {
                        if (fork() == 0) {
                            raise(SIGUSR1); /* the child has its parent's handlers */
                            _exit(1);
                        }
                    }
                    char buf[10];
                    int n;
                    while ((n = recvfrom(sd, buf, 10, 0, NULL, NULL)) < 0 && errno == EINTR) { }
                    printf("n %d reaped %d", n, reaped);
                    printf(" none left %d", waitpid(-1, NULL, WNOHANG));
                    printf(" %d\\n", errno == ECHILD);
                }
                int main(void) {
                    signal(SIGUSR1, usr);
                    sd = socket(AF_INET, SOCK_DGRAM, 0);
                    a.sin_family = AF_INET;
                    a.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
                    socklen_t len = sizeof a;
                    bind(sd, (struct sockaddr *) &a, len);
                    getsockname(sd, (struct sockaddr *) &a, &len);
                    serve(SA_RESTART);
                    serve(0);
                    return 0;
                }
                """, """
                static volatile int reaped;
                static int sd;
                static sockaddr_in a = new sockaddr_in();
                static void handler(int signum) {
                    var status = new int_();
                    while (waitpid(-1, status, WNOHANG) > 0) {
                        reaped += WEXITSTATUS(status.get()) == 3 ? 1 : 0;
                        if (reaped == 100)
                            sendto(sd, "end", 3, 0, a, sizeof(a));
                    }
                }
                static void usr(int signum) { _exit(3); }
                static void serve(int flags) {
                    var act = new sigaction();
                    act.sa_handler(Reaping::handler);
                    act.sa_flags(flags);
                    sigaction(SIGCHLD, act, NULL);
                    reaped = 0;
                    for (int i = 0; i < 100; i++) {
                        if (fork() == 0) {
                            raise(SIGUSR1);
                            _exit(1);
                        }
                    }
                    var buf = new_char(10);
                    int n;
                    while ((n = recvfrom(sd, buf, 10, 0, NULL, NULL)) < 0 && errno() == EINTR) { }
                    printf("n %d reaped %d", n, reaped);
                    printf(" none left %d %d\\n", waitpid(-1, NULL, WNOHANG),
                            errno() == ECHILD ? 1 : 0);
                }
                static int main() {
                    signal(SIGUSR1, Reaping::usr);
                    sd = socket(AF_INET, SOCK_DGRAM, 0);
                    a.sin_family(AF_INET);
                    a.sin_addr().s_addr(htonl(INADDR_LOOPBACK));
                    var len = new socklen_t(sizeof(a));
                    bind(sd, a, len.get());
                    getsockname(sd, a, len);
                    serve(SA_RESTART);
                    serve(0);
                    return 0;
                }
                """);
    }

    /** A thread that only computes is interrupted all the same; a child of fork, too. */
    @Test
    void alarmsReachAThreadThatComputes() {
        same("Computing", """
                static volatile int ticks;
                static void handler(int signum) { ticks++; }
                static void compute(const char *who) {
                    ticks = 0;
                    struct itimerval t = {{0, 20000}, {0, 20000}};
                    setitimer(ITIMER_REAL, &t, NULL);
                    while (ticks < 10) { }
                    printf("%s computed\\n", who);
                    fflush(stdout);
                }
                int main(void) {
                    signal(SIGALRM, handler);
                    compute("parent");
                    int child = fork();
                    if (child == 0) { compute("child"); _exit(0); }
                    while (waitpid(child, NULL, 0) < 0) { }
                    return 0;
                }
                """, """
                static volatile int ticks;
                static void handler(int signum) { ticks++; }
                static void compute(String who) {
                    ticks = 0;
                    var t = new itimerval();
                    t.it_interval().tv_usec(20000);
                    t.it_value().tv_usec(20000);
                    setitimer(ITIMER_REAL, t, NULL);
                    while (ticks < 10) { }
                    printf("%s computed\\n", who);
                    fflush(stdout);
                }
                static int main() {
                    signal(SIGALRM, Computing::handler);
                    compute("parent");
                    int child = fork();
                    if (child == 0) { compute("child"); _exit(0); }
                    while (waitpid(child, NULL, 0) < 0) { }
                    return 0;
                }
                """);
    }

    /** Real-time signals are counted, standard ones may merge; and the program makes progress. */
    @Test
    void aThousandSignalsToABusyProgram() {
        same("Thousand", """
                static volatile int queued, merged;
                static void queue(int signum) { queued++; }
                static void merge(int signum) { merged++; }
                int main(void) {
                    signal(SIGRTMIN, queue);
                    signal(SIGUSR1, merge);
                    int child = fork();
                    if (child == 0) {
                        for (int i = 0; i < 1000; i++) {
                            sigqueue(getppid(), SIGRTMIN, (union sigval) {i});
                            kill(getppid(), SIGUSR1);
                        }
                        _exit(0);
                    }
                    long sum = 0;
                    int status;
                    while (waitpid(child, &status, WNOHANG) != child) sum += getpgrp();
                    while (queued < 1000) sum++;
                    printf("%d %d\\n", queued, merged > 0);
                    return 0;
                }
                """, """
                static volatile int queued, merged;
                static void queue(int signum) { queued++; }
                static void merge(int signum) { merged++; }
                static int main() {
                    signal(SIGRTMIN(), Thousand::queue);
                    signal(SIGUSR1, Thousand::merge);
                    int child = fork();
                    if (child == 0) {
                        for (int i = 0; i < 1000; i++) {
                            var value = new sigval();
                            value.sival_int(i);
                            sigqueue(getppid(), SIGRTMIN(), value);
                            kill(getppid(), SIGUSR1);
                        }
                        _exit(0);
                    }
                    long sum = 0;
                    var status = new int_();
                    while (waitpid(child, status, WNOHANG) != child) sum += getpgrp();
                    while (queued < 1000) sum++;
                    printf("%d %d\\n", queued, merged > 0 ? 1 : 0);
                    return 0;
                }
                """);
    }

    @Test
    void anotherProcessSendsSignalsAndATimerCallsAFunction() {
        same("Outside", """
                static int fds[2];
                static void handler(int signum) { printf("handler %d\\n", signum); fflush(stdout); }
                static void notify(union sigval value) { write(fds[1], "tick", value.sival_int); }
                int main(void) {
                    signal(SIGTERM, handler);
                    signal(SIGHUP, handler);
                    fflush(stdout);
                    printf("%d\\n", system("kill -TERM $PPID"));
                    fflush(stdout);
                    printf("%d\\n", system("kill -HUP $PPID"));
                    signal(SIGHUP, SIG_DFL);
                    fflush(stdout);
                    int child = fork(), status;
                    if (child == 0) { raise(SIGHUP); _exit(1); }
                    waitpid(child, &status, 0);
                    printf("child %d\\n", WIFSIGNALED(status) && WTERMSIG(status) == SIGHUP);
                    struct sigevent event;
                    memset(&event, 0, sizeof event);
                    event.sigev_notify = SIGEV_THREAD;
                    event.sigev_notify_function = notify;
                    event.sigev_value.sival_int = 4;
                    timer_t timer;
                    struct itimerspec t = {{0, 0}, {0, 20000000}};
                    pipe(fds);
                    printf("create %d\\n", timer_create(CLOCK_REALTIME, &event, &timer));
                    printf("set %d\\n", timer_settime(timer, 0, &t, NULL));
                    char buf[10];
                    printf("read %zd\\n", read(fds[0], buf, 10));
                    printf("interrupt %d\\n", siginterrupt(SIGALRM, 1));
                    signal(SIGALRM, handler);
                    alarm(1);
                    printf("read %zd", read(fds[0], buf, 10));
                    printf(" %d\\n", errno == EINTR);
                    return 0;
                }
                """, """
                static int[] fds = new int[2];
                static void handler(int signum) { printf("handler %d\\n", signum); fflush(stdout); }
                static void notified(sigval value) { write(fds[1], "tick", value.sival_int()); }
                static int main() {
                    signal(SIGTERM, Outside::handler);
                    signal(SIGHUP, Outside::handler);
                    fflush(stdout);
                    printf("%d\\n", system("kill -TERM $PPID"));
                    fflush(stdout);
                    printf("%d\\n", system("kill -HUP $PPID"));
                    signal(SIGHUP, SIG_DFL);
                    fflush(stdout);
                    int child = fork();
                    var status = new int_();
                    if (child == 0) { raise(SIGHUP); _exit(1); }
                    waitpid(child, status, 0);
                    printf("child %d\\n", WIFSIGNALED(status.get())
                            && WTERMSIG(status.get()) == SIGHUP ? 1 : 0);
                    var event = new sigevent();
                    event.sigev_notify(SIGEV_THREAD);
                    event.sigev_notify_function(Outside::notified);
                    event.sigev_value().sival_int(4);
                    var timer = new timer_t();
                    var t = new itimerspec();
                    t.it_value().tv_nsec(20000000);
                    pipe(fds);
                    printf("create %d\\n", timer_create(CLOCK_REALTIME, event, timer));
                    printf("set %d\\n", timer_settime(timer, 0, t, NULL));
                    var buf = new_char(10);
                    printf("read %zd\\n", read(fds[0], buf, 10));
                    printf("interrupt %d\\n", siginterrupt(SIGALRM, 1));
                    signal(SIGALRM, Outside::handler);
                    alarm(1);
                    printf("read %zd", read(fds[0], buf, 10));
                    printf(" %d\\n", errno() == EINTR ? 1 : 0);
                    return 0;
                }
                """);
    }

    private static final String WRONG = """
            static volatile int n;
            static void fails(int signum) { throw new IllegalStateException("in a handler"); }
            static void exits(int signum) { printf("bye\\n"); exit(7); }
            static int main(int argc, String[] argv) throws Exception {
                switch (argv[1]) {
                    case "call" -> { signal(SIGUSR1, Wrong::fails); raise(SIGUSR1); }
                    case "caught" -> {
                        signal(SIGUSR1, Wrong::fails);
                        try { raise(SIGUSR1); } catch (IllegalStateException e) { n = 5; }
                        signal(SIGUSR1, s -> n++);
                        raise(SIGUSR1);
                        return n;
                    }
                    case "compute", "exit" -> {
                        if (argv[1].equals("exit")) signal(SIGALRM, Wrong::exits);
                        else signal(SIGALRM, Wrong::fails);
                        var t = new itimerval();
                        t.it_value().tv_usec(50000);
                        setitimer(ITIMER_REAL, t, NULL);
                        while (n == 0) { }
                    }
                    case "segv" -> signal(SIGSEGV, Wrong::exits);
                    case "stack" -> {
                        var ss = new stack_t();
                        ss.ss_sp(new_char(65536));
                        ss.ss_size(65536);
                        return sigaltstack(ss, NULL) == -1 && errno() == ENOTSUP ? 9 : 0;
                    }
                    case "ignore" -> {
                        signal(SIGUSR1, SIG_IGN);
                        raise(SIGUSR1);
                        signal(SIGUSR1, Wrong::exits);
                    }
                }
                return 0;
            }
            """;

    @Test
    void whatAHandlerThrowsIsNotLost() {
        JavaProgram program = SignalPair.java("Wrong", WRONG);
        for (String place : List.of("call", "compute")) {
            Child.Result result = program.run(place);
            assertThat(result.stderr()).as(place)
                    .contains("IllegalStateException: in a handler", "Wrong.fails");
            assertThat(result.status()).as(place).isEqualTo(1);
        }
        assertThat(program.run("caught").status()).isEqualTo(6);
        Child.Result exit = program.run("exit");
        assertThat(exit.text()).isEqualTo("bye\n");
        assertThat(exit.status()).isEqualTo(7);
    }

    @Test
    void whatAProgramCannotHaveIsASentence() {
        JavaProgram program = SignalPair.java("Wrong", WRONG);
        assertThat(program.run("segv").stderr()).contains("signal 11: "
                + "SIGSEGV, SIGBUS, SIGFPE, SIGILL and SIGTRAP are how the JVM notices its own ");
        assertThat(program.run("stack").status()).isEqualTo(9);
    }

    /** As a jar that was built where there is no C compiler. */
    @Test
    void withoutTheHelperAJavaHandlerIsRefused() throws IOException {
        Path classes = Path.of("target", "classes").toAbsolutePath();
        Path bare = Path.of("target", "without-helper").toAbsolutePath();
        try (Stream<Path> files = Files.walk(classes)) {
            files.filter(f -> !f.startsWith(classes.resolve("cmirror/native"))).forEach(file -> {
                try {
                    Path copy = bare.resolve(classes.relativize(file));
                    if (!Files.isDirectory(file)) {
                        Files.createDirectories(copy.getParent());
                        Files.copy(file, copy,
                                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        List<String> command = new ArrayList<>();
        SignalPair.java("Wrong", WRONG).command().forEach(word ->
                command.add(word.replace(classes.toString(), bare.toString())));
        Child.Result result = Child.of(command.toArray(String[]::new)).with("ignore").run();
        assertThat(result.stderr()).contains("a Java "
                + "method cannot be a signal handler here, since the C helper is not built for ");
        assertThat(result.status()).isEqualTo(1);
    }
}
