package cmirror.tools.bench.net;

import cmirror.tools.bench.Meter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;

/** Connects, accepts and closes; the client resets the connection. */
final class Connect {

    private static final int BLOCK = 8;

    private Connect() {
    }

    public static void main(String[] args) throws IOException {
        ServerSocket listener = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
        SocketAddress server = listener.getLocalSocketAddress();
        var meter = new Meter(args);
        do {
            for (int i = 0; i < BLOCK; i++) {
                Socket client = new Socket();
                client.setSoLinger(true, 0);
                client.connect(server);
                Socket served = listener.accept();
                client.close();
                served.close();
            }
        } while (meter.goesOn(BLOCK));
    }
}
