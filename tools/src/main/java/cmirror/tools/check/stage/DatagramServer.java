package cmirror.tools.check.stage;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;

/** A server that says everything again, to whom it has it from; some of it is lost or late, if that is wished. */
final class DatagramServer implements Peer {

    private static final int MOST_MILLIS = 3000;
    /** Longer than a client waits that asks again. */
    private static final int LATE_MILLIS = 1500;

    private final DatagramSocket socket;
    private final Delivery delivery;
    private final Thread server;
    /** The first answer, while it is late. */
    private DatagramPacket late;
    private int received;

    DatagramServer(int port, Delivery delivery) throws IOException {
        this.delivery = delivery;
        socket = new DatagramSocket(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
        server = Thread.ofPlatform().daemon().start(this::serve);
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                DatagramPacket packet = new DatagramPacket(new byte[65536], 65536);
                socket.receive(packet);
                boolean isFirst = received++ == 0;
                if (isFirst && delivery == Delivery.OVERTAKEN) {
                    late = packet;
                    socket.setSoTimeout(LATE_MILLIS);
                } else if (!isFirst || delivery == Delivery.SURE) {
                    socket.send(packet);
                    sendLate();
                }
            } catch (SocketTimeoutException nothing) {
                sendLate();
            } catch (IOException gone) {
                continue; // closed, or nobody wants the answer
            }
        }
    }

    private void sendLate() {
        try {
            if (late != null) {
                socket.send(late);
                late = null;
                socket.setSoTimeout(0);
            }
        } catch (IOException gone) {
            late = null;
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
