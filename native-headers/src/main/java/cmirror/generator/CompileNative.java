package cmirror.generator;

import cmirror.headers.Target;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Compiles the C that the mirror brings along, for each Linux that this machine has a compiler
 * for: its own {@code cc}, and Debian's cross compilers. Without one the jar is built all the
 * same, and says at run time what it lacks.
 */
public final class CompileNative {

    private static final int MINUTES = 10;
    private static final List<String> FLAGS = List.of("-O2", "-std=gnu11", "-Wall", "-Wextra",
            "-fPIC", "-shared", "-fvisibility=hidden", "-Wl,-z,now", "-Wl,--build-id=none");

    private CompileNative() {
    }

    /** {@code CompileNative <folder with C> <output folder> [both]}: a release has it for both. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path sources = Path.of(args[0]);
        Path output = Path.of(args[1]);
        boolean both = args.length > 2 && args[2].equals("both");
        if (!System.getProperty("os.name").equals("Linux")) {
            if (both) {
                throw new IOException("-Pdist needs the C helper, which is built on Linux");
            }
            System.out.println("The C helper is for Linux: it is not built here.");
            return;
        }
        String here = Target.host() == Target.LINUX_X86_64 ? "x86_64" : "aarch64";
        for (String machine : List.of("x86_64", "aarch64")) {
            String compiler = machine.equals(here) ? "cc" : machine + "-linux-gnu-gcc";
            if (isOnPath(compiler)) {
                compile(compiler, machine, sources, output.resolve("linux-" + machine));
            } else if (both) {
                throw new IOException("-Pdist needs the C helper for x86_64 and aarch64, and there is "
                        + "no " + compiler + " on PATH; on Debian: apt install " + packages(machine, here));
            } else if (machine.equals(here)) {
                System.out.println("There is no C compiler (cc) on PATH: the jar is built without "
                        + "the C helper: fork() needs a JVM started with special flags, and no "
                        + "Java method can be a signal handler.");
            }
        }
    }

    /** Debian's, with the compiler and the C library. */
    private static String packages(String machine, String here) {
        if (machine.equals(here)) {
            return "gcc libc6-dev";
        }
        String port = machine.equals("x86_64") ? "amd64" : "arm64";
        return "gcc-" + machine.replace('_', '-') + "-linux-gnu libc6-dev-" + port + "-cross";
    }

    private static boolean isOnPath(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static void compile(String compiler, String machine, Path sources, Path output)
            throws IOException, InterruptedException {
        Files.createDirectories(output);
        Path include = Path.of(System.getProperty("java.home"), "include");
        List<String> command = new ArrayList<>(List.of(compiler));
        command.addAll(FLAGS);
        if (machine.equals("x86_64")) {
            command.add("-fcf-protection=none");
        }
        command.addAll(List.of("-I" + sources, "-I" + include, "-I" + include.resolve("linux"),
                "-o", output.resolve("libcmirror.so").toString()));
        try (Stream<Path> files = Files.walk(sources)) {
            files.map(Path::toString).filter(f -> f.endsWith(".c") || f.endsWith(".S")).sorted()
                    .forEach(command::add);
        }
        Process process = new ProcessBuilder(command).inheritIO().start();
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IOException(compiler + " is not done with " + sources + " after " + MINUTES + " minutes");
        } else if (process.exitValue() != 0) {
            throw new IOException(compiler + " failed on " + sources);
        }
    }
}
