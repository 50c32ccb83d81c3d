package cmirror.tools.network;

import static cmirror.inet_h.*;
import static cmirror.net_if_h.*;
import static cmirror.net_route_h.*;
import static cmirror.sys_ioctl_h.*;

import cmirror.ifreq;
import cmirror.rtentry;
import cmirror.sockaddr_in;

/** The loopback interface of a new network namespace, which starts switched off. */
public final class Loopback {

    private Loopback() {
    }

    /**
     * What {@code ip link set lo up; ip addr add 192.0.2.1 dev lo; ip route add 224.0.0.0/4 dev lo}
     * does; false if it may not.
     */
    public static boolean up() {
        int sd = socket(AF_INET, SOCK_DGRAM, 0);
        var lo = new ifreq();
        strcpy(lo.ifr_name(), "lo");
        lo.ifr_flags(IFF_UP | IFF_RUNNING | IFF_LOOPBACK | IFF_MULTICAST);
        int rc = ioctl(sd, SIOCSIFFLAGS, lo);

        // multicast packets need a source address, and 127.0.0.1 may not leave the host
        var alias = new ifreq();
        strcpy(alias.ifr_name(), "lo:1");
        address(sockaddr_in.of(alias.ifr_addr()), "192.0.2.1");
        rc |= ioctl(sd, SIOCSIFADDR, alias);

        var groups = new rtentry();
        address(sockaddr_in.of(groups.rt_dst()), "224.0.0.0");
        address(sockaddr_in.of(groups.rt_genmask()), "240.0.0.0");
        groups.rt_flags(RTF_UP);
        groups.rt_dev("lo");
        rc |= ioctl(sd, SIOCADDRT, groups);
        close(sd);
        return rc == 0;
    }

    private static void address(sockaddr_in address, String dotted) {
        address.sin_family(AF_INET);
        address.sin_addr().s_addr(inet_addr(dotted));
    }
}
