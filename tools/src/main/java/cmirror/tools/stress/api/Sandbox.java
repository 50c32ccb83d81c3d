package cmirror.tools.stress.api;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where a batch runs: with processes, network, IPC, users and host name of its own, files that it
 * cannot write, and a folder in memory that it can. Whatever a call does there harms nothing: its
 * descriptors 0 and 1 are opened inside, or fchmod would close the machine's /dev/null to others.
 */
final class Sandbox implements AutoCloseable {

    private static final String[] NAMESPACES = {"unshare", "--user", "--map-root-user", "--pid",
        "--net", "--ipc", "--mount", "--uts", "--fork", "--kill-child", "--mount-proc", "setsid"};

    /** The shell is the namespace's init: it survives what ends the JVM, and gives its status. */
    private static final String SCRIPT = """
            mount --bind "$1/shared" "$1/shared" && mount -t tmpfs -o size=32m tmpfs "$1/work" &&
            mount -t tmpfs -o size=32m tmpfs /dev/shm &&
            mount --bind /dev/null /dev/null && mount -o remount,bind,ro /dev/null &&
            mount -o remount,bind,ro / || exit 125
            ulimit -c 0
            cd "$1/work" && shift && "$@" </dev/null >/dev/null
            exit $?""";

    private final Path folder;

    Sandbox() throws IOException {
        folder = Files.createTempDirectory("cmirror-api");
        Files.createDirectory(folder.resolve("shared"));
        Files.createDirectory(folder.resolve("work"));
    }

    Path folder() {
        return folder;
    }

    /** Whether this system lets one make such a place. */
    static boolean isPossible() {
        List<String> command = new ArrayList<>(List.of(NAMESPACES));
        command.add("true");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true).redirectOutput(new File("/dev/null")).start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Starts a JVM there, as the lab starts a C program; its stderr goes to a file. */
    Process start(long seed, boolean wild) throws IOException {
        List<String> command = new ArrayList<>(List.of(NAMESPACES));
        command.addAll(List.of("sh", "-c", SCRIPT, "sh", folder.toString(),
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xrs", "-XX:+DisableAttachMechanism", "-XX:-UsePerfData", "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "-Xmx256m", "-XX:MaxDirectMemorySize=256m",
                "-XX:-CreateCoredumpOnCrash", "-XX:ErrorFile=" + folder.resolve("shared/hs_err"),
                "--enable-native-access=ALL-UNNAMED",
                "-Djdk.reflect.useNativeAccessorOnly=true",
                "-Dcmirror.class=cmirror.tools.stress.api.Batch",
                "-cp", classPath(), "cmirror.Main", "batch",
                String.valueOf(seed), String.valueOf(wild), folder.toString()));
        ProcessBuilder builder = new ProcessBuilder(command);
        // glibc's checks of malloc; memory that is freed or new is no zeros
        builder.environment().put("LD_PRELOAD", "libc_malloc_debug.so.0");
        builder.environment().put("MALLOC_CHECK_", "3");
        builder.environment().put("MALLOC_PERTURB_", "165");
        builder.redirectInput(new File("/dev/null")).redirectOutput(new File("/dev/null"))
                .redirectError(folder.resolve("shared/stderr").toFile());
        return builder.start();
    }

    /** The lab's, for another working directory. */
    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(path -> Path.of(path).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    @Override
    public void close() throws IOException {
        for (String name : new String[] {"shared/journal", "shared/spans", "shared/stderr",
            "shared/hs_err", "shared", "work", "."}) {
            Files.deleteIfExists(folder.resolve(name).normalize());
        }
    }
}
