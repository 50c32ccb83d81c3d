package cmirror.tools.demo;

import static cmirror.inet_h.*;

import cmirror.sockaddr_in;
import cmirror.tools.network.Loopback;
import cmirror.tools.script.Script;
import cmirror.tools.terminal.Actor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs every pair of the lecture and shows who printed what. */
@Command(name = "demo", mixinStandardHelpOptions = true,
        description = "Runs every pair of the lecture on loopback and shows what they print.")
public final class Demo implements Callable<Integer> {

    private static final String GROUP = "224.1.2.3";

    @Option(names = "--own-network", hidden = true,
            description = "This process is in a network namespace of its own.")
    private boolean ownNetwork;

    private boolean complete = true;

    @Override
    public Integer call() throws Exception {
        if (ownNetwork && !Loopback.up()) {
            System.err.println("demo: cannot switch the loopback interface on");
            return 1;
        }
        if (portIsTaken(SOCK_DGRAM) || portIsTaken(SOCK_STREAM)) {
            System.err.println("demo: something on this machine uses port " + SERVER_PORT
                    + " already; the lecture's programs need it");
            return 1;
        }
        // this one sleeps for ten seconds, so it starts now and is shown at the end
        Solo forkEx = new Solo("forkEx");

        pair("UDP: a message is a datagram", SOCK_DGRAM, List.of("udpServ"), 3,
                List.of("udpClient", "127.0.0.1", "bonjour", "les", "amis"));
        pair("TCP: messages are bytes of a stream", SOCK_STREAM, List.of("tcpServer"), 2,
                List.of("tcpClient", "127.0.0.1", "bonjour", "les", "amis"));
        pair("Multicast: a message to all that joined " + GROUP, SOCK_DGRAM,
                List.of("mcastServ", GROUP), 5,
                List.of("mcastClient", GROUP, "bonjour", "les", "amis"));
        pair("Parallel UDP server: a process for each message, here of 1, 2 and 0 seconds",
                SOCK_DGRAM, List.of("udpParServ"), 3,
                List.of("udpClient", "127.0.0.1", "1", "2", "0"));
        pair("Parallel TCP server: a process for each connection", SOCK_STREAM,
                List.of("tcpParServ"), 2,
                List.of("tcpClient", "127.0.0.1", "bonjour", "les", "amis"));

        forkEx.show("fork: one process becomes two (the father sleeps for 10 seconds)", 3, 2);
        new Solo("howMany1").show("How many processes are there (1)? 2^8", 765, 256);
        new Solo("howMany2").show("How many processes are there (2)? 9", 24, 9);
        return complete ? 0 : 1;
    }

    /** A server and its client: the server must print {@code lines} lines, and is then ended. */
    private void pair(String title, int type, List<String> server, int lines, List<String> client)
            throws IOException, InterruptedException {
        Transcript transcript = new Transcript(title);
        transcript.command(server, " &");
        try (Actor serving = new Actor(command(server), transcript.from(server.getFirst()))) {
            await(() -> portIsTaken(type) || !serving.isRunning());
            transcript.command(client, "");
            try (Actor sending = new Actor(command(client), transcript.from(client.getFirst()))) {
                complete &= sending.join(20) == 0;
            }
            await(() -> transcript.lines(server.getFirst()) >= lines || !serving.isRunning());
        }
        await(() -> !portIsTaken(type)); // the server's last children hold it for a while
        if (transcript.lines(server.getFirst()) < lines) {
            complete = false;
            transcript.note("here the server should have printed " + lines + " lines");
        }
        transcript.end();
    }

    /** A program without a partner; its lines are shown when it has ended. */
    private final class Solo {
        private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
        private final String name;
        private final Actor actor;

        Solo(String name) throws IOException {
            this.name = name;
            this.actor = new Actor(command(List.of(name)), lines::add);
        }

        void show(String title, int expected, int processes)
                throws IOException, InterruptedException {
            Transcript transcript = new Transcript(title);
            transcript.command(List.of(name), "");
            actor.join(60);
            // its children may print on when it has ended itself
            await(() -> lines.size() >= expected);
            List<String> printed = List.copyOf(lines);
            actor.close();
            printed.stream().limit(8).forEach(transcript.from(name));
            if (printed.size() > 8) {
                transcript.note("... and " + (printed.size() - 8) + " lines more");
            }
            long pids = printed.stream().filter(line -> line.contains("]:"))
                    .map(line -> line.substring(0, line.indexOf("]:"))).distinct().count();
            transcript.note(pids + " processes");
            complete &= printed.size() == expected && pids == processes;
            transcript.end();
        }
    }

    private static List<String> command(List<String> program) {
        List<String> words = new ArrayList<>(List.of(Script.command()));
        words.addAll(program);
        return words;
    }

    /** Whether a server has bound port 1500: then nobody else can. */
    private static boolean portIsTaken(int type) {
        int sd = socket(AF_INET, type, 0);
        var address = new sockaddr_in();
        address.sin_family(AF_INET);
        address.sin_port(htons(SERVER_PORT));
        // a connection that was closed just now still counts as a user of the port for TCP
        setsockopt(sd, SOL_SOCKET, SO_REUSEADDR, new cmirror.int_(type == SOCK_STREAM ? 1 : 0), 4);
        int rc = bind(sd, address, sizeof(address));
        close(sd);
        return rc < 0;
    }

    private interface Condition {
        boolean holds();
    }

    private static void await(Condition condition) throws InterruptedException {
        for (int i = 0; i < 1000 && !condition.holds(); i++) {
            Thread.sleep(10);
        }
    }
}
