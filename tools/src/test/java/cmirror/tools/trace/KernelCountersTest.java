package cmirror.tools.trace;

import static org.assertj.core.api.Assertions.assertThat;

import cmirror.testing.Skip;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The kernel's own numbers, of a socket that nobody reads. */
class KernelCountersTest {

    @Test
    void whatDoesNotFitIsCounted() throws Exception {
        Skip.unless(Files.exists(Path.of("/proc/net/udp")), "there is no /proc/net/udp here");
        InetAddress here = InetAddress.getLoopbackAddress();
        try (DatagramSocket server = new DatagramSocket(0, here);
                DatagramSocket client = new DatagramSocket(0, here)) {
            server.setReceiveBufferSize(4096);
            String port = String.valueOf(server.getLocalPort());
            KernelCounters kernel = new KernelCounters();
            kernel.look();
            assertThat(kernel.drops(port)).isZero();
            assertThat(kernel.waiting(port)).isZero();
            for (int i = 0; i < 100; i++) {
                client.send(new DatagramPacket(new byte[1000], 1000, here, server.getLocalPort()));
            }
            kernel.look();
            assertThat(kernel.drops(port)).isBetween(50L, 99L);
            assertThat(kernel.waiting(port)).isPositive();
            server.receive(new DatagramPacket(new byte[1000], 1000));
            long drops = kernel.drops(port);
            server.close();
            kernel.look();
            assertThat(kernel.drops(port)).as("of a socket that is gone").isEqualTo(drops);
        }
    }
}
