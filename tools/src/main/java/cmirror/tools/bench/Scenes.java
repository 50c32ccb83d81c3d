package cmirror.tools.bench;

import cmirror.tools.bench.Scene.Measure;
import cmirror.tools.script.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** All scenes, with the commands that run their programs on this machine. */
final class Scenes {

    static final List<String> NAMES = List.of("udp-echo", "udp-send", "udp-batch", "tcp-stream",
            "connect", "c10k", "fork", "start", "port");

    /** What every Java program is started with: as the front door starts its servers. */
    private static final List<String> FLAGS = flags("CMIRROR_FOR_SERVERS", "-XX:+UseSerialGC",
            "-XX:-UsePerfData", "-XX:+UnlockDiagnosticVMOptions", "-XX:ArchiveRelocationMode=0",
            "--enable-native-access=ALL-UNNAMED");
    /** The best for a program that ends at once. */
    private static final List<String> SHORT = flags("CMIRROR_FOR_SHORT", "-Xrs",
            "-XX:+DisableAttachMechanism", "-XX:-UsePerfData", "-XX:+UnlockDiagnosticVMOptions",
            "-XX:ArchiveRelocationMode=0", "-XX:+UseSerialGC");
    private static final String CLASS_PATH = System.getProperty("java.class.path");
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private static final boolean LINUX = Files.exists(Path.of("/proc/self/status"));

    private final CPrograms c;
    private final Path folder;
    private final List<String> onOneCpu;

    /** {@code folder}: for what is made here. */
    Scenes(CPrograms c, Path folder, List<String> onOneCpu) {
        this.c = c;
        this.folder = folder;
        this.onOneCpu = onOneCpu;
    }

    /** These and what the front door says, which started this program; a test starts it without. */
    private static List<String> flags(String variable, String... flags) {
        List<String> all = new ArrayList<>(List.of(flags));
        String more = System.getenv(variable);
        if (more != null) {
            all.addAll(List.of(more.split(" ")));
        }
        return List.copyOf(all);
    }

    /** The scenes of a name: one, but of c10k one for each number of clients; c10k-50 has 50. */
    List<Scene> named(String name) throws IOException, InterruptedException {
        if (!name.matches("c10k(-[1-9][0-9]{0,4})?")) {
            return List.of(scene(name));
        }
        List<Scene> scenes = new ArrayList<>();
        for (int clients : Clients.numbers(name.substring("c10k".length()))) {
            scenes.add(scene("c10k-" + clients, "64 bytes, echoed to one of " + clients
                    + " clients that are connected", "message", Measure.CPU, true, crowded(clients)));
        }
        return scenes;
    }

    /** Linux's epoll serves them all. */
    private List<Competitor> crowded(int clients) throws IOException, InterruptedException {
        if (!LINUX) {
            return List.of();
        }
        List<String> words = with(List.of(String.valueOf(clients)), with(
                java("crowd", "mirror.Crowd").command(), List.of(String.valueOf(clients))));
        return Stream.of(program("C", "c10k"), java("cmirror", "mirror.C10k"), java("NIO", "nio.C10k"))
                .filter(server -> !server.command().isEmpty())
                .map(server -> new Competitor(server.name(), with(server.command(), words))).toList();
    }

    private Scene scene(String name) throws IOException, InterruptedException {
        return switch (name) {
            case "udp-echo" -> scene(name, "64 bytes by UDP to a second thread, and back",
                    "round trip", Measure.CPU, true, withHandles("udp_echo", "UdpEcho"));
            case "udp-send" -> scene(name, "64 bytes by UDP to a socket that nobody reads",
                    "datagram", Measure.CPU, true,
                    threaded("udp_send", withHandles("udp_send", "UdpSend")));
            case "tcp-stream" -> scene(name, "64 KiB by TCP to a second thread", "block",
                    Measure.WALL, true, sides("tcp_stream", "TcpStream"));
            case "connect" -> scene(name, "connect, accept, close", "connection", Measure.WALL,
                    true, threaded("connect", sides("connect", "Connect")));
            case "fork" -> scene(name, "a child that ends at once; java: another program",
                    "child", Measure.WALL, false, List.of(
                            program("C", "fork_wait"), java("cmirror", "mirror.ForkWait"),
                            java("ProcessBuilder", "net.ProcessWait")));
            case "udp-batch" -> {
                List<Competitor> all = new ArrayList<>(List.of(
                        java("cmirror", "mirror.UdpOneByOne"), program("C", "udp_one_by_one")));
                if (LINUX) {
                    all.addAll(List.of(java("cmirror mmsg", "mirror.UdpMmsg"),
                            program("C mmsg", "udp_mmsg"),
                            java("cmirror GSO/GRO", "mirror.UdpSegments"),
                            program("C GSO/GRO", "udp_segments")));
                }
                yield scene(name, "64 bytes by UDP, sent and received, 64 in a batch", "datagram",
                        Measure.CPU, true, all);
            }
            case "start" -> start();
            case "port" -> new Scene(name, "./lab port, from exec to compiled classes", "call", Measure.WALL, true,
                    new PortScene(folder).competitors());
            default -> throw new IllegalArgumentException(
                    "there is no scene " + name + ", only " + String.join(", ", NAMES));
        };
    }

    /** What does not run here, for want of cc, is left out. */
    private Scene scene(String name, String what, String unit, Measure measure, boolean pinned,
            List<Competitor> competitors) {
        List<Competitor> here = new ArrayList<>();
        for (Competitor competitor : competitors) {
            if (!competitor.command().isEmpty()) {
                List<String> command = new ArrayList<>(pinned ? onOneCpu : List.of());
                command.addAll(competitor.command());
                here.add(new Competitor(competitor.name(), command));
            }
        }
        return new Scene(name, what, unit, measure, false, here);
    }

    private List<Competitor> sides(String program, String type)
            throws IOException, InterruptedException {
        return List.of(program("C", program), java("cmirror", "mirror." + type),
                java("NIO", "nio." + type), java("java.net", "net." + type));
    }

    /** And with bare method handles: no call from Java is cheaper. */
    private List<Competitor> withHandles(String program, String type)
            throws IOException, InterruptedException {
        List<Competitor> all = new ArrayList<>(sides(program, type));
        all.add(java("bare handles", "raw." + type));
        return all;
    }

    /** And with C's program in a process that has more than one thread, as a JVM has. */
    private List<Competitor> threaded(String program, List<Competitor> competitors)
            throws IOException, InterruptedException {
        List<Competitor> all = new ArrayList<>(competitors);
        all.add(1, new Competitor("C, two threads",
                c.works() ? List.of(c.compileThreaded(program)) : List.of()));
        return all;
    }

    private Competitor program(String name, String program)
            throws IOException, InterruptedException {
        return new Competitor(name, c.works() ? List.of(c.compile(program)) : List.of());
    }

    private static Competitor java(String name, String type) {
        List<String> command = new ArrayList<>(List.of(JAVA));
        command.addAll(FLAGS);
        command.addAll(List.of("-cp", CLASS_PATH, "cmirror.tools.bench." + type));
        return new Competitor(name, command);
    }

    /** Whole processes, from exec to exit. */
    private Scene start() throws IOException, InterruptedException {
        List<String> words = List.of("127.0.0.1", "bonjour");
        List<Competitor> all = new ArrayList<>();
        if (c.works()) {
            all.add(new Competitor("C", with(List.of(c.compile("start")), words)));
        }
        List<String> udpClient = withCache(with(List.of(Script.command(), "udpClient"), words));
        List<String> bare = HandedOver.by(udpClient);
        if (!bare.isEmpty()) {
            all.add(new Competitor("cmirror, bare", bare));
        }
        all.add(new Competitor("cmirror, by its script", udpClient));
        all.add(new Competitor("NIO", Cache.command(JAVA, SHORT, folder.resolve("nio.cache"),
                with(List.of("-cp", CLASS_PATH, "cmirror.tools.bench.nio.Start"), words))));
        all.add(new Competitor("java Hello", Cache.command(JAVA, SHORT,
                folder.resolve("hello.cache"),
                List.of("-cp", CLASS_PATH, "cmirror.tools.bench.Hello"))));
        return new Scene("start", "udpClient, from exec to exit", "program", Measure.WALL, true,
                all);
    }

    /** The front door makes its cache in the background, when its first program has started. */
    private static List<String> withCache(List<String> command) throws IOException {
        WholeProcess.run(List.of(Script.command(), "warm"), 0);
        return command;
    }

    private static List<String> with(List<String> command, List<String> words) {
        List<String> all = new ArrayList<>(command);
        all.addAll(words);
        return all;
    }
}
