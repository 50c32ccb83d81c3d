package lecture;

import static org.assertj.core.api.Assertions.assertThat;

import cmirror.testing.Skip;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Where one test takes place: a host, and the programs on it. Afterwards every process that the
 * test started is ended, whatever it has forked.
 */
public final class Lab implements BeforeEachCallback, AfterEachCallback {

    private final Map<String, String> environment = new HashMap<>();
    private Host host;
    private Host neighbour;
    private String mark;

    @Override
    public void beforeEach(ExtensionContext context) {
        Skip.unless(Files.exists(Path.of("/proc/self/net/udp")),
                "the samples' tests watch processes and ports in /proc");
        mark = UUID.randomUUID().toString();
        environment.clear();
        environment.put("CMIRROR_TEST", mark);
        host = Host.create();
        if (host.isTheMachine() && Port.isTaken(host.pid())) {
            host.close();
            host = null;
            throw new AssertionError("port 1500 is taken by a process that is not ours: "
                    + "end it (ss -lnp | grep 1500), then run the tests again");
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (host == null) {
            return;
        }
        try {
            processes().forEach(pid -> Processes.signal(pid, "KILL"));
            Deadline.await("all processes of the test have ended, and port 1500 is free",
                    () -> processes().isEmpty() && !Port.isTaken(host.pid()), this::processes);
        } finally {
            if (neighbour != null) {
                neighbour.close();
            }
            host.close();
            host = null;
            neighbour = null;
        }
    }

    public Host host() {
        return host;
    }

    /** A second host, on the other end of a cable. */
    public Host neighbour() {
        if (neighbour == null) {
            Host.needNamespaces();
            neighbour = host.neighbour();
        }
        return neighbour;
    }

    /** Processes of this test that are there now. */
    List<Long> processes() {
        return Processes.withEnvironment("CMIRROR_TEST=" + mark);
    }

    void environment(String name, String value) {
        environment.put(name, value);
    }

    /** A program of the lecture, its stdout a pipe. */
    Run start(String program, String... args) {
        return startOn(host, program, args);
    }

    Run startOn(Host where, String program, String... args) {
        return start(where, List.of(), program, args);
    }

    /** A program of the lecture on a terminal. */
    Run startOnTerminal(String program, String... args) {
        return startOnTerminal(host, program, args);
    }

    public Run startOnTerminal(Host where, String program, String... args) {
        return start(where, List.of(CProgram.path("pty")), program, args);
    }

    /** A program of the lecture, run by another one. */
    public Run startUnder(List<String> runner, String program, String... args) {
        return start(host, runner, program, args);
    }

    private Run start(Host where, List<String> runner, String program, String... args) {
        List<String> command = new ArrayList<>(where.prefix());
        command.addAll(runner);
        Map<String, String> variables = new HashMap<>(environment);
        command.addAll(Launch.command(program, variables));
        command.addAll(List.of(args));
        return new Run(program, command, variables);
    }

    public Result run(String program, String... args) {
        return start(program, args).end();
    }

    Result runOnTerminal(String program, String... args) {
        return startOnTerminal(program, args).end();
    }

    /** One of our C programs. */
    Run startC(String program, String... args) {
        return startCOn(host, program, args);
    }

    public Run startCOn(Host where, String program, String... args) {
        List<String> command = new ArrayList<>(where.prefix());
        command.add(CProgram.path(program));
        command.addAll(List.of(args));
        return new Run(program, command, environment);
    }

    /**
     * The C program beside a sample that it is held against, on a terminal. It has the
     * sample's name, and so prints what the sample prints.
     */
    public Run startTwin(Host where, String program, String... args) {
        List<String> command = new ArrayList<>(where.prefix());
        command.add(CProgram.path("pty"));
        Path folder = Path.of(CProgram.path(program)).getParent();
        command.addAll(List.of("env", "PATH=" + folder, program));
        command.addAll(List.of(args));
        return new Run(program, command, environment);
    }

    /** One of our C programs, which must do its work without a complaint. */
    public String runC(String program, String... args) {
        Result result = startC(program, args).end();
        assertThat(result).isEqualTo(Result.of(0, result.out()));
        return result.out();
    }
}
