package cmirror.tools.stress;

import static cmirror.stdlib_h.exit;
import static cmirror.unistd_h.fork;

import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Forks for as long as it is told, while threads of the parent allocate and keep its compiler busy.
 * Each child collects its garbage, makes its own compiler work, and ends with a status that tells.
 * Prints how it stands each minute, on stderr.
 */
final class ForkSoak {

    private static final int GOOD = 33;
    private static final int WRONG = 34;
    private static final int NO_COLLECTION = 35;
    private static final int PATIENCE_SECONDS = 20;

    private int good;
    private int hung;
    private int bad;

    private ForkSoak() {
    }

    /** {@code ForkSoak <seconds>}. */
    public static void main(String[] args) throws Throwable {
        new ForkSoak().run(Integer.parseInt(args[0]));
    }

    private void run(int seconds) throws Throwable {
        for (int i = 0; i < 2; i++) {
            Thread.ofPlatform().daemon().start(ForkModes::allocate);
        }
        Thread.ofPlatform().daemon().start(ForkSoak::compile);
        long start = System.nanoTime();
        long report = 0;
        while (hung + bad < 10) {
            long now = (System.nanoTime() - start) / 1_000_000_000;
            if (now >= report || now >= seconds) {
                report(now);
                report += 60;
            }
            if (now >= seconds) {
                break;
            }
            one();
        }
        exit(hung + bad == 0 ? 0 : 1);
    }

    private void one() throws Throwable {
        int pid = fork();
        if (pid == 0) {
            exit(child());
        }
        int status = pid < 0 ? -2 : ForkModes.await(pid);
        good += status == GOOD ? 1 : 0;
        hung += status == -1 ? 1 : 0;
        bad += status != GOOD && status != -1 ? 1 : 0;
    }

    private static int child() throws Throwable {
        long before = collections();
        System.gc();
        if (!Hot.again(PATIENCE_SECONDS)) {
            return WRONG;
        }
        System.gc();
        return collections() >= before + 2 ? GOOD : NO_COLLECTION;
    }

    private static void compile() {
        try {
            while (Hot.again(PATIENCE_SECONDS)) {
                Thread.sleep(5);
            }
            System.err.println("the parent's compiler rests, or computes wrongly");
        } catch (Throwable e) {
            e.printStackTrace();
        }
        Runtime.getRuntime().halt(2);
    }

    private static long collections() {
        long count = 0;
        for (GarbageCollectorMXBean bean : ManagementFactory.getGarbageCollectorMXBeans()) {
            count += bean.getCollectionCount();
        }
        return count;
    }

    private void report(long seconds) throws IOException {
        System.err.printf("%d %d %d %d %d %d %d %d %d%n", seconds, good, hung, bad,
                ofProcess("VmRSS") / 1024, ofProcess("Threads"), descriptors(), collections(),
                Hot.compiling());
    }

    /** A number of /proc/self/status. */
    private static long ofProcess(String name) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith(name + ":")).findFirst()
                    .map(line -> Long.parseLong(line.replaceAll("\\D", ""))).orElse(-1L);
        }
    }

    private static long descriptors() throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return open.count();
        }
    }
}
