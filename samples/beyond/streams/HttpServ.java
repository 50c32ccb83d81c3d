/* httpServ: a web server for the files of a folder.
 *
 * Run ./lab httpServ 8080 . and look at http://127.0.0.1:8080/README.md in a browser.
 * HTTP is lines of text over TCP. This server knows one request, GET, and closes the connection
 * after each answer. A process of its own serves each client, as in tcpParServ.
 */

import static cmirror.fcntl_h.*;
import static cmirror.inet_h.*;
import static cmirror.signal_h.*;
import static cmirror.sys_stat_h.*;

import cmirror.*;
import java.lang.foreign.MemorySegment;

class HttpServ {

    static final int MAX_REQUEST = 4096;

    static void answer(int sd, String status, String text) {

        var head = new_char(MAX_REQUEST);

        snprintf(head, sizeof(head), "HTTP/1.0 %s\r\nContent-Length: %d\r\n\r\n%s",
                status, strlen(text), text);
        send(sd, head, strlen(head), 0);
    }

    static void serve(int sd, String folder) {

        int n, fd, len = 0;
        var request = new_char(MAX_REQUEST);
        var path = new_char(MAX_REQUEST);
        var bytes = new_char(MAX_FILE);
        var st = new stat();
        MemorySegment name, end; // char *name, *end

        // a request ends with an empty line; until then there may be more to come
        do {
            n = recv(sd, from(request, len), sizeof(request) - 1 - len, 0);
            if (n <= 0) {
                return;
            }
            len += n;
            at(request, len, 0);
        } while (strstr(request, "\r\n\r\n") == NULL && len < sizeof(request) - 1);

        // GET /index.html HTTP/1.0
        if (strncmp(request, "GET /", 5) != 0) {
            answer(sd, "501 Not Implemented", "only GET\n");
            return;
        }
        name = from(request, 4);
        end = strpbrk(name, " ?\r\n"); // what follows a question mark is for programs
        if (end != NULL) {
            at(end, 0, 0);
        }

        // whoever asks for /../../etc/passwd shall not have it
        if (strstr(name, "/..") != NULL) {
            answer(sd, "403 Forbidden", "not below the folder\n");
            return;
        }

        snprintf(path, sizeof(path), "%s%s", folder,
                strcmp(name, "/") == 0 ? "/index.html" : name);
        fd = open(path, O_RDONLY);
        if (fd < 0 || fstat(fd, st) < 0 || !S_ISREG(st.st_mode())) {
            answer(sd, "404 Not Found", "there is no such file\n");
            close(fd);
            return;
        }

        // the head tells the length, then come the bytes
        n = snprintf(bytes, sizeof(bytes),
                "HTTP/1.0 200 OK\r\nContent-Length: %ld\r\n\r\n", st.st_size());
        send(sd, bytes, n, 0);
        while ((n = read(fd, bytes, sizeof(bytes))) > 0) {
            send(sd, bytes, n, 0);
        }
        close(fd);
    }

    static int main(int argc, String argv[]) {

        int sd, newSd, rc, pid;
        var yes = new int_(1);
        var servAddr = new sockaddr_in();

        // check command line arguments

        if (argc != 3) {
            printf("usage: %s <port> <folder>\n", argv[0]);
            exit(1);
        }

        // create socket
        sd = socket(AF_INET, SOCK_STREAM, 0);
        if (sd < 0) {
            printf("%s: cannot open socket \n", argv[0]);
            exit(1);
        }
        setsockopt(sd, SOL_SOCKET, SO_REUSEADDR, yes, sizeof(yes));

        // only for this machine: no stranger reads our files
        servAddr.sin_family(AF_INET);
        servAddr.sin_addr().s_addr(htonl(INADDR_LOOPBACK));
        servAddr.sin_port(htons(atoi(argv[1])));
        rc = bind(sd, servAddr, sizeof(servAddr));
        if (rc < 0) {
            printf("%s cannot bind port number %s \n", argv[0], argv[1]);
            exit(1);
        }
        listen(sd, 5);

        signal(SIGCHLD, SIG_IGN); // avoid zombies
        signal(SIGPIPE, SIG_IGN); // a browser that hangs up is no reason to die

        // serve for ever

        while (true) {

            newSd = accept(sd, NULL, NULL);
            if (newSd < 0) {
                printf("%s: cannot accept connections \n", argv[0]);
                continue;
            }

            pid = fork();
            if (pid < 0) {
                printf("%s: cannot fork \n", argv[0]);
            } else if (pid == 0) {
                // son process
                close(sd);
                serve(newSd, argv[2]);
                close(newSd);
                exit(0);
            }
            close(newSd);

        } // end of infinite while

        // never reach this line
    }
}
