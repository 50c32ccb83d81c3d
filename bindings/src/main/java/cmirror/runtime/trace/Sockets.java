package cmirror.runtime.trace;

import cmirror.runtime.trace.Facts.Field;
import cmirror.runtime.trace.Facts.Parameter;
import cmirror.runtime.trace.Facts.Struct;

/** The arguments of socket calls, as strace's net.c prints them. */
final class Sockets {

    private static final int MOST_BUFFERS = 16;

    private Sockets() {
    }

    static String decode(Entry e, int i, boolean leaving) {
        Parameter p = e.parameters().get(i);
        switch (e.name()) {
            case "socket", "socketpair":
                return p.name().equals("protocol") ? protocol(e.int32(0), e.int32(i))
                        : p.name().equals("type") ? Values.socketType(e.int32(i))
                        : p.name().equals("sv") ? pair(e, i, leaving) : null;
            case "pipe", "pipe2":
                return i == 0 ? pair(e, i, leaving) : null;
            case "setsockopt":
                return i == 1 ? level(e.int32(1)) : i == 2 ? option(e.int32(1), e.int32(2))
                        : i == 3 ? value(e, e.word(3), e.word(4) & 0xffffffffL) : null;
            case "getsockopt":
                return i == 1 ? level(e.int32(1)) : i == 2 ? option(e.int32(1), e.int32(2))
                        : i == 3 ? !leaving ? null : e.failed ? Structs.hex(e.word(3))
                                : value(e, e.word(3), Decoder.length(e.word(4)))
                        : i == 4 ? length(e, 4, leaving) : null;
            case "sendmsg", "recvmsg":
                boolean receives = e.name().equals("recvmsg");
                if (i == 1) {
                    e.before[1] = leaving ? e.before[1] : nameLength(e.word(1));
                    return receives && !leaving ? null : receives && e.failed
                            ? Structs.hex(e.word(1)) : message(e, e.word(1), receives);
                }
                return null;
            case "writev":
                return i == 1 ? vector(e.word(1), e.int32(2), Long.MAX_VALUE) : null;
            case "readv":
                return i != 1 ? null : !leaving ? null : e.failed ? Structs.hex(e.word(1))
                        : vector(e.word(1), e.int32(2), e.result);
            default:
                return address(e, i, p, leaving);
        }
    }

    private static String address(Entry e, int i, Parameter p, boolean leaving) {
        if (p.cType().equals("socklen_t *")) {
            return length(e, i, leaving);
        } else if (!p.cType().contains("struct sockaddr *")
                || i + 1 >= e.texts.length) {
            return null;
        } else if (e.word(i) == 0) {
            return "NULL";
        } else if (p.cType().startsWith("const ")) {
            return socketAddress(e.word(i), e.word(i + 1) & 0xffffffffL);
        } else if (!leaving) {
            return null;
        }
        long length = Math.min(Decoder.length(e.word(i + 1)), e.before[i + 1]);
        return e.failed || length < 0 ? Structs.hex(e.word(i))
                : length == 0 ? Structs.hex(e.word(i)) : socketAddress(e.word(i), length);
    }

    static String socketAddress(long address, long length) {
        int most = (int) Math.min(length, 128);
        byte[] bytes = Memory.read(address, most);
        return bytes.length < most || most < 2 ? Structs.hex(address)
                : Structs.socketAddress(bytes, 0, most);
    }

    /** {@code [128 => 16]}: what it was, and what the call has made of it. */
    private static String length(Entry e, int i, boolean leaving) {
        if (e.word(i) == 0) {
            return "NULL";
        } else if (!leaving) {
            e.before[i] = Decoder.length(e.word(i));
            return null;
        }
        int before = (int) e.before[i];
        int after = (int) Decoder.length(e.word(i));
        return before < 0 ? Structs.hex(e.word(i))
                : "[" + before + (after != before && !e.failed ? " => " + after : "") + "]";
    }

    private static String protocol(int family, int protocol) {
        return family == Constants.value("AF_INET") || family == Constants.value("AF_INET6")
                ? Constants.nameOr(protocol, "IPPROTO_") : Integer.toString(protocol);
    }

    private static String pair(Entry e, int i, boolean leaving) {
        byte[] bytes = leaving && !e.failed ? Memory.read(e.word(i), 8) : new byte[0];
        return !leaving ? null : bytes.length < 8 ? Structs.hex(e.word(i))
                : "[" + Memory.number(bytes, 0, 4) + ", " + Memory.number(bytes, 4, 4) + "]";
    }

    private static String level(int level) {
        String name = Constants.name(level, "SOL_");
        return name != null ? name : Constants.nameOr(level, "IPPROTO_");
    }

    private static String option(int level, int option) {
        return Constants.nameOr(option, prefix(level));
    }

    private static String prefix(int level) {
        return level == Constants.value("SOL_SOCKET") ? "SO_"
                : level == Constants.value("IPPROTO_IP") ? "IP_"
                : level == Constants.value("IPPROTO_TCP") ? "TCP_"
                : level == Constants.value("IPPROTO_IPV6") ? "IPV6_"
                : level == Constants.value("IPPROTO_UDP") ? "UDP_" : "SO_";
    }

    /** The value of an option: an int in brackets, or the struct that the option takes. */
    private static String value(Entry e, long address, long length) {
        String option = option(e.int32(1), e.int32(2));
        String struct = switch (option) {
            case "SO_LINGER" -> "linger";
            case "SO_RCVTIMEO", "SO_SNDTIMEO" -> "timeval";
            case "SO_PEERCRED" -> "ucred";
            case "IP_ADD_MEMBERSHIP", "IP_DROP_MEMBERSHIP" ->
                    length >= 12 ? "ip_mreqn" : "ip_mreq";
            case "IP_ADD_SOURCE_MEMBERSHIP", "IP_DROP_SOURCE_MEMBERSHIP", "IP_BLOCK_SOURCE",
                    "IP_UNBLOCK_SOURCE" -> "ip_mreq_source";
            case "IP_MULTICAST_IF" -> length == 4 ? "in_addr" : length >= 12 ? "ip_mreqn"
                    : "ip_mreq";
            case "IPV6_JOIN_GROUP", "IPV6_LEAVE_GROUP" -> "ipv6_mreq";
            default -> null;
        };
        if (address == 0) {
            return "NULL";
        }
        Struct facts = struct == null ? null : Facts.struct(struct);
        byte[] bytes = Memory.read(address, Math.min(length, 512));
        if (facts != null && bytes.length >= facts.size()) {
            return struct.equals("in_addr")
                    ? "[inet_addr(\"" + Values.address((int) Memory.number(bytes, 0, 4)) + "\")]"
                    : Structs.text(struct, bytes, 0, 1);
        }
        return bytes.length < Math.min(length, 512) ? Structs.hex(address)
                : length == 4 ? "[" + (int) Memory.number(bytes, 0, 4) + "]"
                : Decoder.buffer(address, length);
    }

    private static long field(String struct, String name, byte[] bytes) {
        for (Field field : Facts.struct(struct).fields()) {
            if (field.name().equals(name)) {
                return Values.raw(field, bytes, field.offset());
            }
        }
        return 0;
    }

    private static long nameLength(long address) {
        byte[] bytes = Memory.read(address, Facts.struct("msghdr").size());
        return bytes.length < Facts.struct("msghdr").size() ? -1
                : field("msghdr", "msg_namelen", bytes);
    }

    private static String message(Entry e, long address, boolean receives) {
        int size = Facts.struct("msghdr").size();
        byte[] bytes = Memory.read(address, size);
        if (bytes.length < size) {
            return Structs.hex(address);
        }
        long name = field("msghdr", "msg_name", bytes);
        long nameLength = field("msghdr", "msg_namelen", bytes);
        long count = field("msghdr", "msg_iovlen", bytes);
        long control = field("msghdr", "msg_control", bytes);
        long controlLength = field("msghdr", "msg_controllen", bytes);
        String length = receives && e.before[1] != nameLength
                ? e.before[1] + " => " + nameLength : Long.toString(nameLength);
        return "{msg_name=" + (name == 0 ? "NULL"
                : socketAddress(name, receives ? Math.min(nameLength, e.before[1]) : nameLength))
                + ", msg_namelen=" + length
                + ", msg_iov=" + vector(field("msghdr", "msg_iov", bytes), count,
                        receives ? e.result : Long.MAX_VALUE)
                + ", msg_iovlen=" + count
                + (controlLength == 0 ? "" : ", msg_control="
                        + Decoder.buffer(control, controlLength))
                + ", msg_controllen=" + controlLength
                + ", msg_flags=" + Constants.flags(field("msghdr", "msg_flags", bytes), "MSG_")
                + "}";
    }

    /** Buffers, of which {@code bytes} were filled. */
    static String vector(long address, long count, long bytes) {
        if (address == 0) {
            return "NULL";
        }
        StringBuilder text = new StringBuilder("[");
        long rest = bytes;
        for (int i = 0; i < count; i++) {
            if (i == MOST_BUFFERS) {
                return text.append(", ...]").toString();
            }
            byte[] iovec = Memory.read(address + 16L * i, 16);
            if (iovec.length < 16) {
                return i == 0 ? Structs.hex(address) : text.append(", ...]").toString();
            }
            long length = Memory.number(iovec, 8, 8);
            text.append(i > 0 ? ", " : "").append("{iov_base=").append(
                    Decoder.buffer(Memory.number(iovec, 0, 8), Math.min(rest, length)))
                    .append(", iov_len=").append(length).append('}');
            rest -= Math.min(rest, length);
        }
        return text.append(']').toString();
    }
}
