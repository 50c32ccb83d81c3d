package lecture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Processes as /proc shows them. */
final class Processes {

    private Processes() {
    }

    /** Those that were started with this variable in their environment, and their children. */
    static List<Long> withEnvironment(String variable) {
        return all().stream()
                .filter(pid -> ("\0" + read(pid, "environ")).contains("\0" + variable + "\0"))
                .toList();
    }

    /** Children of a process that have ended and that it has not waited for. */
    static List<Long> zombiesOf(long parent) {
        return childrenOf(parent).stream().filter(pid -> stat(pid, 0).equals("Z")).toList();
    }

    static List<Long> childrenOf(long parent) {
        return all().stream().filter(pid -> stat(pid, 1).equals(String.valueOf(parent))).toList();
    }

    /** kill(1): a signal by its name, without SIG. */
    static void signal(long pid, String name) {
        try {
            Process kill = new ProcessBuilder("sh", "-c", "kill -s " + name + " " + pid)
                    .redirectErrorStream(true).start();
            if (!kill.waitFor(10, TimeUnit.SECONDS)) {
                throw new AssertionError("kill does not end");
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    private static List<Long> all() {
        List<Long> pids = new ArrayList<>();
        try (Stream<Path> proc = Files.list(Path.of("/proc"))) {
            proc.map(path -> path.getFileName().toString())
                    .filter(name -> name.chars().allMatch(Character::isDigit))
                    .map(Long::valueOf)
                    .forEach(pids::add);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return pids;
    }

    /** A word of /proc/PID/stat behind the name: 0 is the state, 1 the parent. */
    private static String stat(long pid, int word) {
        String stat = read(pid, "stat");
        return stat.isEmpty() ? "" : stat.substring(stat.lastIndexOf(')') + 2).split(" ")[word];
    }

    /** Empty if the process is gone, or is not ours to read. */
    private static String read(long pid, String file) {
        try {
            return Files.readString(Path.of("/proc", String.valueOf(pid), file), ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }
}
