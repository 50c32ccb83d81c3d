package org.example;

import static cmirror.inet_h.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cmirror.int_;
import cmirror.sockaddr_in;
import cmirror.socklen_t;
import cmirror.timeval;
import org.junit.jupiter.api.Test;

/** A child process sends, and its parent receives. */
class EchoTest {

    @Test
    void whatAChildSendsArrives() {
        var addr = new sockaddr_in();
        var len = new socklen_t();
        var patience = new timeval();
        var msg = new_char(80);
        var status = new int_();

        int sd = socket(AF_INET, SOCK_DGRAM, 0);
        addr.sin_family(AF_INET);
        addr.sin_addr().s_addr(htonl(INADDR_LOOPBACK));
        addr.sin_port(htons(0)); // one that is free
        assertEquals(0, bind(sd, addr, sizeof(addr)));
        len.set(sizeof(addr));
        assertEquals(0, getsockname(sd, addr, len));
        patience.tv_sec(10);
        assertEquals(0, setsockopt(sd, SOL_SOCKET, SO_RCVTIMEO, patience, sizeof(patience)));

        int pid = fork();
        if (pid == 0) {
            int client = socket(AF_INET, SOCK_DGRAM, 0);
            _exit(sendto(client, "bonjour", 7, 0, addr, sizeof(addr)) == 7 ? 0 : 1);
        }
        assertEquals(7, recvfrom(sd, msg, sizeof(msg), 0, null, null));
        assertEquals("bonjour", string(msg));
        assertEquals(pid, waitpid(pid, status, 0));
        assertEquals(0, WEXITSTATUS(status.get()));
        assertEquals(0, close(sd));
    }
}
