package cmirror.tools.bench.net;

import cmirror.tools.bench.Meter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;

/** A datagram goes to a second thread and comes back. */
final class UdpEcho {

    private static final int SIZE = 64;
    private static final int BLOCK = 32;

    private UdpEcho() {
    }

    /** Answers until an empty datagram comes. */
    private static void serve(DatagramSocket socket) {
        DatagramPacket msg = new DatagramPacket(new byte[SIZE], SIZE);
        try {
            while (true) {
                msg.setLength(SIZE);
                socket.receive(msg);
                if (msg.getLength() == 0) {
                    return;
                }
                socket.send(msg);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        DatagramSocket server = new DatagramSocket(0, loopback);
        DatagramSocket client = new DatagramSocket(0, loopback);
        server.setSoTimeout(5000);
        client.setSoTimeout(5000);
        DatagramPacket msg = new DatagramPacket(new byte[SIZE], SIZE,
                server.getLocalSocketAddress());
        DatagramPacket answer = new DatagramPacket(new byte[SIZE], SIZE);
        Thread thread = Thread.ofPlatform().start(() -> serve(server));
        var meter = new Meter(args);
        do {
            for (int i = 0; i < BLOCK; i++) {
                client.send(msg);
                answer.setLength(SIZE);
                client.receive(answer);
            }
        } while (meter.goesOn(BLOCK));
        msg.setLength(0);
        client.send(msg);
        thread.join();
    }
}
