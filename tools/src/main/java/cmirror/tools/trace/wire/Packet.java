package cmirror.tools.trace.wire;

import static cmirror.inet_h.*;
import static cmirror.netinet_ip_icmp_h.ICMP_DEST_UNREACH;
import static cmirror.netinet_ip_icmp_h.ICMP_PARAMETERPROB;
import static cmirror.netinet_ip_icmp_h.ICMP_TIME_EXCEEDED;

import cmirror.icmp6_hdr;
import cmirror.icmphdr;
import cmirror.ip;
import cmirror.ip6_hdr;
import cmirror.tcphdr;
import cmirror.udphdr;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** A packet of IP, as it was on the wire, read by the structs of the C headers. */
public final class Packet {

    /** A struct that lies over the bytes from one place to another: {@code ip}, {@code udphdr}. */
    public record Head(String name, String struct, int start, int end) {
    }

    /** Its place among all, from 0. */
    public final int number;
    /** When it passed: microseconds since 1970. */
    public final long time;
    /** How long it was; {@link #bytes} may be only its beginning. */
    public final int length;
    public final byte[] bytes;
    public final List<Head> heads = new ArrayList<>();
    /** Where the message begins, behind the heads and their options. */
    public int payload;
    /** The two ends, {@code 127.0.0.1:1500}; without a port where the protocol has none. */
    public String from = "";
    public String to = "";
    public int protocol;
    public boolean syn;
    public boolean ack;
    public boolean fin;
    public boolean rst;
    public boolean push;
    public long sequence;
    public long acknowledged;
    /** The packet that an ICMP message complains of, as far as it is quoted; null where it does not. */
    public Packet about;

    public Packet(int number, long time, int length, byte[] bytes) {
        this.number = number;
        this.time = time;
        this.length = length;
        this.bytes = bytes;
        MemorySegment all = new_char(Math.max(60, bytes.length));
        MemorySegment.copy(MemorySegment.ofArray(bytes), 0, all, 0, bytes.length);
        int version = bytes.length == 0 ? 0 : bytes[0] >> 4 & 0xf;
        if (version == 4 && has(0, sizeof(ip.class))) {
            ip head = ip.of(all);
            from = text(AF_INET, head.ip_src().segment());
            to = text(AF_INET, head.ip_dst().segment());
            protocol = head.ip_p();
            head("IP", "ip", 0, sizeof(ip.class), head.ip_hl() * 4);
        } else if (version == 6 && has(0, sizeof(ip6_hdr.class))) {
            ip6_hdr head = ip6_hdr.of(all);
            from = text(AF_INET6, head.ip6_src().segment());
            to = text(AF_INET6, head.ip6_dst().segment());
            protocol = head.ip6_nxt();
            head("IPv6", "ip6_hdr", 0, sizeof(ip6_hdr.class), sizeof(ip6_hdr.class));
        }
        if (payload > 0) {
            behind(all.asSlice(Math.min(payload, all.byteSize())));
        }
    }

    /** A line of the {@link Sniffer}'s; null if it is none, or no packet of IP. */
    static Packet parse(int number, String line) {
        String[] words = line.split(" ");
        if (words.length != 3 || !words[0].matches("\\d+")) {
            return null;
        }
        Packet packet = new Packet(number, Long.parseLong(words[0]), Integer.parseInt(words[1]),
                HexFormat.of().parseHex(words[2]));
        return packet.heads.isEmpty() ? null : packet;
    }

    /** Has the JVM load what reading takes: from a UDP packet to nobody's port 0. */
    static void prepare() {
        byte[] packet = new byte[28];
        packet[0] = 0x45;
        packet[9] = (byte) IPPROTO_UDP;
        new Packet(0, 0, packet.length, packet);
    }

    private boolean has(int start, int size) {
        return bytes.length >= start + size;
    }

    private void head(String name, String struct, int start, int size, int whole) {
        heads.add(new Head(name, struct, start, start + size));
        payload = start + Math.max(size, whole);
    }

    /** What IP carries. */
    private void behind(MemorySegment rest) {
        int start = payload;
        if (protocol == IPPROTO_UDP && has(start, sizeof(udphdr.class))) {
            udphdr udp = udphdr.of(rest);
            ports(ntohs(udp.source()), ntohs(udp.dest()));
            head("UDP", "udphdr", start, sizeof(udphdr.class), 0);
        } else if (protocol == IPPROTO_TCP && has(start, sizeof(udphdr.class))) {
            tcphdr tcp = tcphdr.of(rest);
            ports(ntohs(tcp.source()), ntohs(tcp.dest()));
            if (!has(start, sizeof(tcphdr.class))) {
                return; // ICMP quotes only its first bytes
            }
            syn = tcp.syn() != 0;
            ack = tcp.ack() != 0;
            fin = tcp.fin() != 0;
            rst = tcp.rst() != 0;
            push = tcp.psh() != 0;
            sequence = ntohl(tcp.seq()) & 0xffffffffL;
            acknowledged = ntohl(tcp.ack_seq()) & 0xffffffffL;
            head("TCP", "tcphdr", start, sizeof(tcphdr.class), tcp.doff() * 4);
        } else if (protocol == IPPROTO_ICMP && has(start, sizeof(icmphdr.class))) {
            int type = icmphdr.of(rest).type();
            head("ICMP", "icmphdr", start, sizeof(icmphdr.class), 0);
            complains(type == ICMP_DEST_UNREACH || type == ICMP_TIME_EXCEEDED || type == ICMP_PARAMETERPROB);
        } else if (protocol == IPPROTO_ICMPV6 && has(start, sizeof(icmp6_hdr.class))) {
            int type = icmp6_hdr.of(rest).icmp6_type();
            head("ICMPv6", "icmp6_hdr", start, sizeof(icmp6_hdr.class), 0);
            complains(type < 128); // RFC 4443: these are errors
        }
    }

    private void ports(int source, int destination) {
        from += ":" + source;
        to += ":" + destination;
    }

    private void complains(boolean really) {
        if (really) {
            byte[] rest = Arrays.copyOfRange(bytes, payload, bytes.length);
            about = new Packet(number, time, rest.length, rest);
        }
    }

    private static String text(int family, MemorySegment address) {
        MemorySegment text = new_char(INET6_ADDRSTRLEN);
        return inet_ntop(family, address, text, INET6_ADDRSTRLEN) == null ? "" : text.getString(0);
    }

    /** Bytes of the message, without heads; more than {@link #bytes} may have. */
    public int size() {
        return Math.max(0, length - payload);
    }

    /** The message, as far as it is known. */
    public byte[] message() {
        return Arrays.copyOfRange(bytes, Math.min(payload, bytes.length), bytes.length);
    }
}
