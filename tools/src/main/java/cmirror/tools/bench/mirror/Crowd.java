package cmirror.tools.bench.mirror;

import static cmirror.inet_h.*;
import static cmirror.sys_epoll_h.*;

import cmirror.*;

/**
 * The clients of the c10k programs: {@code Crowd CLIENTS PORT}. All are connected, a few have a message on
 * its way; whenever one comes back, the next client in turn sends. It ends when the server does.
 */
final class Crowd {

    private static final int SIZE = 64;
    private static final int AT_ONCE = 64;

    private Crowd() {
    }

    public static void main(String[] args) {
        int[] clients = new int[Integer.parseInt(args[0])];
        var server = new sockaddr_in();
        var ev = new epoll_event();
        var events = epoll_event.array(AT_ONCE);
        var msg = new_char(SIZE);
        int epfd = epoll_create1(0);
        int next = 0;
        server.sin_family(AF_INET);
        server.sin_addr().s_addr(htonl(INADDR_LOOPBACK));
        server.sin_port(htons(Integer.parseInt(args[1])));
        ev.events(EPOLLIN);
        for (int i = 0; i < clients.length; i++) {
            clients[i] = socket(AF_INET, SOCK_STREAM, 0);
            ev.data().fd(clients[i]);
            if (connect(clients[i], server, sizeof(server)) < 0
                    || epoll_ctl(epfd, EPOLL_CTL_ADD, clients[i], ev) < 0) {
                Loopback.fail("connect");
            }
        }
        for (; next < Math.min(AT_ONCE, clients.length); next++) {
            send(clients[next], msg, SIZE, MSG_NOSIGNAL);
        }
        while (true) {
            int n = epoll_wait(epfd, events, AT_ONCE, 5000);
            if (n <= 0) {
                return;
            }
            for (int i = 0; i < n; i++) {
                if (recv(events[i].data().fd(), msg, SIZE, 0) <= 0) {
                    return;
                }
                send(clients[next++ % clients.length], msg, SIZE, MSG_NOSIGNAL);
            }
        }
    }
}
