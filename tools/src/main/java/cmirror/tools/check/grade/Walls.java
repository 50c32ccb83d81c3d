package cmirror.tools.check.grade;

import static cmirror.sched_h.CLONE_NEWNET;
import static cmirror.sched_h.unshare;

import cmirror.tools.check.stage.OwnNetwork;
import cmirror.tools.check.stage.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Rooms with walls: namespaces of users, processes, mounts and System V IPC for each run, and a network for
 * each room. All files are in the memory of a namespace of mounts that ends with this process, and the kernel ends
 * all that it has started then.
 */
final class Walls implements Rooms {

    /** Every system has it, and nobody keeps programs or marks in it. */
    private static final Path TOP = Path.of("/dev/shm");
    private static final Path BASE = TOP.resolve("base");
    private static final String TRACE_MEGABYTES = "16";

    private final Limits limits;
    private final String script = System.getenv("CMIRROR_WALLS");
    private final List<String> words = new ArrayList<>();

    /** Builds what all have in common; the message of the exception says why that cannot be done. */
    Walls(Limits limits) throws IOException, InterruptedException {
        this.limits = limits;
        if (script == null) {
            throw new IllegalArgumentException("walls.sh is not there");
        }
        String jdk = Path.of(System.getProperty("java.home")).toRealPath().toString();
        String state = System.getenv().getOrDefault("CMIRROR_STATE", "");
        boolean kept = !state.isEmpty() && Files.isDirectory(Path.of(state));
        must("mount", "-t", "tmpfs", "-o", "mode=755,size=1m", "check", TOP.toString());
        Files.createDirectory(BASE);
        List<String> build = new ArrayList<>(List.of("sh", script, "build", BASE.toString(), jdk,
                System.getenv("CMIRROR_HOME")));
        build.addAll(kept ? List.of(state) : List.of());
        must(build);

        String nobody = System.getenv().getOrDefault("CMIRROR_AS_NOBODY", "");
        words.addAll(List.of("env", "JAVA_HOME=" + jdk, "CMIRROR_CACHES=" + (kept ? state : "/none")));
        words.addAll(nobody.isEmpty() ? List.of("setpriv") : List.of(nobody.split(" ")));
        words.addAll(List.of("--pdeathsig", "KILL", "unshare", "--user", "--map-root-user", "--mount", "--pid",
                "--ipc", "--fork", "--kill-child", "sh", script, "enter", BASE.toString()));
        Room first = enter("first");
        must(first.around(List.of("true"), null));
        leave(first);
    }

    private static void must(String... command) throws IOException, InterruptedException {
        must(List.of(command));
    }

    private static void must(List<String> command) throws IOException, InterruptedException {
        Said said = Said.by(command);
        if (said.status() != 0) {
            throw new IllegalArgumentException(said.text().isEmpty() ? command.getFirst() + " fails"
                    : said.text().lines().findFirst().orElseThrow());
        }
    }

    List<String> words() {
        return words;
    }

    @Override
    public Room enter(String name) throws IOException, InterruptedException {
        if (unshare(CLONE_NEWNET) < 0 || !OwnNetwork.isReady()) {
            throw new IllegalArgumentException("it cannot have a network of its own");
        }
        Path traces = Files.createDirectory(TOP.resolve(name));
        Path work = traces.resolve("work");
        disk(TRACE_MEGABYTES, "755", traces);
        Files.createDirectory(work);
        disk("" + Limits.DISK_MEGABYTES, "777", work);
        Files.createDirectory(work.resolve("tmp")).toFile().setWritable(true, false);
        return new Room(work, traces, this, limits);
    }

    private static void disk(String megabytes, String mode, Path folder) throws IOException, InterruptedException {
        must("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m,nr_inodes=" + Limits.FILES + ",mode=" + mode,
                "check", folder.toString());
    }

    @Override
    public void leave(Room room) throws IOException, InterruptedException {
        must("umount", "--lazy", "--recursive", room.traces().toString());
        Files.delete(room.traces());
    }

    /** A judge mostly waits. */
    @Override
    public int count() {
        return 2 * Runtime.getRuntime().availableProcessors();
    }

    @Override
    public void close() {
    }
}
