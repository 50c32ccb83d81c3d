package cmirror.tools.check.stage;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;

/** Clients that send datagrams. */
final class DatagramClients extends Clients {

    DatagramClients(int port) {
        super(port);
    }

    @Override
    void say(Stage stage, InetSocketAddress server, String... messages)
            throws IOException, InterruptedException {
        try (DatagramSocket socket = new DatagramSocket()) {
            for (String message : messages) {
                long before = heard(stage);
                byte[] bytes = bytes(message);
                socket.send(new DatagramPacket(bytes, bytes.length, server));
                awaitHeard(stage, before);
            }
        }
    }
}
