package cmirror.tools.trace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the kernel says of its UDP sockets as long as they are open (Linux: proc(5), net/udp): the
 * datagrams for which there was no room, and the bytes that nobody has received yet.
 */
final class KernelCounters {

    private final List<Path> tables;

    private final Map<String, Long> drops = new HashMap<>();
    private final Map<String, Long> waiting = new HashMap<>();

    /** Of this process's network. */
    KernelCounters() {
        this(Path.of("/proc/net"));
    }

    /** {@code net}: the folder of that name of somebody in the network. */
    KernelCounters(Path net) {
        tables = List.of(net.resolve("udp"), net.resolve("udp6"));
    }

    /** Looks again: a socket that is gone keeps the numbers that it had. */
    synchronized void look() {
        for (Path table : tables) {
            try {
                if (Files.exists(table)) {
                    Files.readAllLines(table).stream().skip(1).forEach(this::socket);
                }
            } catch (IOException e) {
                return; // there is no such file system here
            }
        }
    }

    /** A line: sl, local address, remote address, state, queues, ..., inode, ref, pointer, drops. */
    synchronized void socket(String line) {
        String[] columns = line.strip().split("\\s+");
        if (columns.length < 13) {
            return;
        }
        String local = columns[1];
        String port = Integer.toString(
                Integer.parseInt(local.substring(local.lastIndexOf(':') + 1), 16));
        String queues = columns[4];
        drops.merge(port, Long.parseLong(columns[columns.length - 1]), Math::max);
        waiting.put(port, Long.parseLong(queues.substring(queues.indexOf(':') + 1), 16));
    }

    synchronized long drops(String port) {
        return drops.getOrDefault(port, 0L);
    }

    synchronized long waiting(String port) {
        return waiting.getOrDefault(port, 0L);
    }
}
