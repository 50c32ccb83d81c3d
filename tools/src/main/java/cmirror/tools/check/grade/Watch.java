package cmirror.tools.check.grade;

import static cmirror.sys_statvfs_h.statvfs;

import cmirror.tools.check.stage.Ended;
import cmirror.tools.check.stage.Place.Guard;
import java.nio.file.Path;
import java.util.function.LongSupplier;

/** Looks at a program some times a second, and ends it when it takes more than it may. */
final class Watch implements Guard {

    private static final int MILLIS = 50;
    private static final int GRACE_SECONDS = 5;

    private final Limits limits;
    private final long pid;
    private final LongSupplier printed;
    private final Path disk;
    private final long start = System.nanoTime();
    private final Thread thread;
    private volatile String reason;

    /** {@code disk}: the file system that is the program's alone; null: it has none. */
    Watch(Limits limits, long pid, LongSupplier printed, Path disk) {
        this.limits = limits;
        this.pid = pid;
        this.printed = printed;
        this.disk = disk;
        thread = Thread.ofPlatform().daemon().start(this::look);
    }

    private void look() {
        try {
            while (reason == null) {
                Thread.sleep(MILLIS);
                reason = tooMuch();
            }
            Ended.all(pid);
        } catch (InterruptedException over) {
            return;
        }
    }

    private String tooMuch() {
        Family family = Family.of(pid);
        if (family.processes() > limits.processes()) {
            return "used more than " + limits.processes() + " processes";
        } else if (family.bytes() > limits.bytes()) {
            return "used more than " + limits.megabytes() + " MB of memory";
        } else if (printed.getAsLong() > Limits.PRINTED_MEGABYTES * Limits.MEGABYTE) {
            return "printed more than " + Limits.PRINTED_MEGABYTES + " MB";
        } else if (System.nanoTime() - start > (limits.seconds() + GRACE_SECONDS) * 1_000_000_000L) {
            return "ran longer than " + limits.seconds() + " s";
        }
        return disk == null ? null : full();
    }

    private String full() {
        var state = new cmirror.statvfs();
        if (statvfs(disk.toString(), state) < 0) {
            return null;
        }
        return state.f_bavail() == 0 ? "wrote more than " + Limits.DISK_MEGABYTES + " MB of files"
                : state.f_ffree() == 0 ? "made more than " + Limits.FILES + " files" : null;
    }

    @Override
    public String reason() {
        return reason;
    }

    @Override
    public void close() throws InterruptedException {
        thread.interrupt();
        thread.join();
    }
}
