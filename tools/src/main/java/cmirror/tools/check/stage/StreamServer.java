package cmirror.tools.check.stage;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A server that says everything again, and closes when its client does. */
final class StreamServer implements Peer {

    private static final int IDLE_MILLIS = 3000;

    private final ServerSocket socket = new ServerSocket();
    private final Thread server;

    StreamServer(int port) throws IOException {
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
        server = Thread.ofPlatform().daemon().start(this::serve);
    }

    private void serve() {
        try {
            while (true) {
                Socket client = socket.accept();
                Thread.ofPlatform().daemon().start(() -> echo(client));
            }
        } catch (IOException closed) {
            return;
        }
    }

    private static void echo(Socket client) {
        byte[] bytes = new byte[4096];
        try (client) {
            client.setSoTimeout(IDLE_MILLIS); // who waits for us as we do for him
            for (int n; (n = client.getInputStream().read(bytes)) > 0;) {
                client.getOutputStream().write(bytes, 0, n);
            }
        } catch (IOException gone) {
            return;
        }
    }

    @Override
    public void play(Stage stage) throws IOException, InterruptedException {
        stage.awaitEnd();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        socket.close();
        server.join(IDLE_MILLIS); // until then the port is not free
    }
}
