package cmirror.tools.bench.mirror;

import static cmirror.inet_h.*;
import static cmirror.spawn_h.*;
import static cmirror.sys_epoll_h.*;

import cmirror.*;
import cmirror.tools.bench.Meter;

/**
 * An echo server of many clients by epoll: {@code C10k CLIENTS COMMAND ... SECONDS}. It starts the
 * command, the {@link Crowd} of clients, with its port. Linux's.
 */
final class C10k {

    private static final int SIZE = 64;
    private static final int EVENTS = 64;
    private static final int BACKLOG = 4096;

    private C10k() {
    }

    private static int crowd(String[] args, sockaddr_in server) {
        var pid = new int_();
        String[] argv = new String[args.length]; // the last one is NULL
        System.arraycopy(args, 1, argv, 0, args.length - 2);
        argv[args.length - 2] = String.valueOf(ntohs(server.sin_port()));
        if (posix_spawn(pid, argv[0], NULL, NULL, argv, environ()) != 0) {
            Loopback.fail("posix_spawn");
        }
        return pid.get();
    }

    public static void main(String[] args) {
        var server = new sockaddr_in();
        var ev = new epoll_event();
        var events = epoll_event.array(EVENTS);
        var msg = new_char(SIZE);
        int clients = Integer.parseInt(args[0]);
        int listener = Loopback.socket(SOCK_STREAM, server);
        int epfd = epoll_create1(0);
        int n;
        listen(listener, BACKLOG);
        int pid = crowd(args, server);
        ev.events(EPOLLIN);
        for (int i = 0; i < clients; i++) {
            ev.data().fd(accept(listener, NULL, NULL));
            if (ev.data().fd() < 0 || epoll_ctl(epfd, EPOLL_CTL_ADD, ev.data().fd(), ev) < 0) {
                Loopback.fail("accept");
            }
        }
        var meter = new Meter(args);
        do {
            n = epoll_wait(epfd, events, EVENTS, 5000);
            if (n <= 0) {
                Loopback.fail("epoll_wait");
            }
            for (int i = 0; i < n; i++) {
                int fd = events[i].data().fd();
                int len = (int) recv(fd, msg, SIZE, 0);
                if (len <= 0 || send(fd, msg, len, 0) != len) {
                    Loopback.fail("echo");
                }
            }
        } while (meter.goesOn(n));
        kill(pid, SIGKILL);
        waitpid(pid, NULL, 0);
    }
}
