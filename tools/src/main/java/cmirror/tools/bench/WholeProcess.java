package cmirror.tools.bench;

import static cmirror.fcntl_h.O_WRONLY;
import static cmirror.signal_h.SIGKILL;
import static cmirror.signal_h.kill;
import static cmirror.spawn_h.posix_spawn;
import static cmirror.spawn_h.posix_spawn_file_actions_addopen;
import static cmirror.spawn_h.posix_spawn_file_actions_destroy;
import static cmirror.spawn_h.posix_spawn_file_actions_init;
import static cmirror.string_h.strerror;
import static cmirror.sys_wait_h.WEXITSTATUS;
import static cmirror.sys_wait_h.WIFEXITED;
import static cmirror.sys_wait_h.WNOHANG;
import static cmirror.sys_wait_h.wait4;
import static cmirror.unistd_h.STDOUT_FILENO;
import static cmirror.unistd_h.environ;
import static cmirror.unistd_h.new_long;

import cmirror.int_;
import cmirror.rusage;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.List;

/**
 * A program from exec to exit, with the CPU time that the kernel has counted for it. Java's
 * ProcessBuilder starts another program first, and does not tell what a child has used.
 */
final class WholeProcess {

    private static final int PATIENCE_MILLIS = 60_000;

    private WholeProcess() {
    }

    /** Runs the command again and again, until the time is over. */
    static Sample run(List<String> command, double seconds) throws IOException {
        MemorySegment quiet = new_long(16); // at least as large as posix_spawn_file_actions_t
        posix_spawn_file_actions_init(quiet);
        posix_spawn_file_actions_addopen(quiet, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
        try {
            Sample all = new Sample(0, 0, 0, mostResident(command, quiet));
            long end = System.nanoTime() + (long) (seconds * 1e9);
            do {
                Sample one = once(command, quiet);
                all = new Sample(all.count() + 1, all.cpu() + one.cpu(), all.wall() + one.wall(),
                        all.resident());
            } while (System.nanoTime() < end);
            return all;
        } finally {
            posix_spawn_file_actions_destroy(quiet);
        }
    }

    private static Sample once(List<String> command, MemorySegment actions) throws IOException {
        var usage = new rusage();
        long start = System.nanoTime();
        int pid = start(command, actions);
        Thread guard = guard(pid);
        await(pid, 0, usage, command);
        long wall = System.nanoTime() - start;
        guard.interrupt();
        return new Sample(1, Meter.nanos(usage.ru_utime()) + Meter.nanos(usage.ru_stime()), wall, 0);
    }

    /** Of a run that is not measured: looking again and again at how much it has takes time. */
    private static long mostResident(List<String> command, MemorySegment actions) throws IOException {
        int pid = start(command, actions);
        Thread guard = guard(pid);
        long most = 0;
        do {
            most = Math.max(most, Resident.of(pid));
        } while (!await(pid, WNOHANG, new rusage(), command));
        guard.interrupt();
        return most;
    }

    private static int start(List<String> command, MemorySegment actions) throws IOException {
        String[] argv = command.toArray(new String[command.size() + 1]); // the last one is NULL
        var pid = new int_();
        int error = posix_spawn(pid, argv[0], actions, null, argv, environ());
        if (error != 0) {
            throw new IOException(argv[0] + ": " + strerror(error));
        }
        return pid.get();
    }

    /** Whether it has ended, and well. */
    private static boolean await(int pid, int options, rusage usage, List<String> command)
            throws IOException {
        var status = new int_();
        int ended = wait4(pid, status, options, usage);
        if (ended == 0) {
            return false;
        }
        if (ended != pid || !WIFEXITED(status) || WEXITSTATUS(status) != 0) {
            throw new IOException(String.join(" ", command) + " failed");
        }
        return true;
    }

    /** Kills the process if it does not end; to be interrupted when it has. */
    private static Thread guard(int pid) {
        return Thread.ofPlatform().daemon().start(() -> killInTime(pid));
    }

    private static void killInTime(int pid) {
        try {
            Thread.sleep(PATIENCE_MILLIS);
            kill(pid, SIGKILL);
        } catch (InterruptedException e) {
            // it has ended
        }
    }
}
