package cmirror.tools.bench.nio;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;

/** The lecture's udpClient: finds a host, prints a line, sends a datagram. */
final class Start {

    private static final int SERVER_PORT = 1500;

    private Start() {
    }

    public static void main(String[] args) throws IOException {
        InetAddress host = InetAddress.getByName(args[0]);
        System.out.println("udpClient: trying to send to '".concat(args[0]).concat("' (address:  ")
                .concat(host.getHostAddress()).concat(" )"));
        try (DatagramChannel channel = DatagramChannel.open()) {
            channel.bind(new InetSocketAddress(0));
            for (int i = 1; i < args.length; i++) {
                channel.send(ByteBuffer.wrap(args[i].concat("\0").getBytes(StandardCharsets.UTF_8)),
                        new InetSocketAddress(host, SERVER_PORT));
            }
        }
    }
}
