package cmirror.tools.check.grade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** For those who know the programs: folders, and one after the other, as they want the same ports. */
final class WithoutWalls implements Rooms {

    private final Limits limits;
    private final Path top = Files.createTempDirectory("check");

    WithoutWalls(Limits limits) throws IOException {
        this.limits = limits;
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    @Override
    public Room enter(String name) throws IOException {
        Path traces = Files.createDirectory(top.resolve(name));
        return new Room(Files.createDirectory(traces.resolve("work")), traces, null, limits);
    }

    @Override
    public void leave(Room room) {
        remove(room.traces());
    }

    @Override
    public int count() {
        return 1;
    }

    /** Also when Ctrl-C comes. */
    @Override
    public void close() {
        List<ProcessHandle> left = ProcessHandle.current().descendants().toList();
        left.forEach(ProcessHandle::destroyForcibly);
        remove(top);
    }

    private static void remove(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | java.io.UncheckedIOException e) {
            return; // it is gone already
        }
    }
}
