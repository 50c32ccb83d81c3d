package cmirror.tools.bench.nio;

import cmirror.tools.bench.Meter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;

/** Datagrams to a socket that nobody reads: when its buffer is full, the kernel drops them. */
final class UdpSend {

    private static final int SIZE = 64;
    private static final int BLOCK = 64;

    private UdpSend() {
    }

    public static void main(String[] args) throws IOException {
        InetSocketAddress loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        DatagramChannel server = DatagramChannel.open().bind(loopback);
        DatagramChannel client = DatagramChannel.open().bind(loopback);
        SocketAddress addr = server.getLocalAddress();
        ByteBuffer msg = ByteBuffer.allocateDirect(SIZE);
        var meter = new Meter(args);
        do {
            for (int i = 0; i < BLOCK; i++) {
                client.send(msg.clear(), addr);
            }
        } while (meter.goesOn(BLOCK));
        server.close();
    }
}
