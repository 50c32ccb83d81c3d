package cmirror.tools.check.stage;

import cmirror.tools.network.Loopback;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The network namespace that nobody else is in: what runs after one another is not in its way. */
public final class OwnNetwork {

    /** How many connections may be remembered after their end: each keeps its port from the next server. */
    private static final Path REMEMBERED = Path.of("/proc/sys/net/ipv4/tcp_max_tw_buckets");

    private OwnNetwork() {
    }

    /** Whether it could be made ready. */
    public static boolean isReady() {
        try {
            Files.writeString(REMEMBERED, "0");
        } catch (IOException e) {
            // then a server that closes first must have SO_REUSEADDR
        }
        return Loopback.up();
    }
}
