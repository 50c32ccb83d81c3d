package cmirror.tools.bench.nio;

import cmirror.tools.bench.Meter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** Blocks of 64 KiB through a connection, to a second thread. */
final class TcpStream {

    private static final int SIZE = 65536;
    private static final int BLOCK = 8;

    private TcpStream() {
    }

    private static void serve(ServerSocketChannel listener) {
        ByteBuffer buf = ByteBuffer.allocateDirect(SIZE);
        try (SocketChannel channel = listener.accept()) {
            while (channel.read(buf.clear()) > 0) {
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        ServerSocketChannel listener = ServerSocketChannel.open()
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        ByteBuffer buf = ByteBuffer.allocateDirect(SIZE);
        Thread thread = Thread.ofPlatform().start(() -> serve(listener));
        SocketChannel channel = SocketChannel.open(listener.getLocalAddress());
        var meter = new Meter(args);
        do {
            for (int i = 0; i < BLOCK; i++) {
                buf.clear();
                while (buf.hasRemaining()) {
                    channel.write(buf);
                }
            }
        } while (meter.goesOn(BLOCK));
        channel.close();
        thread.join();
    }
}
