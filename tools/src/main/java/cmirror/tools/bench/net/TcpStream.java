package cmirror.tools.bench.net;

import cmirror.tools.bench.Meter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Blocks of 64 KiB through a connection, to a second thread. */
final class TcpStream {

    private static final int SIZE = 65536;
    private static final int BLOCK = 8;

    private TcpStream() {
    }

    private static void serve(ServerSocket listener) {
        byte[] buf = new byte[SIZE];
        try (Socket socket = listener.accept()) {
            InputStream in = socket.getInputStream();
            while (in.read(buf) > 0) {
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        byte[] buf = new byte[SIZE];
        Thread thread = Thread.ofPlatform().start(() -> serve(listener));
        Socket socket = new Socket(listener.getInetAddress(), listener.getLocalPort());
        OutputStream out = socket.getOutputStream();
        var meter = new Meter(args);
        do {
            for (int i = 0; i < BLOCK; i++) {
                out.write(buf);
            }
        } while (meter.goesOn(BLOCK));
        socket.close();
        thread.join();
    }
}
