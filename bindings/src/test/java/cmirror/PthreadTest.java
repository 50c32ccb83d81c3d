package cmirror;

import static org.assertj.core.api.Assertions.assertThat;

import cmirror.testing.CProgram;
import cmirror.testing.Child;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Programs with threads: what they print is what the same program in C prints. */
class PthreadTest {

    private static final String C = """
            #include <pthread.h>
            #include <stdio.h>
            #include <stdlib.h>
            #include <stdint.h>
            #include <string.h>
            #include <errno.h>
            #include <unistd.h>
            #include <signal.h>
            #include <time.h>
            #include <sys/wait.h>
            #include <sys/socket.h>
            typedef intptr_t number;
            """;

    private static final String JAVA = """
            import static cmirror.inet_h.*;
            import static cmirror.pthread_h.*;
            import cmirror.*;
            """;

    private static Child.Result c(String name, String text) {
        CProgram.assumeCompiler();
        return CProgram.compile(name, C + text, "-pthread").run();
    }

    private static Child.Result java(String name, String text) {
        return JavaProgram.compile(name, JAVA + "class " + name + " {\n" + text + "}\n").run();
    }

    private static void same(Child.Result java, Child.Result c) {
        assertThat(java.stderr()).isEqualTo(c.stderr());
        assertThat(java.text()).isEqualTo(c.text()).isNotEmpty();
        assertThat(java.status()).isEqualTo(c.status());
    }

    @Test
    void eightThreadsCountUnderAMutex() {
        same(java("Counts", """
                static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER();
                static int counter;
                static Object count(Object arg) {
                    for (int i = 0; i < 20000; i++) {
                        pthread_mutex_lock(lock);
                        counter++;
                        pthread_mutex_unlock(lock);
                    }
                    errno((int) arg);
                    usleep(1000);
                    return errno() * 2;
                }
                static int main(int argc, String[] argv) {
                    var tid = new_pthread_t(8);
                    var ret = new Object[1];
                    for (int i = 0; i < 8; i++)
                        pthread_create(tid[i], NULL, Counts::count, i);
                    for (int i = 0; i < 8; i++) {
                        printf("%d ", pthread_join(tid[i], ret));
                        printf("%d\\n", (int) ret[0]);
                    }
                    printf("%d\\n", counter);
                    printf("%d\\n", pthread_equal(pthread_self(), pthread_self()));
                    var name = new_char(16);
                    printf("%d", pthread_setname_np(pthread_self(), "counter"));
                    printf(" %d", pthread_getname_np(pthread_self(), name, 16));
                    printf(" %s %d\\n", name, pthread_kill(pthread_self(), 0));
                    return 0;
                }
                """), c("counts", """
                static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
                static int counter;
                static void *count(void *arg) {
                    for (int i = 0; i < 20000; i++) {
                        pthread_mutex_lock(&lock);
                        counter++;
                        pthread_mutex_unlock(&lock);
                    }
                    errno = (number) arg;
                    usleep(1000);
                    return (void *) (number) (errno * 2);
                }
                int main(void) {
                    pthread_t tid[8];
                    void *ret;
                    for (int i = 0; i < 8; i++)
                        pthread_create(&tid[i], NULL, count, (void *) (number) i);
                    for (int i = 0; i < 8; i++) {
                        printf("%d ", pthread_join(tid[i], &ret));
                        printf("%d\\n", (int) (number) ret);
                    }
                    printf("%d\\n", counter);
                    printf("%d\\n", pthread_equal(pthread_self(), pthread_self()) != 0);
                    char name[16];
                    printf("%d", pthread_setname_np(pthread_self(), "counter"));
                    printf(" %d", pthread_getname_np(pthread_self(), name, 16));
                    printf(" %s %d\\n", name, pthread_kill(pthread_self(), 0));
                    return 0;
                }
                """));
    }

    @Test
    void aProducerAndAConsumerShareACondition() {
        same(java("Produces", """
                static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER();
                static pthread_cond_t cond = PTHREAD_COND_INITIALIZER();
                static int full, value;
                static Object consume(Object arg) {
                    int sum = 0;
                    for (int i = 0; i < 500; i++) {
                        pthread_mutex_lock(lock);
                        while (full == 0)
                            pthread_cond_wait(cond, lock);
                        full = 0;
                        sum += value;
                        pthread_cond_signal(cond);
                        pthread_mutex_unlock(lock);
                    }
                    ((int_) arg).set(sum);
                    return arg;
                }
                static int main(int argc, String[] argv) {
                    var tid = new pthread_t();
                    var sum = new int_();
                    var ret = new int_[1];
                    pthread_create(tid, NULL, Produces::consume, sum);
                    for (int i = 0; i < 500; i++) {
                        pthread_mutex_lock(lock);
                        while (full == 1)
                            pthread_cond_wait(cond, lock);
                        value = i;
                        full = 1;
                        pthread_cond_signal(cond);
                        pthread_mutex_unlock(lock);
                    }
                    pthread_join(tid, ret);
                    printf("%d %d\\n", sum, ret[0] == sum ? 1 : 0);
                    var ts = new timespec();
                    ts.tv_sec(time(NULL) - 1);
                    pthread_mutex_lock(lock);
                    printf("%d\\n", pthread_cond_timedwait(cond, lock, ts) == ETIMEDOUT ? 1 : 0);
                    return 0;
                }
                """), c("produces", """
                static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
                static pthread_cond_t cond = PTHREAD_COND_INITIALIZER;
                static int full, value;
                static void *consume(void *arg) {
                    int sum = 0;
                    for (int i = 0; i < 500; i++) {
                        pthread_mutex_lock(&lock);
                        while (full == 0)
                            pthread_cond_wait(&cond, &lock);
                        full = 0;
                        sum += value;
                        pthread_cond_signal(&cond);
                        pthread_mutex_unlock(&lock);
                    }
                    *(int *) arg = sum;
                    return arg;
                }
                int main(void) {
                    pthread_t tid;
                    int sum;
                    void *ret;
                    pthread_create(&tid, NULL, consume, &sum);
                    for (int i = 0; i < 500; i++) {
                        pthread_mutex_lock(&lock);
                        while (full == 1)
                            pthread_cond_wait(&cond, &lock);
                        value = i;
                        full = 1;
                        pthread_cond_signal(&cond);
                        pthread_mutex_unlock(&lock);
                    }
                    pthread_join(tid, &ret);
                    printf("%d %d\\n", sum, ret == &sum);
                    struct timespec ts = { time(NULL) - 1, 0 };
                    pthread_mutex_lock(&lock);
                    printf("%d\\n", pthread_cond_timedwait(&cond, &lock, &ts) == ETIMEDOUT);
                    return 0;
                }
                """));
    }

    /** Cancelled in read, in recvfrom, in pthread_cond_wait, in sleep, and not while disabled. */
    @Test
    void aBlockedThreadIsCancelled() {
        same(java("Cancels", """
                static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER();
                static pthread_cond_t cond = PTHREAD_COND_INITIALIZER();
                static int[] sv = new int[2];
                static void clean(Object arg) {
                    printf("clean %d\\n", arg);
                    fflush(stdout);
                }
                static Object blocks(Object arg) {
                    var buf = new_char(8);
                    int how = (int) arg;
                    pthread_cleanup_push(Cancels::clean, 1);
                    pthread_cleanup_push(Cancels::clean, how);
                    if (how == 0)
                        read(sv[0], buf, 8);
                    if (how == 1)
                        recvfrom(sv[0], buf, 8, 0, NULL, NULL);
                    if (how == 2) {
                        pthread_mutex_lock(lock);
                        pthread_cond_wait(cond, lock);
                    }
                    if (how == 3)
                        sleep(100);
                    if (how == 4) {
                        pthread_setcancelstate(PTHREAD_CANCEL_DISABLE, NULL);
                        printf("slept, %d left\\n", sleep(1));
                        fflush(stdout);
                        pthread_setcancelstate(PTHREAD_CANCEL_ENABLE, NULL);
                        pthread_testcancel();
                    }
                    printf("not cancelled\\n");
                    pthread_cleanup_pop(1);
                    pthread_cleanup_pop(0);
                    return NULL;
                }
                static int main(int argc, String[] argv) {
                    var tid = new pthread_t();
                    var ret = new Object[1];
                    socketpair(AF_UNIX, SOCK_DGRAM, 0, sv);
                    for (int i = 0; i < 5; i++) {
                        pthread_create(tid, NULL, Cancels::blocks, i);
                        usleep(100000);
                        int rc = pthread_cancel(tid);
                        printf("join %d", pthread_join(tid, ret));
                        printf(" cancel %d", rc);
                        printf(" %d\\n", ret[0] == PTHREAD_CANCELED ? 1 : 0);
                    }
                    printf("locked %d\\n", pthread_mutex_trylock(lock) == EBUSY ? 1 : 0);
                    return 0;
                }
                """), c("cancels", """
                static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
                static pthread_cond_t cond = PTHREAD_COND_INITIALIZER;
                static int sv[2];
                static void clean(void *arg) {
                    printf("clean %d\\n", (int) (number) arg);
                    fflush(stdout);
                }
                static void *blocks(void *arg) {
                    char buf[8];
                    int how = (number) arg;
                    pthread_cleanup_push(clean, (void *) 1);
                    pthread_cleanup_push(clean, arg);
                    if (how == 0)
                        read(sv[0], buf, 8);
                    if (how == 1)
                        recvfrom(sv[0], buf, 8, 0, NULL, NULL);
                    if (how == 2) {
                        pthread_mutex_lock(&lock);
                        pthread_cond_wait(&cond, &lock);
                    }
                    if (how == 3)
                        sleep(100);
                    if (how == 4) {
                        pthread_setcancelstate(PTHREAD_CANCEL_DISABLE, NULL);
                        printf("slept, %d left\\n", sleep(1));
                        fflush(stdout);
                        pthread_setcancelstate(PTHREAD_CANCEL_ENABLE, NULL);
                        pthread_testcancel();
                    }
                    printf("not cancelled\\n");
                    pthread_cleanup_pop(1);
                    pthread_cleanup_pop(0);
                    return NULL;
                }
                int main(void) {
                    pthread_t tid;
                    void *ret;
                    socketpair(AF_UNIX, SOCK_DGRAM, 0, sv);
                    for (int i = 0; i < 5; i++) {
                        pthread_create(&tid, NULL, blocks, (void *) (number) i);
                        usleep(100000);
                        int rc = pthread_cancel(tid);
                        printf("join %d", pthread_join(tid, &ret));
                        printf(" cancel %d", rc);
                        printf(" %d\\n", ret == PTHREAD_CANCELED);
                    }
                    printf("locked %d\\n", pthread_mutex_trylock(&lock) == EBUSY);
                    return 0;
                }
                """));
    }

    @Test
    void keysOnceExitAndDetachedThreads() {
        same(java("Keys", """
                static pthread_key_t key = new pthread_key_t();
                static pthread_once_t once = PTHREAD_ONCE_INIT();
                static int[] done = new int[2];
                static void destroy(Object value) {
                    printf("destroy %s\\n", value);
                    fflush(stdout);
                }
                static void init() { printf("once %d\\n", pthread_key_create(key, Keys::destroy)); }
                static void deep(int n) {
                    if (n == 0)
                        pthread_exit("exited");
                    deep(n - 1);
                }
                static Object run(Object arg) {
                    pthread_once(once, Keys::init);
                    printf("%d\\n", pthread_getspecific(key) == NULL ? 1 : 0);
                    pthread_setspecific(key, arg);
                    printf("%s\\n", pthread_getspecific(key));
                    deep(10);
                    return NULL;
                }
                static Object detached(Object arg) {
                    printf("detached\\n");
                    fflush(stdout);
                    write(done[1], "x", 1);
                    return NULL;
                }
                static int main(int argc, String[] argv) {
                    var tid = new pthread_t();
                    var attr = new pthread_attr_t();
                    var ret = new String[1];
                    var buf = new_char(1);
                    for (int i = 0; i < 3; i++) {
                        pthread_create(tid, NULL, Keys::run, "value");
                        printf("%d", pthread_join(tid, ret));
                        printf(" %s\\n", ret[0]);
                    }
                    pipe(done);
                    pthread_attr_init(attr);
                    pthread_attr_setdetachstate(attr, PTHREAD_CREATE_DETACHED);
                    pthread_attr_setstacksize(attr, 65536);
                    int rc = pthread_create(tid, attr, Keys::detached, NULL);
                    read(done[0], buf, 1);
                    printf("%d\\n", rc);
                    pthread_attr_destroy(attr);
                    printf("%d\\n", pthread_join(pthread_self(), NULL) == EDEADLK ? 1 : 0);
                    return 0;
                }
                """), c("keys", """
                static pthread_key_t key;
                static pthread_once_t once = PTHREAD_ONCE_INIT;
                static int done[2];
                static void destroy(void *value) {
                    printf("destroy %s\\n", (char *) value);
                    fflush(stdout);
                }
                static void init(void) { printf("once %d\\n", pthread_key_create(&key, destroy)); }
                static void deep(int n) {
                    if (n == 0)
                        pthread_exit("exited");
                    deep(n - 1);
                }
                static void *run(void *arg) {
                    pthread_once(&once, init);
                    printf("%d\\n", pthread_getspecific(key) == NULL);
                    pthread_setspecific(key, arg);
                    printf("%s\\n", (char *) pthread_getspecific(key));
                    deep(10);
                    return NULL;
                }
                static void *detached(void *arg) {
                    printf("detached\\n");
                    fflush(stdout);
                    write(done[1], "x", 1);
                    return NULL;
                }
                int main(void) {
                    pthread_t tid;
                    pthread_attr_t attr;
                    void *ret;
                    char buf[1];
                    for (int i = 0; i < 3; i++) {
                        pthread_create(&tid, NULL, run, "value");
                        printf("%d", pthread_join(tid, &ret));
                        printf(" %s\\n", (char *) ret);
                    }
                    pipe(done);
                    pthread_attr_init(&attr);
                    pthread_attr_setdetachstate(&attr, PTHREAD_CREATE_DETACHED);
                    pthread_attr_setstacksize(&attr, 65536);
                    int rc = pthread_create(&tid, &attr, detached, NULL);
                    read(done[0], buf, 1);
                    printf("%d\\n", rc);
                    pthread_attr_destroy(&attr);
                    printf("%d\\n", pthread_join(pthread_self(), NULL) == EDEADLK);
                    return 0;
                }
                """));
    }

    /** main ends by pthread_exit, the process with its last thread; a thread's exit ends it all. */
    @Test
    void theProcessEndsAsInC() {
        same(java("Outlives", """
                static Object last(Object arg) {
                    usleep(200000);
                    printf("last\\n");
                    return NULL;
                }
                static void bye() { printf("bye\\n"); }
                static int main(int argc, String[] argv) {
                    atexit(Outlives::bye);
                    pthread_create(new pthread_t(), NULL, Outlives::last, NULL);
                    printf("main ends\\n");
                    pthread_exit(NULL);
                    return 9;
                }
                """), c("outlives", """
                static void *last(void *arg) {
                    usleep(200000);
                    printf("last\\n");
                    return NULL;
                }
                static void bye(void) { printf("bye\\n"); }
                int main(void) {
                    pthread_t tid;
                    atexit(bye);
                    pthread_create(&tid, NULL, last, NULL);
                    printf("main ends\\n");
                    pthread_exit(NULL);
                    return 9;
                }
                """));
        Child.Result exits = java("ThreadExits", """
                static Object run(Object arg) { printf("thread"); exit(7); return NULL; }
                static int main(int argc, String[] argv) {
                    pthread_create(new pthread_t(), NULL, ThreadExits::run, NULL);
                    sleep(30);
                    return 0;
                }
                """);
        assertThat(exits.text()).isEqualTo("thread");
        assertThat(exits.status()).isEqualTo(7);
        Child.Result returns = java("MainReturns", """
                static Object run(Object arg) { sleep(30); printf("not reached"); return NULL; }
                static int main(int argc, String[] argv) {
                    pthread_create(new pthread_t(), NULL, MainReturns::run, NULL);
                    return 5;
                }
                """);
        assertThat(returns.text()).isEmpty();
        assertThat(returns.status()).isEqualTo(5);
        Child.Result fails = java("ThreadFails", """
                static Object run(Object arg) { throw new IllegalStateException("thrown"); }
                static int main(int argc, String[] argv) {
                    pthread_create(new pthread_t(), NULL, ThreadFails::run, NULL);
                    sleep(30);
                    return 0;
                }
                """);
        assertThat(fails.stderr()).contains("IllegalStateException: thrown", "ThreadFails.run");
        assertThat(fails.status()).isEqualTo(1);
    }

    /** The child has only the thread that called; pthread_atfork's methods are called. */
    @Test
    void aThreadForks() {
        same(java("Forks", """
                static void prepare() { printf("prepare\\n"); }
                static void parent() { printf("parent\\n"); }
                static void child() { printf("child\\n"); fflush(stdout); }
                static void bye() { printf("bye %d\\n", forked); }
                static int forked;
                static Object sleeps(Object arg) { sleep(30); return NULL; }
                static Object forks(Object arg) {
                    var status = new int_();
                    fflush(stdout);
                    int pid = fork();
                    if (pid == 0) {
                        forked = 1;
                        return NULL;
                    }
                    waitpid(pid, status, 0);
                    printf("status %x\\n", status);
                    return NULL;
                }
                static int main(int argc, String[] argv) {
                    var tid = new pthread_t();
                    atexit(Forks::bye);
                    pthread_atfork(NULL, NULL, Forks::child);
                    pthread_atfork(Forks::prepare, Forks::parent, Forks::child);
                    pthread_create(tid, NULL, Forks::sleeps, NULL);
                    pthread_create(tid, NULL, Forks::forks, NULL);
                    pthread_join(tid, NULL);
                    return 0;
                }
                """), c("forks", """
                static int forked;
                static void prepare(void) { printf("prepare\\n"); }
                static void parent(void) { printf("parent\\n"); }
                static void child(void) { printf("child\\n"); fflush(stdout); }
                static void bye(void) { printf("bye %d\\n", forked); }
                static void *sleeps(void *arg) { sleep(30); return NULL; }
                static void *forks(void *arg) {
                    int status;
                    fflush(stdout);
                    int pid = fork();
                    if (pid == 0) {
                        forked = 1;
                        return NULL;
                    }
                    waitpid(pid, &status, 0);
                    printf("status %x\\n", status);
                    return NULL;
                }
                int main(void) {
                    pthread_t tid;
                    atexit(bye);
                    pthread_atfork(NULL, NULL, child);
                    pthread_atfork(prepare, parent, child);
                    pthread_create(&tid, NULL, sleeps, NULL);
                    pthread_create(&tid, NULL, forks, NULL);
                    pthread_join(tid, NULL);
                    return 0;
                }
                """));
    }

    /** Java needs more stack than C: what libc starts for it has enough, whatever was asked for. */
    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "macOS has no timer_create")
    void threadsThatLibcStartsHaveStackEnough() {
        JavaProgram program = JavaProgram.compile("SmallStacks", JAVA
                + "import static cmirror.time_h.*;\nimport static cmirror.aio_h.*;\n"
                + "import static cmirror.fcntl_h.*;\nimport static cmirror.mqueue_h.*;\n" + """
                class SmallStacks {
                    static volatile int got;
                    static int deep(int n) { return n == 0 ? 0 : 1 + deep(n - 1); }
                    static void note(sigval value) { got += deep(300) == 300 ? 1 : 0; }
                    static void await(int n) { for (int i = 0; i < 500 && got < n; i++) usleep(10000); }
                    static int main(int argc, String[] argv) {
                        var attr = new pthread_attr_t();
                        pthread_attr_init(attr);
                        pthread_attr_setstacksize(attr, 16384);
                        var event = new sigevent();
                        event.sigev_notify(SIGEV_THREAD);
                        event.sigev_notify_function(SmallStacks::note);
                        event.sigev_notify_attributes(argc > 1 ? attr.segment() : null);
                        var timer = new timer_t();
                        var time = new itimerspec();
                        time.it_value().tv_nsec(1000000);
                        timer_create(CLOCK_MONOTONIC, event, timer);
                        timer_settime(timer, 0, time, NULL);
                        await(1);
                        var p = new int[2];
                        pipe(p);
                        var control = new aiocb();
                        var buffer = new_char(10);
                        control.aio_fildes(p[0]);
                        control.aio_buf(buffer);
                        control.aio_nbytes(10);
                        control.aio_sigevent().set(event);
                        aio_read(control);
                        write(p[1], "hello", 5);
                        await(2);
                        int queue = mq_open("/cmirror-small-stacks", O_CREAT | O_RDWR, 0600, NULL);
                        mq_unlink("/cmirror-small-stacks");
                        mq_notify(queue, event);
                        mq_send(queue, "x", 1, 0);
                        await(3);
                        var tid = new pthread_t();
                        pthread_create(tid, argc > 1 ? attr : NULL, x -> { note(null); return null; }, NULL);
                        pthread_join(tid, NULL);
                        printf("%d\\n", got);
                        return 0;
                    }
                }
                """);
        assertThat(program.run("attributes").text()).isEqualTo("4\n");
        assertThat(program.shell("ulimit -s 64; ", "", "C").text()).isEqualTo("4\n");
    }

    /** In a child nobody is left to be joined, also if somebody waited in pthread_join. */
    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "fork needs the C helper, which is for Linux")
    void aJoinInTheChildEnds() {
        Child.Result end = java("JoinsInChild", """
                static int main(int argc, String[] argv) throws Exception {
                    var sleeper = new pthread_t();
                    var joiner = new pthread_t();
                    pthread_create(sleeper, NULL, x -> { usleep(400000); return x; }, NULL);
                    pthread_create(joiner, NULL, x -> { pthread_join((long) x, NULL); return x; }, sleeper.get());
                    usleep(100000);
                    var st = new int_();
                    int pid = fork();
                    if (pid == 0) _exit(pthread_join(sleeper.get(), NULL) == ESRCH ? 5 : 6);
                    waitpid(pid, st, 0);
                    pthread_join(joiner, NULL);
                    printf("%d\\n", WEXITSTATUS(st.get()));
                    return 0;
                }
                """);
        assertThat(end.stderr()).isEmpty();
        assertThat(end.text()).isEqualTo("5\n");
    }
}
