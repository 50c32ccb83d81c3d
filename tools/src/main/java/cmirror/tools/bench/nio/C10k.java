package cmirror.tools.bench.nio;

import cmirror.tools.bench.Meter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An echo server of many clients by a selector: {@code C10k CLIENTS COMMAND ... SECONDS}. It starts the
 * command, the crowd of clients, with its port.
 */
final class C10k {

    private static final int SIZE = 64;
    private static final int BACKLOG = 4096;

    private C10k() {
    }

    private static Process crowd(String[] args, ServerSocketChannel listener) throws IOException {
        List<String> command = new ArrayList<>(Arrays.asList(args).subList(1, args.length - 1));
        command.add(String.valueOf(((InetSocketAddress) listener.getLocalAddress()).getPort()));
        return new ProcessBuilder(command).inheritIO().start();
    }

    public static void main(String[] args) throws IOException {
        ServerSocketChannel listener = ServerSocketChannel.open()
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        Selector selector = Selector.open();
        ByteBuffer msg = ByteBuffer.allocateDirect(SIZE);
        int clients = Integer.parseInt(args[0]);
        Process crowd = crowd(args, listener);
        for (int i = 0; i < clients; i++) {
            SocketChannel client = listener.accept();
            client.configureBlocking(false);
            client.register(selector, SelectionKey.OP_READ);
        }
        var meter = new Meter(args);
        int n;
        do {
            n = selector.select(key -> echo((SocketChannel) key.channel(), msg), 5000);
            if (n == 0) {
                throw new IOException("no client sends");
            }
        } while (meter.goesOn(n));
        crowd.destroyForcibly();
    }

    private static void echo(SocketChannel client, ByteBuffer msg) {
        try {
            msg.clear();
            if (client.read(msg) <= 0 || client.write(msg.flip()) != msg.limit()) {
                throw new IOException("a client has gone");
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
