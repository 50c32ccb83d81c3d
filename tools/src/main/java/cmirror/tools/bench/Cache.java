package cmirror.tools.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The JVM's cache of loaded and linked classes, for a program of ours, as the front door has one. */
final class Cache {

    private Cache() {
    }

    /**
     * The command that runs {@code program} (class path options, main class, arguments) with these
     * flags and a cache of its own, which is made here; without one if the JVM makes none.
     */
    static List<String> command(String java, List<String> flags, Path cache, List<String> program)
            throws IOException, InterruptedException {
        Files.deleteIfExists(cache);
        boolean aot = Runtime.version().feature() >= 24;
        if (aot) {
            String configuration = "-XX:AOTConfiguration=" + cache + ".conf";
            run(java, flags, List.of("-XX:AOTMode=record", configuration), program);
            run(java, flags, List.of("-XX:AOTMode=create", configuration, "-XX:AOTCache=" + cache),
                    program);
            Files.deleteIfExists(Path.of(cache + ".conf"));
        } else {
            run(java, flags, List.of("-XX:ArchiveClassesAtExit=" + cache), program);
        }
        List<String> command = new ArrayList<>(List.of(java));
        command.addAll(flags);
        if (Files.exists(cache)) {
            command.add("-Xlog:disable");
            command.add((aot ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + cache);
        }
        command.addAll(program);
        return command;
    }

    private static void run(String java, List<String> flags, List<String> more,
            List<String> program) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(java));
        command.addAll(flags);
        command.addAll(more);
        command.addAll(program);
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
