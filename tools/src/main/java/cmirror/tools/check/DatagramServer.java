package cmirror.tools.check;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** A server that says everything again, to whom it has it from. */
final class DatagramServer implements Peer {

    private static final int MOST_MILLIS = 3000;

    private final DatagramSocket socket;
    private final Thread server;

    DatagramServer(int port) throws IOException {
        socket = new DatagramSocket(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
        server = Thread.ofPlatform().daemon().start(this::serve);
    }

    private void serve() {
        DatagramPacket packet = new DatagramPacket(new byte[65536], 65536);
        while (!socket.isClosed()) {
            try {
                packet.setLength(65536);
                socket.receive(packet);
                socket.send(packet);
            } catch (IOException gone) {
                continue; // closed, or nobody wants the answer
            }
        }
    }

    @Override
    public void play(Stage stage) throws IOException, InterruptedException {
        stage.awaitEnd();
    }

    @Override
    public void close() throws InterruptedException {
        socket.close();
        server.join(MOST_MILLIS); // until then the port is not free
    }
}
