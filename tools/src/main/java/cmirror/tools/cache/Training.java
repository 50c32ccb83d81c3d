package cmirror.tools.cache;

import static cmirror.inet_h.*;

import cmirror.*;
import cmirror.runtime.process.Exit;
import cmirror.runtime.program.Program;

/**
 * What short programs do, once, for the cache that makes them start sooner: the JVM remembers the
 * classes that this run has loaded. It writes them down when it shuts down, so this program ends as
 * Java ends, and not by exit(3). It stays on the loopback interface and waits for nothing.
 */
final class Training {

    private Training() {
    }

    /** The arguments name the programs whose classes the cache should have. */
    public static void main(String[] names) throws ClassNotFoundException {
        Class.forName("cmirror.Main");
        LambdaForms.link();
        for (String name : names) {
            Class.forName(Character.toUpperCase(name.charAt(0)) + name.substring(1));
        }
        System.setProperty("cmirror.class", "cmirror.tools.cache.Training");
        Program.call(new String[] {"training", "127.0.0.1"});
        Exit.finishStreams();
    }

    static int main(int argc, String[] argv) {
        hostent h = gethostbyname(argv[1]);
        if (h == NULL) {
            return 1;
        }
        printf("%s: '%s' (%s) %d%c\n", argv[0], h.h_name(),
                inet_ntoa(in_addr.of(h.h_addr_list(0))), argc, '.');
        var addr = new sockaddr_in();
        addr.sin_family(h.h_addrtype());
        memcpy(addr.sin_addr(), h.h_addr_list(0), h.h_length());
        datagram(addr);
        stream(addr);
        return 0;
    }

    private static void datagram(sockaddr_in addr) {
        int sd = socket(AF_INET, SOCK_DGRAM, 0);
        setsockopt(sd, IPPROTO_IP, IP_MULTICAST_TTL, new int_(1), sizeof(int.class));
        bindToAny(sd, addr);
        sendto(sd, "hello", strlen("hello") + 1, 0, addr, sizeof(addr));
        var from = new sockaddr_in();
        var fromLen = new socklen_t(sizeof(from));
        var msg = new_char(100);
        memset(msg, 0x0, 100);
        int n = recvfrom(sd, msg, 100, MSG_DONTWAIT, from, fromLen);
        if (n > 0) {
            printf("%s:%d: %s\n", inet_ntoa(from.sin_addr()), ntohs(from.sin_port()), msg);
        }
        close(sd);
    }

    private static void stream(sockaddr_in addr) {
        int sd = socket(AF_INET, SOCK_STREAM, 0);
        bindToAny(sd, addr);
        listen(sd, 5);
        int client = socket(AF_INET, SOCK_STREAM, 0);
        if (connect(client, addr, sizeof(addr)) == 0) {
            int served = accept(sd, addr, new socklen_t(sizeof(addr)));
            send(client, "hello", strlen("hello") + 1, 0);
            recv(served, new_char(100), 100, MSG_DONTWAIT);
            close(served);
        }
        close(client);
        close(sd);
    }

    /** Any free port, which the address has afterwards. */
    private static void bindToAny(int sd, sockaddr_in addr) {
        addr.sin_port(htons(0));
        bind(sd, addr, sizeof(addr));
        getsockname(sd, addr, new socklen_t(sizeof(addr)));
    }
}
