/* wordServ: a TCP server that prints what tcpClient sends text by text, however the bytes arrive.
 *
 * TCP is a stream: what was sent by three calls may come by one, or by ten. The NUL at the end of
 * each text is its border, so the server keeps what is not complete yet until the rest is there.
 */

import static cmirror.inet_h.*;

import cmirror.*;

class WordServ {

    static int main(int argc, String argv[]) {

        int sd, newSd, rc, n, have, end;
        var servAddr = new sockaddr_in();
        var msg = new_char(MAX_MSG);

        // create socket, bind, listen
        sd = socket(AF_INET, SOCK_STREAM, 0);
        if (sd < 0) {
            printf("%s: cannot open socket \n", argv[0]);
            exit(1);
        }
        servAddr.sin_family(AF_INET);
        servAddr.sin_addr().s_addr(htonl(INADDR_ANY));
        servAddr.sin_port(htons(SERVER_PORT));
        rc = bind(sd, servAddr, sizeof(servAddr));
        if (rc < 0) {
            printf("%s cannot bind port number %d \n", argv[0], SERVER_PORT);
            exit(1);
        }
        listen(sd, 5);

        while (true) {

            newSd = accept(sd, NULL, NULL);
            if (newSd < 0) {
                printf("%s: cannot accept connections \n", argv[0]);
                continue;
            }

            have = 0; // so many bytes at the beginning of msg are not printed yet
            while ((n = recv(newSd, from(msg, have), MAX_MSG - have, 0)) > 0) {
                have += n;
                while ((end = nul(msg, have)) >= 0) {
                    printf("%s: %s\n", argv[0], msg);
                    have -= end + 1;
                    memmove(msg, from(msg, end + 1), have);
                }
                if (have == MAX_MSG) {
                    printf("%s: a text without end \n", argv[0]);
                    break;
                }
            }
            printf("%s: %s\n", argv[0], n < 0 ? "cannot receive data" : "connection closed");
            close(newSd);

        } // end of infinite while
    }

    /** Where the first NUL is among so many bytes, or -1. */
    static int nul(java.lang.foreign.MemorySegment msg, int have) {
        for (int i = 0; i < have; i++) {
            if (at(msg, i) == 0) {
                return i;
            }
        }
        return -1;
    }
}
