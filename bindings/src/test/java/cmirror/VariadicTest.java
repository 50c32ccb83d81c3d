package cmirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cmirror.runtime.libc.Target;
import cmirror.testing.CProgram;
import cmirror.testing.Child;
import org.junit.jupiter.api.Test;

/** Variadic functions, options, messages and ends: programs that print what C prints. */
class VariadicTest {

    private static final String C = """
            #include <stdio.h>
            #include <stdlib.h>
            #include <string.h>
            #include <unistd.h>
            #include <getopt.h>
            #include <err.h>
            #include <errno.h>
            #include <syslog.h>
            #include <semaphore.h>
            #include <fcntl.h>
            #include <signal.h>
            #include <sys/wait.h>
            #include <sys/mman.h>
            """;
    private static final String JAVA = """
            import static cmirror.inet_h.*;
            import static cmirror.getopt_h.*;
            import static cmirror.err_h.*;
            import static cmirror.syslog_h.*;
            import static cmirror.semaphore_h.*;
            import static cmirror.sys_mman_h.*;
            import static cmirror.sys_sem_h.*;
            import static cmirror.mqueue_h.*;
            import static cmirror.sched_h.*;
            import cmirror.*;
            """;

    private static Child.Result c(String name, String text, String... arguments) {
        CProgram.assumeCompiler();
        String program = CProgram.compile(name, C + text, "-pthread").binary().toString();
        return Child.of(program).with(arguments).run();
    }

    private static Child.Result java(String name, String text, String... arguments) {
        return JavaProgram.compile(name, JAVA + "class " + name + " {\n" + text + "}\n")
                .run(arguments);
    }

    private static void same(Child.Result java, Child.Result c) {
        assertThat(java.stderr()).isEqualTo(c.stderr());
        assertThat(java.text()).isEqualTo(c.text()).isNotEmpty();
        assertThat(java.status()).isEqualTo(c.status());
    }

    /** The Java program's argv[0] is its name, the C program's a path: neither is compared. */
    private static String named(String text, String name) {
        return text.replaceAll("(?m)^(/.*/)?" + name + ":", "NAME:");
    }

    private static final String OPTIONS = """
                int ch;
                while ((ch = getopt(argc, argv, "ab:c::")) != -1)
                    printf("%c %d [%s] %d\\n", ch, OPTIND, OPTARG, ch == '?' ? OPTOPT : 0);
                for (ch = 1; ch < argc; ch++)
                    printf("%s ", argv[ch]);
                printf("%d\\n", OPTIND);
                SET(1);
                while ((ch = getopt_long(argc, argv, "ab:c::", LONG, idx)) != -1)
                    printf("%d %d [%s] %d %d\\n", ch, OPTIND, OPTARG, FLAG, IDX);
                for (ch = 1; ch < argc; ch++)
                    printf("%s ", argv[ch]);
                printf("%d\\n", OPTIND);
                return 0;
            """;

    @Test
    void getoptKeepsItsPlaceAndMovesArguments() {
        String[][] lines = {
            {"-a", "file", "-b", "value", "-c", "-cx", "more"},
            {"-ab", "x", "--", "-a", "rest"},
            {"file1", "-bvalue", "file2", "-z", "-b"},
            {"--verbose", "f", "--size=5", "--size", "6", "--flag", "--wrong", "g"},
        };
        for (String[] line : lines) {
            Child.Result java = java("Opts", """
                        static int_ flag = new int_(), idx = new int_();
                        static int FLAG() { return flag.get(); }
                        static int main(int argc, String[] argv) {
                            option[] options = {
                                new_option("verbose", no_argument, NULL, 'v'),
                                new_option("size", required_argument, NULL, 's'),
                                new_option("flag", no_argument, flag, 7)};
                    """ + OPTIONS.replace("OPTIND", "optind()").replace("OPTOPT", "optopt()")
                    .replace("OPTARG", "(optarg() == NULL ? \"none\" : optarg())")
                    .replace("SET(1)", "optind(1)").replace("LONG", "options")
                    .replace("FLAG", "flag").replace("IDX", "idx") + "}", line);
            Child.Result c = c("opts", """
                        int flag, idx_;
                        int main(int argc, char *argv[]) {
                            int *idx = &idx_;
                            struct option options[] = {{"verbose", no_argument, NULL, 'v'},
                                {"size", required_argument, NULL, 's'},
                                {"flag", no_argument, &flag, 7}, {0}};
                    """ + OPTIONS.replace("OPTIND", "optind").replace("OPTOPT", "optopt")
                    .replace("OPTARG", "(optarg == NULL ? \"none\" : optarg)")
                    .replace("SET(1)", "optind = 1").replace("LONG", "options")
                    .replace("FLAG", "flag").replace("IDX", "idx_") + "}", line);
            assertThat(java.text()).isEqualTo(c.text()).isNotEmpty();
            assertThat(named(java.stderr(), "Opts")).isEqualTo(named(c.stderr(), "opts"));
            assertThat(java.status()).isEqualTo(c.status());
        }
    }

    private static final String MESSAGES = """
                warnx("x %d", 5);
                errno_is(ENOENT);
                warn("open %s", "file");
                errno_is(EACCES);
                warn(NULL);
                list("%d-%s", 1, "two");
                errno_is(EPERM);
                printf("before");
                if (argc == 1)
                    errx(3, "bad %s", "thing");
                err(4, "worse %d", 9);
            """;

    @Test
    void errAndWarnPrintTheProgramsName() {
        for (String[] arguments : new String[][] {{}, {"more"}}) {
            Child.Result java = java("Errs", """
                        static void errno_is(int e) { errno(e); }
                        static void bye() { printf(" bye"); }
                        static void list(Object fmt, Object... ap) { vwarnx(fmt, ap); }
                        static int main(int argc, String[] argv) {
                            atexit(Errs::bye);
                    """ + MESSAGES + "return 0; }", arguments);
            Child.Result c = c("errs", """
                        #include <stdarg.h>
                        #define errno_is(e) (errno = (e))
                        void bye(void) { printf(" bye"); }
                        void list(const char *fmt, ...) {
                            va_list ap;
                            va_start(ap, fmt);
                            vwarnx(fmt, ap);
                            va_end(ap);
                        }
                        int main(int argc, char *argv[]) {
                            atexit(bye);
                    """ + MESSAGES + "}", arguments);
            assertThat(java.text()).isEqualTo(c.text()).isEqualTo("before bye");
            assertThat(named(java.stderr(), "Errs")).isEqualTo(named(c.stderr(), "errs"));
            assertThat(java.status()).isEqualTo(c.status());
        }
    }

    @Test
    void errorFlushesAndExits() {
        CProgram.assume(Target.LINUX, "error.h is glibc's");
        Child.Result java = JavaProgram.compile("Errors", """
                import static cmirror.stdio_h.*;
                import static cmirror.error_h.*;
                class Errors {
                    static int main(int argc, String[] argv) {
                        printf("first ");
                        error(0, 0, "plain %d", 1);
                        error_at_line(0, 13, "file.c", 12, "at %s", "line");
                        printf("%u\\n", error_message_count());
                        error(5, 2, "ends");
                        return 0;
                    }
                }
                """).run();
        assertThat(java.text()).isEqualTo("first 2\n");
        assertThat(java.stderr()).isEqualTo("Errors: plain 1\nErrors:file.c:12: at line: "
                + "Permission denied\nErrors: ends: No such file or directory\n");
        assertThat(java.status()).isEqualTo(5);
    }

    @Test
    void execlReplacesAForkedChild() {
        same(java("Execs", """
                    static int main(int argc, String[] argv) {
                        String[] env = {"A=from env"};
                        for (int i = 0; i < 4; i++) {
                            fflush(stdout);
                            if (fork() == 0) {
                                if (i == 0)
                                    execl("/bin/echo", "echo", "one", "two", NULL);
                                if (i == 1)
                                    execlp("echo", "echo", "three");
                                if (i == 2)
                                    execle("/bin/sh", "sh", "-c", "echo $A $B", NULL, env);
                                if (i == 3) {
                                    int rc = execl("/none", "none", NULL);
                                    printf("%d %d\\n", rc, errno() == ENOENT ? 1 : 0);
                                    exit(3);
                                }
                            }
                            var status = new int_();
                            wait_(status);
                            printf("%x\\n", status);
                        }
                        return 0;
                    }
                    """), c("execs", """
                    int main(void) {
                        char *env[] = {"A=from env", NULL};
                        for (int i = 0; i < 4; i++) {
                            fflush(stdout);
                            if (fork() == 0) {
                                if (i == 0)
                                    execl("/bin/echo", "echo", "one", "two", NULL);
                                if (i == 1)
                                    execlp("echo", "echo", "three", NULL);
                                if (i == 2)
                                    execle("/bin/sh", "sh", "-c", "echo $A $B", NULL, env);
                                if (i == 3) {
                                    int rc = execl("/none", "none", NULL);
                                    printf("%d %d\\n", rc, errno == ENOENT);
                                    exit(3);
                                }
                            }
                            int status;
                            wait(&status);
                            printf("%x\\n", status);
                        }
                        return 0;
                    }
                    """));
    }

    /** abort is a signal and no error report of the JVM; an assertion says where. */
    @Test
    void abortEndsBySigabrt() {
        Child.Result aborts = java("Aborts", """
                static int main(int argc, String[] argv) { printf("lost"); abort(); return 0; }
                """);
        assertThat(aborts.status()).isEqualTo(134);
        assertThat(aborts.stdout()).isEmpty();
        assertThat(aborts.stderr()).isEmpty();
        Child.Result asserts = JavaProgram.compile("Asserts", """
                import static cmirror.assert_h.*;
                class Asserts {
                    static int main(int argc, String[] argv) {
                        assert_(argc == 1);
                        assert_(argc == 2);
                        return 0;
                    }
                }
                """).run();
        assertThat(asserts.status()).isEqualTo(134);
        assertThat(asserts.stderr())
                .isEqualTo("Asserts: Asserts.java:5: main: Assertion failed.\n");
    }

    /** Whether or not somebody listens at /dev/log, the message arrives on stderr, too. */
    @Test
    void syslogPrintsWithItsIdentAndDoesNotHang() {
        Child.Result end = java("Logs", """
                static int main(int argc, String[] argv) {
                    openlog("ident", LOG_PERROR, LOG_USER);
                    System.gc();
                    for (int i = 0; i < 100; i++)
                        new_char(100);
                    syslog(LOG_INFO, "%s %d", "message", 5);
                    errno(ENOENT);
                    vsyslog(LOG_ERR, "%m", new Object[0]);
                    setlogmask(LOG_UPTO(LOG_ERR));
                    syslog(LOG_INFO, "not shown");
                    closelog();
                    return 0;
                }
                """);
        assertThat(end.stderr()).isEqualTo("ident: message 5\nident: No such file or directory\n");
        assertThat(end.status()).isZero();
    }

    @Test
    void semaphoresOfThreadsAndProcesses() {
        String statements = """
                        SEM_INIT;
                        show(sem_trywait(s));
                        show(errno_() == EAGAIN ? 1 : 0);
                        show(sem_post(s));
                        show(sem_wait(s));
                        show(sem_getvalue(s, value));
                        show(VALUE);
                        sem_unlink(name);
                        n = sem_open(name, O_CREAT | O_EXCL, 0600, 2);
                        show(n != SEM_FAILED ? 1 : 0);
                        show(sem_open(name, O_CREAT | O_EXCL, 0600, 2) == SEM_FAILED ? 1 : 0);
                        show(errno_() == EEXIST ? 1 : 0);
                        sem_getvalue(n, value);
                        show(VALUE);
                        show(sem_close(n));
                        show(sem_unlink(name));
                        show(sem_open(name, 0) == SEM_FAILED ? 1 : 0);
                        if (fork() == 0) {
                            usleep(50000);
                            sem_post(s);
                            _exit(0);
                        }
                        show(sem_wait(s));
                        show(sem_destroy(s));
                        return 0;
                """;
        String name = "/cmirror-" + ProcessHandle.current().pid();
        same(java("Sems", """
                    static void show(int n) { printf("%d\\n", n); fflush(stdout); }
                    static int errno_() { return errno(); }
                    static int main(int argc, String[] argv) {
                        String name = argv[1];
                        var value = new int_();
                        sem_t n, s = sem_t.of(mmap(NULL, 4096, PROT_READ | PROT_WRITE,
                                MAP_SHARED | MAP_ANONYMOUS, -1, 0));
                    """ + statements.replace("SEM_INIT", "sem_init(s, 1, 0)")
                .replace("VALUE", "value.get()").replace("0600", "0600") + "}", name + "j"),
                c("sems", """
                    void show(int n) { printf("%d\\n", n); fflush(stdout); }
                    #define errno_() errno
                    int main(int argc, char *argv[]) {
                        char *name = argv[1];
                        int v, *value = &v;
                        sem_t *n, *s = mmap(NULL, 4096, PROT_READ | PROT_WRITE,
                                MAP_SHARED | MAP_ANONYMOUS, -1, 0);
                    """ + statements.replace("SEM_INIT", "sem_init(s, 1, 0)")
                .replace("VALUE", "v") + "}", name + "c"));
    }

    @Test
    void theEnvironmentIsLibcs() {
        same(java("Env", """
                    static int main(int argc, String[] argv) {
                        var buf = new_char(20);
                        strcpy(buf, "BUF=one");
                        printf("%d %d %d\\n", putenv("PUT=yes"), putenv(buf),
                            setenv("SET", "value", 1));
                        strcpy(buf, "BUF=two");
                        System.gc();
                        printf("%s %s %s\\n", getenv("PUT"), getenv("BUF"), getenv("SET"));
                        fflush(stdout);
                        system("echo $PUT $BUF $SET");
                        unsetenv("SET");
                        printf("%d %x\\n", getenv("SET") == NULL ? 1 : 0, system("exit 3"));
                        return 0;
                    }
                    """), c("env", """
                    int main(void) {
                        char buf[20];
                        strcpy(buf, "BUF=one");
                        printf("%d %d %d\\n", putenv("PUT=yes"), putenv(buf),
                            setenv("SET", "value", 1));
                        strcpy(buf, "BUF=two");
                        printf("%s %s %s\\n", getenv("PUT"), getenv("BUF"), getenv("SET"));
                        fflush(stdout);
                        system("echo $PUT $BUF $SET");
                        unsetenv("SET");
                        printf("%d %x\\n", getenv("SET") == NULL, system("exit 3"));
                        return 0;
                    }
                    """));
    }

    @Test
    void stringsThatAreTakenApart() {
        String statements = """
                        strcpy(buf, "a,b;;c");
                        for (t = strtok(buf, ",;"); t != NULL; t = strtok(NULL, ",;"))
                            printf("[%s]", t);
                        strcpy(buf, "x y z");
                        for (t = strtok_r(buf, " ", SAVE); t != NULL; t = strtok_r(NULL, " ", SAVE))
                            printf("[%s]", t);
                        strcpy(buf, "k=v==w");
                        START;
                        while ((t = strsep(SAVE, "=")) != NULL)
                            printf("[%s]", t);
                        printf("%ld", strtol("12abc", SAVE, 10));
                        printf("[%s]\\n", REST);
                        return 0;
                """;
        same(java("Splits", """
                    static int main(int argc, String[] argv) {
                        var buf = new_char(20);
                        var save = new java.lang.foreign.MemorySegment[1];
                        java.lang.foreign.MemorySegment t;
                    """ + statements.replace("SAVE", "save").replace("START", "save[0] = buf")
                .replace("REST", "save[0]") + "}"), c("splits", """
                    int main(void) {
                        char buf[20], *save, *t;
                    """ + statements.replace("SAVE", "&save").replace("START", "save = buf")
                .replace("REST", "save") + "}"));
    }

    @Test
    void systemCallsByNumber() {
        CProgram.assume(Target.LINUX, "system calls have these numbers on Linux");
        assertThat(unistd_h.syscall(sys_syscall_h.SYS_getpid)).isEqualTo(unistd_h.getpid());
        assertThat(unistd_h.syscall(sys_syscall_h.SYS_close, -1)).isEqualTo(-1);
        assertThat(errno_h.errno()).isEqualTo(errno_h.EBADF);
        assertThatThrownBy(() -> unistd_h.syscall(sys_syscall_h.SYS_clone, 0))
                .isInstanceOf(UnsupportedOperationException.class);
        java.lang.foreign.MemorySegment name = stddef_h.new_char(16);
        assertThat(sys_prctl_h.prctl(sys_prctl_h.PR_GET_NAME, name)).isZero();
        assertThat(stddef_h.string(name)).isNotEmpty();
    }

    @Test
    void queuesAndSemaphoreSets() {
        CProgram.assume(Target.LINUX, "message queues of POSIX are on Linux only");
        String statements = """
                        sem = semget(IPC_PRIVATE, 2, 0600);
                        printf("%d", semctl(sem, 1, SETVAL, ONE));
                        printf(" %d", semctl(sem, 1, GETVAL));
                        printf(" %d", semctl(sem, 0, SETALL, BOTH));
                        printf(" %d", semctl(sem, 0, GETVAL));
                        printf(" %d", semctl(sem, 1, GETVAL));
                        printf(" %d\\n", semctl(sem, 0, IPC_RMID));
                        printf("%d\\n", semctl(sem, 0, GETVAL));
                        mq = mq_open(argv[1], O_CREAT | O_RDWR, 0600, ATTR);
                        printf("%d", mq_send(mq, "hello", 6, 1));
                        printf(" %d", mq_receive(mq, buf, 64, PRIO));
                        printf(" %s", buf);
                        printf(" %d", mq_close(mq));
                        printf(" %d", mq_unlink(argv[1]));
                        printf(" %d\\n", mq_open(argv[1], O_RDWR));
                """;
        String name = "/cmirror-q" + ProcessHandle.current().pid();
        Child.Result java = java("Queues", """
                    static int main(int argc, String[] argv) {
                        int sem, mq;
                        var buf = new_char(64);
                        var attr = new mq_attr();
                        attr.mq_maxmsg(2);
                        attr.mq_msgsize(64);
                        var both = new_short(2);
                        at(both, 0, 5);
                        at(both, 2, 6);
                        var one = new semun();
                        one.val(7);
                    """ + statements.replace("ONE", "one").replace("BOTH", "both")
                .replace("ATTR", "attr").replace("PRIO", "NULL") + """
                        return clone_child();
                    }
                    static int child(Object arg) { printf("lost"); return (int) arg; }
                    static int clone_child() {
                        var status = new int_();
                        fflush(stdout);
                        clone_(Queues::child, NULL, SIGCHLD, 9);
                        wait_(status);
                        return WEXITSTATUS(status.get());
                    }
                    """, name + "j");
        Child.Result c = c("queues", """
                    #include <mqueue.h>
                    #include <sys/sem.h>
                    #include <sched.h>
                    union semun { int val; unsigned short *array; };
                    int child(void *arg) { printf("lost"); return (long) arg; }
                    int main(int argc, char *argv[]) {
                        int sem, mq, status;
                        char buf[64];
                        struct mq_attr attr = { .mq_maxmsg = 2, .mq_msgsize = 64 };
                        unsigned short both[2] = {5, 6};
                        union semun one = { .val = 7 };
                    """ + statements.replace("ONE", "one").replace("BOTH", "both")
                .replace("ATTR", "&attr").replace("PRIO", "NULL") + """
                        fflush(stdout);
                        clone(child, malloc(65536) + 65536, SIGCHLD, (void *) 9L);
                        wait(&status);
                        return WEXITSTATUS(status);
                    }
                    """, name + "c");
        same(java, c);
        assertThat(c.status()).isEqualTo(9);
    }

    @Test
    void pathsAndPassphrases() {
        assertThat(stddef_h.string(libgen_h.basename("/usr/bin/ls"))).isEqualTo("ls");
        assertThat(stddef_h.string(libgen_h.dirname("/usr/bin/ls"))).isEqualTo("/usr/bin");
        assertThat(stddef_h.string(libgen_h.basename("/"))).isEqualTo("/");
        assertThat(stddef_h.string(libgen_h.dirname("ls"))).isEqualTo(".");
        assertThat(stddef_h.string(libgen_h.basename(null))).isEqualTo(".");
        java.lang.foreign.MemorySegment path = stddef_h.new_char(20);
        string_h.strcpy(path, "/a/b/");
        assertThat(stddef_h.string(libgen_h.basename(path))).isEqualTo("b");
        assertThat(stddef_h.string(path)).isEqualTo("/a/b");
        assertThat(stddef_h.string(unistd_h.crypt("secret", "ab"))).startsWith("ab").hasSize(13);
    }
}
