/* fileServ: sends a file to every client; a line of text goes ahead of it.
 *
 * The usual way is read and send, over and over: all bytes go from the kernel to us and back. On
 * every second connection sendfile lets them stay in the kernel, and one writev sends what lies in
 * several places. The times show the difference: use a large file.
 */

import static cmirror.fcntl_h.*;
import static cmirror.inet_h.*;
import static cmirror.sys_sendfile_h.*;
import static cmirror.sys_stat_h.*;
import static cmirror.sys_uio_h.*;
import static cmirror.time_h.*;

import cmirror.*;

class FileServ {

    static int main(int argc, String argv[]) {

        int sd, newSd, fd, rc, n, connections = 0;
        long left, us;
        var yes = new int_(1);
        var start = new timespec();
        var end = new timespec();
        var servAddr = new sockaddr_in();
        var st = new stat();
        var length = new_char(MAX_MSG);
        var bytes = new_char(MAX_FILE);
        var iov = iovec.array(3);

        // check command line arguments

        if (argc != 2) {
            printf("usage: %s <file>\n", argv[0]);
            exit(1);
        }

        // create socket
        sd = socket(AF_INET, SOCK_STREAM, 0);
        if (sd < 0) {
            printf("%s: cannot open socket \n", argv[0]);
            exit(1);
        }
        setsockopt(sd, SOL_SOCKET, SO_REUSEADDR, yes, sizeof(yes));

        // bind the port that clients know

        servAddr.sin_family(AF_INET);
        servAddr.sin_addr().s_addr(htonl(INADDR_ANY));
        servAddr.sin_port(htons(SERVER_PORT));
        rc = bind(sd, servAddr, sizeof(servAddr));
        if (rc < 0) {
            printf("%s cannot bind port number %d \n", argv[0], SERVER_PORT);
            exit(1);
        }
        listen(sd, 5);

        // serve for ever

        while (true) {

            newSd = accept(sd, NULL, NULL);
            if (newSd < 0) {
                printf("%s: cannot accept connections \n", argv[0]);
                continue;
            }
            fd = open(argv[1], O_RDONLY);
            if (fd < 0 || fstat(fd, st) < 0) {
                printf("%s: cannot open %s \n", argv[0], argv[1]);
                close(newSd);
                continue;
            }
            clock_gettime(CLOCK_MONOTONIC, start);

            // the first line: name, length, newline, from three places in one call
            n = snprintf(length, sizeof(length), " %ld", st.st_size());
            iov[0].iov_base(argv[1]);
            iov[0].iov_len(strlen(argv[1]));
            iov[1].iov_base(length);
            iov[1].iov_len(n);
            iov[2].iov_base("\n");
            iov[2].iov_len(1);
            writev(newSd, iov, 3);

            if (connections++ % 2 == 0) {
                while ((n = read(fd, bytes, sizeof(bytes))) > 0) {
                    send(newSd, bytes, n, 0);
                }
            } else {
                // NULL: from where the file's position is, and it moves on
                left = st.st_size();
                while (left > 0 && (n = sendfile(newSd, fd, NULL, left)) > 0) {
                    left -= n;
                }
            }

            clock_gettime(CLOCK_MONOTONIC, end);
            us = (end.tv_sec() - start.tv_sec()) * 1000000
                    + (end.tv_nsec() - start.tv_nsec()) / 1000;
            printf("%s: %ld bytes by %s in %ld us\n", argv[0], st.st_size(),
                    connections % 2 == 1 ? "read and send" : "sendfile", us);
            close(fd);
            close(newSd);

        } // end of infinite while

        // never reach this line
    }
}
