package cmirror.tools.bench.nio;

import cmirror.tools.bench.Meter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;

/** A datagram goes to a second thread and comes back. */
final class UdpEcho {

    private static final int SIZE = 64;
    private static final int BLOCK = 32;

    private UdpEcho() {
    }

    /** Answers until an empty datagram comes. */
    private static void serve(DatagramChannel channel) {
        ByteBuffer msg = ByteBuffer.allocateDirect(SIZE);
        try {
            while (true) {
                SocketAddress from = channel.receive(msg.clear());
                if (msg.flip().remaining() == 0) {
                    return;
                }
                channel.send(msg, from);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        InetSocketAddress loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        DatagramChannel server = DatagramChannel.open().bind(loopback);
        DatagramChannel client = DatagramChannel.open().bind(loopback);
        SocketAddress addr = server.getLocalAddress();
        ByteBuffer msg = ByteBuffer.allocateDirect(SIZE);
        Thread thread = Thread.ofPlatform().start(() -> serve(server));
        var meter = new Meter(args);
        do {
            for (int i = 0; i < BLOCK; i++) {
                client.send(msg.clear(), addr);
                client.receive(msg.clear());
            }
        } while (meter.goesOn(BLOCK));
        client.send(msg.clear().limit(0), addr);
        thread.join();
    }
}
