package cmirror.tools.bench.net;

import cmirror.tools.bench.Meter;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;

/** Datagrams to a socket that nobody reads: when its buffer is full, the kernel drops them. */
final class UdpSend {

    private static final int SIZE = 64;
    private static final int BLOCK = 64;

    private UdpSend() {
    }

    public static void main(String[] args) throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        DatagramSocket server = new DatagramSocket(0, loopback);
        DatagramSocket client = new DatagramSocket(0, loopback);
        DatagramPacket msg = new DatagramPacket(new byte[SIZE], SIZE,
                server.getLocalSocketAddress());
        var meter = new Meter(args);
        do {
            for (int i = 0; i < BLOCK; i++) {
                client.send(msg);
            }
        } while (meter.goesOn(BLOCK));
        server.close();
    }
}
