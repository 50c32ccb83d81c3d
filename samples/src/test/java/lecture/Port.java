package lecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Port 1500, the only one of the lecture, as the kernel's tables show it. */
final class Port {

    private static final String NUMBER = String.format(":%04X", 1500);
    private static final String LISTENING = "0A";

    private Port() {
    }

    /** Whether some process has it, on the host of this process. */
    static boolean isTaken(long pid) {
        return sockets(pid, "udp").findAny().isPresent()
                || Stream.of("tcp", "tcp6").flatMap(protocol -> sockets(pid, protocol))
                        .anyMatch(words -> words.get(3).equals(LISTENING));
    }

    /** Whether a datagram waits in its UDP socket to be received. */
    static boolean hasUnread(long pid) {
        return sockets(pid, "udp").anyMatch(words -> !words.get(4).endsWith(":00000000"));
    }

    private static Stream<List<String>> sockets(long pid, String protocol) {
        Path table = Path.of("/proc", String.valueOf(pid), "net", protocol);
        try {
            return Files.readAllLines(table).stream()
                    .skip(1)
                    .map(line -> List.of(line.strip().split(" +")))
                    .filter(words -> words.get(1).endsWith(NUMBER));
        } catch (IOException e) {
            return Stream.of(); // the process is gone
        }
    }
}
