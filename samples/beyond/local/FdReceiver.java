/* fdReceiver: takes an open file from fdSender, and prints what is in it. */

import static cmirror.inet_h.*;
import static cmirror.sys_un_h.*;

import cmirror.*;

class FdReceiver {

    static int main(int argc, String argv[]) {

        int sd, newSd, rc, n;
        var fd = new int_();
        var servAddr = new sockaddr_un();
        var name = new_char(MAX_FILE);
        var iov = iovec.array(1);
        var msg = new msghdr();
        var control = new_char(CMSG_SPACE(sizeof(int.class)));
        var bytes = new_char(MAX_FILE);
        cmsghdr cmsg;

        // check command line arguments

        if (argc != 2) {
            printf("usage: %s <path>\n", argv[0]);
            exit(1);
        }

        // wait for the sender
        sd = socket(AF_UNIX, SOCK_STREAM, 0);
        servAddr.sun_family(AF_UNIX);
        strcpy(servAddr.sun_path(), argv[1]);
        unlink(argv[1]);
        rc = bind(sd, servAddr, sizeof(servAddr));
        if (rc < 0) {
            printf("%s cannot bind %s \n", argv[0], argv[1]);
            exit(1);
        }
        listen(sd, 1);
        printf("%s: ready at %s\n", argv[0], argv[1]);
        fflush(stdout);
        newSd = accept(sd, NULL, NULL);
        if (newSd < 0) {
            printf("%s: cannot accept connections \n", argv[0]);
            exit(1);
        }

        // receive: room for the name, and for one descriptor beside it
        iov[0].iov_base(name);
        iov[0].iov_len(sizeof(name));
        msg.msg_iov(iov);
        msg.msg_iovlen(1);
        msg.msg_control(control);
        msg.msg_controllen(sizeof(control));
        n = recvmsg(newSd, msg, 0);
        if (n <= 0) {
            printf("%s: cannot receive data \n", argv[0]);
            exit(1);
        }

        // look at what came beside it before believing it
        cmsg = CMSG_FIRSTHDR(msg);
        if (cmsg == NULL || cmsg.cmsg_level() != SOL_SOCKET || cmsg.cmsg_type() != SCM_RIGHTS) {
            printf("%s: no descriptor came with %s\n", argv[0], name);
            exit(1);
        }
        memcpy(fd, CMSG_DATA(cmsg), sizeof(fd));

        // the file is open here, though this process has never opened it
        printf("%s: %s contains:\n", argv[0], name);
        fflush(stdout); // write goes past stdio's buffer
        while ((n = read(fd.get(), bytes, sizeof(bytes))) > 0) {
            write(STDOUT_FILENO, bytes, n);
        }

        unlink(argv[1]);
        close(fd.get());
        close(newSd);
        close(sd);
        return 0;
    }
}
