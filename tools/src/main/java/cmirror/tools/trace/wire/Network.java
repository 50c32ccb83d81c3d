package cmirror.tools.trace.wire;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A network namespace for programs, and the packets that pass its loopback interface. */
public final class Network implements AutoCloseable {

    private static final int SECONDS = 20;
    /** More packets than this no reader of a page looks at. */
    private static final int MOST = 20_000;

    private final Process holder;
    private final CompletableFuture<String> first = new CompletableFuture<>();
    private final List<Packet> packets = new ArrayList<>();

    private Network(Process holder) {
        this.holder = holder;
        Thread.ofVirtual().start(this::listen);
    }

    /** A new one; where there can be none, the exception says why. */
    public static Network open() throws IOException {
        List<String> command = List.of("unshare", "-Urn",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xlog:disable",
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED",
                "-cp", classPath(), Sniffer.class.getName());
        Network network;
        try {
            network = new Network(new ProcessBuilder(command).redirectErrorStream(true).start());
        } catch (IOException e) {
            throw new IOException("there is no unshare(1), which makes a network of its own (Linux)", e);
        }
        Packet.prepare(); // meanwhile, or the first packet would be late on a live page
        String first = network.first.completeOnTimeout("", SECONDS, TimeUnit.SECONDS).join();
        if (!first.equals(Sniffer.READY)) {
            network.close();
            throw new IOException("this system does not allow a network of one's own"
                    + (first.isEmpty() ? "" : " (" + first + ")"));
        } else if (!network.letsOthersIn()) {
            network.close();
            throw new IOException("nsenter(1), which programs enter a network of their own by, is missing or may not");
        }
        return network;
    }

    private boolean letsOthersIn() {
        List<String> command = new ArrayList<>(entering());
        command.addAll(List.of("sh", "-c", ":"));
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            return process.waitFor(SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The same for another working directory. */
    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(path -> Path.of(path).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private void listen() {
        try (BufferedReader lines = holder.inputReader(StandardCharsets.UTF_8)) {
            for (String line; (line = lines.readLine()) != null;) {
                if (!first.complete(line)) {
                    packet(line);
                }
            }
        } catch (IOException e) {
            // it has been closed
        } finally {
            first.complete("");
        }
    }

    private void packet(String line) {
        synchronized (packets) {
            Packet packet = packets.size() < MOST ? Packet.parse(packets.size(), line) : null;
            if (packet != null) {
                packets.add(packet);
            }
        }
    }

    /** What stands before a command that is to run there. */
    public List<String> entering() {
        return List.of("nsenter", "-t", Long.toString(holder.pid()), "-U", "-n", "--preserve-credentials");
    }

    /** Where the kernel tells of its sockets. */
    public Path tables() {
        return Path.of("/proc", Long.toString(holder.pid()), "net");
    }

    /** All that have passed, in their order. */
    public List<Packet> packets() {
        synchronized (packets) {
            return List.copyOf(packets);
        }
    }

    @Override
    public void close() {
        holder.destroy();
        try {
            holder.waitFor(SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
