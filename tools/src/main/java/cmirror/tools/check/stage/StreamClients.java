package cmirror.tools.check.stage;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;

/** Clients that connect, and close when all is said. */
final class StreamClients extends Clients {

    StreamClients(int port) {
        super(port);
    }

    @Override
    void say(Stage stage, InetSocketAddress server, String... messages)
            throws IOException, InterruptedException {
        long before = stage.size();
        try (Socket socket = new Socket()) {
            socket.connect(server, MILLIS);
            socket.setSoTimeout(MILLIS);
            awaitCall(stage, before);
            for (String message : messages) {
                before = heard(stage);
                socket.getOutputStream().write(bytes(message));
                awaitHeard(stage, before);
            }
            before = heard(stage);
            socket.shutdownOutput();
            drain(stage, socket);
            awaitHeard(stage, before);
        } catch (IOException refused) {
            // the program is not there, or has gone: its calls tell
        }
    }

    private static void drain(Stage stage, Socket socket) throws IOException {
        byte[] bytes = new byte[4096];
        try {
            while (!stage.isOver() && socket.getInputStream().read(bytes) > 0) {
                continue;
            }
        } catch (SocketTimeoutException e) {
            // it does not close
        }
    }
}
