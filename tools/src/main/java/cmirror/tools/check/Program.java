package cmirror.tools.check;

import cmirror.tools.check.calls.Log;
import cmirror.tools.check.calls.MirrorLog;
import cmirror.tools.check.calls.StraceLog;
import cmirror.tools.script.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A program that can be run and traced: a sample, a Java file, or a C file that cc has compiled. */
final class Program {

    /** What the rules look at; strace has names for more than one machine's calls, hence the question marks. */
    private static final String CALLS = "trace=network,?read,?write,?readv,?writev,?close,?dup,?dup2,?dup3,"
            + "?fork,?vfork,?clone,?clone3,?execve,?wait4,?waitid,?rt_sigaction,?select,?pselect6,?poll,"
            + "?ppoll,?epoll_create,?epoll_create1,?epoll_ctl,?epoll_wait,?epoll_pwait,?fcntl";

    private final String name;
    private final List<String> words;
    private final boolean isC;

    private Program(String name, List<String> words, boolean isC) {
        this.name = name;
        this.words = words;
        this.isC = isC;
    }

    /** {@code what}: udpServ, MyServ.java or serv.c; {@code folder}: where compiled code goes. */
    static Program of(String what, Path folder) throws IOException, InterruptedException {
        String file = Path.of(what).getFileName().toString();
        if (!what.endsWith(".c") && !what.endsWith(".java")) {
            return new Program(what, List.of(what), false);
        } else if (!Files.isReadable(Path.of(what))) {
            throw new IllegalArgumentException("there is no file " + what);
        }
        String name = file.substring(0, file.lastIndexOf('.'));
        if (what.endsWith(".java")) {
            return new Program(name, List.of("run", what), false);
        }
        Path binary = Files.createDirectories(Files.createTempDirectory(folder, "c")).resolve(name);
        compile(Path.of(what), binary);
        mayTrace();
        return new Program(name, List.of(binary.toString()), true);
    }

    private static void compile(Path source, Path binary) throws IOException, InterruptedException {
        Said cc = Said.by("cc", "-w", "-pthread", "-o", binary.toString(), source.toString());
        if (cc.status() != 0) {
            throw new IllegalArgumentException(cc.status() == Said.NO_COMMAND
                    ? "there is no cc, which would compile " + source
                    : source + " does not compile:\n" + cc.text().strip());
        }
    }

    private static void mayTrace() throws IOException, InterruptedException {
        Said strace = Said.by("strace", "-o", "/dev/null", "true");
        if (strace.status() != 0) {
            throw new IllegalArgumentException("a C program is judged by its system calls, which strace"
                    + " tells: " + (strace.status() == Said.NO_COMMAND ? "it is not installed"
                    : "it may not trace here (" + strace.text().strip() + ")"));
        }
    }

    boolean isC() {
        return isC;
    }

    /** The words that run it, as the leader of a process group where that can be had. */
    List<String> command(Path trace, List<String> faults, List<String> arguments) {
        List<String> command = new ArrayList<>(Said.has("setsid") ? List.of("setsid") : List.of());
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
        return command;
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
