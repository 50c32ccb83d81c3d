package cmirror.tools.stress;

import static cmirror.signal_h.*;
import static cmirror.stdio_h.*;
import static cmirror.stdlib_h.exit;
import static cmirror.sys_wait_h.*;
import static cmirror.unistd_h.*;

import cmirror.int_;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Forks this JVM again and again; the child does what its mode says and ends with a status that
 * tells. Prints a line {@code mode good hung bad} on stderr after each round of forks.
 */
final class ForkModes {

    /** Thrown in a child that shall end by returning from main. */
    private static final class ReturnFromMain extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private interface Child {
        void run() throws Exception;
    }

    private record Mode(String name, int status, Child child) {
    }

    private static final int GOOD = 33;
    private static final int PATIENCE_SECONDS = 30;

    private static final List<Mode> MODES = List.of(
            new Mode("print", GOOD, () -> printf("son %d\n", getpid())),
            new Mode("streams", GOOD, () -> System.out.println("son " + IntStream.range(0, 1000)
                    .mapToObj(Integer::toString).collect(Collectors.joining(",")))),
            new Mode("collect", GOOD, ForkModes::collect),
            new Mode("threads", GOOD, ForkModes::threads),
            new Mode("virtual", GOOD, ForkModes::virtualThreads),
            new Mode("hook", 42, ForkModes::exitWithHook),
            new Mode("grandson", GOOD, ForkModes::grandson),
            new Mode("classes", GOOD, ForkModes::loadClasses),
            new Mode("main", 0, () -> {
                throw new ReturnFromMain();
            }));

    static volatile Object sink;

    private ForkModes() {
    }

    static int count() {
        return MODES.size();
    }

    /** {@code ForkModes <forks of each mode> <threads that allocate meanwhile>}. */
    public static void main(String[] args) throws Exception {
        int forks = Integer.parseInt(args[0]);
        for (int i = 0; i < Integer.parseInt(args[1]); i++) {
            Thread.ofPlatform().daemon().start(ForkModes::allocate);
        }
        try {
            for (Mode mode : MODES) {
                round(mode, forks);
            }
        } catch (ReturnFromMain e) {
            return; // a child
        }
        System.exit(0);
    }

    private static void round(Mode mode, int forks) throws Exception {
        int good = 0;
        int hung = 0;
        long[] nanos = new long[forks];
        for (int i = 0; i < forks; i++) {
            long start = System.nanoTime();
            int pid = fork();
            nanos[i] = System.nanoTime() - start;
            if (pid == 0) {
                mode.child.run();
                exit(GOOD);
            }
            int status = pid < 0 ? -2 : await(pid);
            good += status == mode.status ? 1 : 0;
            hung += status == -1 ? 1 : 0;
        }
        java.util.Arrays.sort(nanos);
        System.err.printf("%s %d %d %d %d %d%n", mode.name, good, hung, forks - good - hung,
                nanos[forks / 2] / 1000, nanos[forks * 99 / 100] / 1000);
    }

    /** The status of a child; -1 if it hangs, and is killed; 1000 and the signal if one ended it. */
    static int await(int pid) {
        var status = new int_();
        long end = System.nanoTime() + PATIENCE_SECONDS * 1_000_000_000L;
        for (long pause = 50_000; System.nanoTime() < end; pause = Math.min(2 * pause, 2_000_000)) {
            if (waitpid(pid, status, WNOHANG) == pid) {
                return WIFEXITED(status) ? WEXITSTATUS(status) : 1000 + WTERMSIG(status);
            }
            LockSupport.parkNanos(pause);
        }
        kill(pid, SIGKILL);
        waitpid(pid, status, 0);
        return -1;
    }

    private static void collect() {
        for (int i = 0; i < 20; i++) {
            System.gc();
        }
    }

    private static void threads() throws Exception {
        List<Thread> started = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            started.add(Thread.ofPlatform().start(() -> sink = new byte[100_000]));
        }
        for (Thread thread : started) {
            thread.join();
        }
        sum(Executors.newFixedThreadPool(4), 50);
    }

    private static void virtualThreads() throws Exception {
        sum(Executors.newVirtualThreadPerTaskExecutor(), 100);
    }

    private static void sum(java.util.concurrent.ExecutorService executor, int tasks)
            throws Exception {
        List<Future<Integer>> results = new ArrayList<>();
        for (int i = 0; i < tasks; i++) {
            int number = i;
            results.add(executor.submit(() -> {
                Thread.sleep(1);
                return number;
            }));
        }
        int sum = 0;
        for (Future<Integer> result : results) {
            sum += result.get();
        }
        executor.close();
        if (sum != tasks * (tasks - 1) / 2) {
            exit(34);
        }
    }

    private static void exitWithHook() {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> Runtime.getRuntime().halt(42)));
        System.exit(7);
    }

    private static void grandson() {
        int pid = fork();
        if (pid == 0) {
            System.gc();
            exit(GOOD);
        }
        if (await(pid) != GOOD) {
            exit(35);
        }
    }

    /** Classes that the parent has not loaded yet: they come from the jar and from the JDK. */
    private static void loadClasses() {
        boolean matches = java.util.regex.Pattern.compile("a+(b|c)*").matcher("aaabcbc").matches();
        int digits = new java.math.BigDecimal("1.5").pow(50).scale();
        String now = java.time.ZonedDateTime.now().toString();
        var picture = picocli.CommandLine.Help.Ansi.OFF.string("@|bold x|@");
        if (!matches || digits != 50 || now.isEmpty() || !picture.equals("x")) {
            exit(36);
        }
    }

    static void allocate() {
        var garbage = new java.util.HashMap<Integer, byte[]>();
        for (int i = 0;; i = (i + 1) % 20_000) {
            garbage.put(i, new byte[i % 500]);
        }
    }
}
