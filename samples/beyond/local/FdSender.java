/* fdSender: opens a file and hands the open file to fdReceiver, another process.
 *
 * Not the number of the descriptor: the kernel makes a new descriptor in the other process, for
 * the same open file. It travels beside the data of a message on a Unix-domain socket.
 */

import static cmirror.fcntl_h.*;
import static cmirror.inet_h.*;
import static cmirror.sys_un_h.*;

import cmirror.*;

class FdSender {

    static int main(int argc, String argv[]) {

        int sd, rc;
        var fd = new int_();
        var servAddr = new sockaddr_un();
        var iov = iovec.array(1); // where the data is
        var msg = new msghdr();
        var control = new_char(CMSG_SPACE(sizeof(int.class))); // what goes beside it
        cmsghdr cmsg;

        // check command line arguments

        if (argc != 3) {
            printf("usage: %s <path> <file>\n", argv[0]);
            exit(1);
        }

        fd.set(open(argv[2], O_RDONLY));
        if (fd.get() < 0) {
            printf("%s: cannot open %s: %s\n", argv[0], argv[2], strerror(errno()));
            exit(1);
        }

        // connect to the receiver
        sd = socket(AF_UNIX, SOCK_STREAM, 0);
        servAddr.sun_family(AF_UNIX);
        strcpy(servAddr.sun_path(), argv[1]);
        rc = connect(sd, servAddr, sizeof(servAddr));
        if (rc < 0) {
            printf("%s: cannot connect: %s\n", argv[0], strerror(errno()));
            exit(1);
        }

        // the data: the file's name, with its NUL (at least one byte must be sent)
        iov[0].iov_base(argv[2]);
        iov[0].iov_len(strlen(argv[2]) + 1);
        msg.msg_iov(iov);
        msg.msg_iovlen(1);

        // beside it: a control message of the type "rights", that holds one descriptor
        msg.msg_control(control);
        msg.msg_controllen(sizeof(control));
        cmsg = CMSG_FIRSTHDR(msg);
        cmsg.cmsg_level(SOL_SOCKET);
        cmsg.cmsg_type(SCM_RIGHTS);
        cmsg.cmsg_len(CMSG_LEN(sizeof(fd)));
        memcpy(CMSG_DATA(cmsg), fd, sizeof(fd));

        rc = sendmsg(sd, msg, 0);
        if (rc < 0) {
            printf("%s: cannot send: %s\n", argv[0], strerror(errno()));
            exit(1);
        }
        printf("%s: sent %s\n", argv[0], argv[2]);

        // the receiver has a descriptor of its own: closing ours does not close its
        close(fd.get());
        close(sd);
        return 0;
    }
}
