package cmirror.tools.check.stage;

import cmirror.tools.check.calls.Log;
import cmirror.tools.check.calls.MirrorLog;
import cmirror.tools.check.calls.StraceLog;
import cmirror.tools.script.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/** A program that can be run and traced: a sample, a Java file, or a C file that cc has compiled. */
public final class Program {

    /** What the rules look at; strace has names for more than one machine's calls, hence the question marks. */
    private static final String CALLS = "trace=network,?read,?write,?readv,?writev,?close,?dup,?dup2,?dup3,"
            + "?fork,?vfork,?clone,?clone3,?execve,?wait4,?waitid,?rt_sigaction,?select,?pselect6,?poll,"
            + "?ppoll,?epoll_create,?epoll_create1,?epoll_ctl,?epoll_wait,?epoll_pwait,?fcntl";

    private final String name;
    private final List<String> words;
    private final boolean isC;
    private final Place place;

    private Program(String name, List<String> words, boolean isC, Place place) {
        this.place = place;
        this.name = name;
        this.words = words;
        this.isC = isC;
    }

    /** {@code what}: udpServ, MyServ.java or serv.c, which is compiled at the place. */
    public static Program of(String what, Place place) throws IOException, InterruptedException {
        String file = Path.of(what).getFileName().toString();
        if (!what.endsWith(".c") && !what.endsWith(".java")) {
            return new Program(what, List.of(what), false, place);
        } else if (!Files.isReadable(Path.of(what))) {
            throw new IllegalArgumentException("there is no file " + what);
        }
        String name = file.substring(0, file.lastIndexOf('.'));
        if (what.endsWith(".java")) {
            compile(file, place, List.of(Script.command(), "run", "--compile", what));
            return new Program(name, List.of("run", what), false, place);
        }
        if (!Said.has("cc")) {
            throw new IllegalArgumentException("there is no cc, which would compile " + file);
        }
        Path folder = Files.createTempDirectory(place.folder(), "c");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx")); // whoever compiles there
        Path binary = folder.resolve(name);
        compile(file, place, List.of("cc", "-w", "-pthread", "-o", binary.toString(), what));
        mayTrace(place);
        return new Program(name, List.of(binary.toString()), true, place);
    }

    private static void compile(String file, Place place, List<String> compiler)
            throws IOException, InterruptedException {
        Said said = Said.by(place.around(compiler, null));
        if (said.status() != 0) {
            throw new NotCompiled(file, said.text());
        }
    }

    private static void mayTrace(Place place) throws IOException, InterruptedException {
        Said strace = Said.by(place.around(List.of("strace", "-o", "/dev/null", "true"), null));
        if (strace.status() != 0) {
            throw new IllegalArgumentException("a C program is judged by its system calls, which strace"
                    + " tells: " + (!Said.has("strace") ? "it is not installed"
                    : "it may not trace here (" + strace.text() + ")"));
        }
    }

    Place place() {
        return place;
    }

    public boolean isC() {
        return isC;
    }

    /** The words that run it, as the leader of a process group where that can be had. */
    List<String> command(Path trace, List<String> faults, List<String> arguments) {
        List<String> command = new ArrayList<>();
        if (isC) {
            command.addAll(List.of("strace", "-f", "-q", "-s", "1024", "-e", "signal=none", "-e", CALLS,
                    "-o", trace.toString()));
            faults.forEach(fault -> command.addAll(List.of("-e", "inject=" + fault)));
        } else {
            command.addAll(List.of(Script.command(), "trace", "-s", "1024", "--json", trace.toString()));
            faults.forEach(fault -> command.addAll(List.of("--inject", fault)));
        }
        command.addAll(words);
        command.addAll(arguments);
        List<String> all = new ArrayList<>(Said.has("setsid") ? List.of("setsid") : List.of());
        all.addAll(place.around(command, trace));
        return all;
    }

    Log read(Path trace) throws IOException {
        return isC ? StraceLog.read(trace) : MirrorLog.read(trace);
    }

    /** What it prints for its own name: argv[0]. */
    String argv0() {
        return isC ? words.getFirst() : name;
    }

    @Override
    public String toString() {
        return name;
    }
}
