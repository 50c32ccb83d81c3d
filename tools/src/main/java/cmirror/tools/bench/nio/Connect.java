package cmirror.tools.bench.nio;

import cmirror.tools.bench.Meter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** Connects, accepts and closes; the client resets the connection. */
final class Connect {

    private static final int BLOCK = 8;

    private Connect() {
    }

    public static void main(String[] args) throws IOException {
        ServerSocketChannel listener = ServerSocketChannel.open()
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        SocketAddress server = listener.getLocalAddress();
        var meter = new Meter(args);
        do {
            for (int i = 0; i < BLOCK; i++) {
                SocketChannel client = SocketChannel.open();
                client.setOption(StandardSocketOptions.SO_LINGER, 0);
                client.connect(server);
                SocketChannel served = listener.accept();
                client.close();
                served.close();
            }
        } while (meter.goesOn(BLOCK));
    }
}
