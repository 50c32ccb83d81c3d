package cmirror.tools.trace.wire;

import static cmirror.inet_h.*;
import static cmirror.net_ethernet_h.ETH_P_ALL;
import static cmirror.netpacket_packet_h.PACKET_OUTGOING;
import static cmirror.poll_h.POLLIN;
import static cmirror.poll_h.poll;

import cmirror.cmsghdr;
import cmirror.int_;
import cmirror.iovec;
import cmirror.msghdr;
import cmirror.pollfd;
import cmirror.sockaddr_ll;
import cmirror.timespec;
import cmirror.tools.network.Loopback;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.HexFormat;

/**
 * Runs in a network namespace of its own, and keeps it: prints each packet that passes the loopback
 * interface, a line each, until its standard input ends. The first line is {@link #READY}, or says why
 * there will be no packets.
 */
public final class Sniffer {

    static final String READY = "ready";
    /** So much of a packet is told: heads, and as much of a message as a trace tells. */
    private static final int MOST = 1200;

    private final MemorySegment packet = new_char(MOST);
    private final MemorySegment control = new_char(256);
    private final sockaddr_ll from = new sockaddr_ll();
    private final iovec[] parts = iovec.array(1);
    private final msghdr message = new msghdr();
    private final int sd;

    private Sniffer(int sd) {
        this.sd = sd;
        parts[0].iov_base(packet);
        parts[0].iov_len(MOST);
        message.msg_iov(parts);
        message.msg_iovlen(1);
        message.msg_name(from);
    }

    /** Takes no arguments. */
    public static void main(String[] args) {
        if (!Loopback.up()) {
            System.out.println("the loopback interface cannot be switched on");
            return;
        }
        int sd = socket(AF_PACKET, SOCK_DGRAM, htons(ETH_P_ALL)); // without the link's head
        if (sd < 0) {
            System.out.println("socket(AF_PACKET): " + cmirror.string_h.strerror(errno()).getString(0));
            return;
        }
        var on = new int_(1);
        setsockopt(sd, SOL_SOCKET, SO_TIMESTAMPNS, on, sizeof(on));
        System.out.println(READY);
        new Sniffer(sd).listen();
    }

    private void listen() {
        pollfd[] both = pollfd.array(2);
        both[0].fd(0);
        both[0].events(POLLIN);
        both[1].fd(sd);
        both[1].events(POLLIN);
        while (true) {
            int rc = poll(both, 2, -1);
            if (rc < 0 && errno() != EINTR || rc > 0 && both[0].revents() != 0) {
                return; // whoever has started this is gone
            } else if (rc > 0) {
                receive();
            }
        }
    }

    /** Prints the time in microseconds since 1970, the packet's length, and its bytes. */
    private void receive() {
        message.msg_namelen(sizeof(from));
        message.msg_control(control);
        message.msg_controllen(control.byteSize());
        int length = (int) recvmsg(sd, message, MSG_TRUNC);
        // what goes out comes in again: once is enough
        if (length < 0 || from.sll_pkttype() == PACKET_OUTGOING) {
            return;
        }
        for (cmsghdr c = CMSG_FIRSTHDR(message); c != null; c = CMSG_NXTHDR(message, c)) {
            if (c.cmsg_level() == SOL_SOCKET && c.cmsg_type() == SCM_TIMESTAMPNS) {
                timespec time = timespec.of(CMSG_DATA(c));
                byte[] bytes = packet.asSlice(0, Math.min(length, MOST)).toArray(ValueLayout.JAVA_BYTE);
                System.out.println((time.tv_sec() * 1_000_000 + time.tv_nsec() / 1000) + " " + length + " "
                        + HexFormat.of().formatHex(bytes));
            }
        }
    }
}
