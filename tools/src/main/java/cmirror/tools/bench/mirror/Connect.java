package cmirror.tools.bench.mirror;

import static cmirror.inet_h.*;

import cmirror.*;
import cmirror.tools.bench.Meter;

/**
 * Connects, accepts and closes. The client resets the connection (SO_LINGER 0), or all ports would
 * soon be in TIME_WAIT.
 */
final class Connect {

    private static final int BLOCK = 8;

    private Connect() {
    }

    public static void main(String[] args) {
        var server = new sockaddr_in();
        var reset = new linger();
        reset.l_onoff(1);
        int listener = Loopback.socket(SOCK_STREAM, server);
        listen(listener, 16);
        var meter = new Meter(args);
        do {
            for (int i = 0; i < BLOCK; i++) {
                int client = socket(AF_INET, SOCK_STREAM, 0);
                setsockopt(client, SOL_SOCKET, SO_LINGER, reset, sizeof(reset));
                if (connect(client, server, sizeof(server)) < 0) {
                    Loopback.fail("connect");
                }
                int served = accept(listener, NULL, NULL);
                if (served < 0) {
                    Loopback.fail("accept");
                }
                close(client);
                close(served);
            }
        } while (meter.goesOn(BLOCK));
    }
}
