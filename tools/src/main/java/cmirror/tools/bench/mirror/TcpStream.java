package cmirror.tools.bench.mirror;

import static cmirror.inet_h.*;

import cmirror.*;
import cmirror.tools.bench.Meter;

/** Blocks of 64 KiB through a connection, to a second thread. */
final class TcpStream {

    private static final int SIZE = 65536;
    private static final int BLOCK = 8;

    private TcpStream() {
    }

    private static void serve(int listener) {
        var buf = new_char(SIZE);
        int sd = accept(listener, NULL, NULL);
        while (recv(sd, buf, SIZE, 0) > 0) {
        }
        close(sd);
    }

    public static void main(String[] args) throws InterruptedException {
        var server = new sockaddr_in();
        var buf = new_char(SIZE);
        int listener = Loopback.socket(SOCK_STREAM, server);
        int sd = socket(AF_INET, SOCK_STREAM, 0);
        listen(listener, 1);
        Thread thread = Thread.ofPlatform().start(() -> serve(listener));
        if (connect(sd, server, sizeof(server)) < 0) {
            Loopback.fail("connect");
        }
        var meter = new Meter(args);
        do {
            for (int i = 0; i < BLOCK; i++) {
                for (int n, sent = 0; sent < SIZE; sent += n) {
                    n = send(sd, sent == 0 ? buf : from(buf, sent), SIZE - sent, 0);
                    if (n < 0) {
                        Loopback.fail("tcp_stream");
                    }
                }
            }
        } while (meter.goesOn(BLOCK));
        close(sd);
        thread.join();
    }
}
