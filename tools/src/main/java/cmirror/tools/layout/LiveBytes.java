package cmirror.tools.layout;

import cmirror.tools.layout.StructTable.Member;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The bytes of a struct that lives, and what they mean in its members. */
final class LiveBytes {

    private static final Pattern DUMPED =
            Pattern.compile("(?m)^ *\\d+  ((?:[0-9a-f]{2} ){1,8}) {1,}");
    private static final List<String> TRANSPORTS = List.of("1 ICMP", "2 IGMP", "6 TCP", "17 UDP",
            "41 IPV6", "58 ICMPV6");

    private final byte[] bytes;

    LiveBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Hexadecimal, or what the mirror's dump prints of a struct. */
    static LiveBytes parse(String text) {
        StringBuilder hex = new StringBuilder();
        if (text.contains(" bytes\n")) {
            Matcher row = DUMPED.matcher(text);
            while (row.find()) {
                hex.append(row.group(1));
            }
        } else {
            hex.append(text);
        }
        String digits = hex.toString().replaceAll("[\\s:]|0x", "");
        if (digits.isEmpty() || !digits.matches("(?:[0-9a-fA-F]{2})+")) {
            throw new IllegalArgumentException("--bytes takes hexadecimal, two digits a byte, or"
                    + " what dump prints");
        }
        return new LiveBytes(HexFormat.of().parseHex(digits));
    }

    int size() {
        return bytes.length;
    }

    /** What is left behind a struct of that size: the next head of a packet. */
    LiveBytes behind(long size) {
        return new LiveBytes(Arrays.copyOfRange(bytes, (int) Math.min(size, bytes.length),
                bytes.length));
    }

    /** {@code "05"}, or "" behind the last byte. */
    String hex(int at) {
        return at < bytes.length ? HexFormat.of().toHexDigits(bytes[at]) : "";
    }

    /** So many bits from the highest on, {@code skip} bits below the top of a member. */
    String value(Member member, int skip, int count) {
        long bits = member.field().bits();
        return !isThere(member) || bits > 64 ? "" : Long.toString(
                number(member) >>> bits - skip - count & (1L << count) - 1);
    }

    private boolean isThere(Member member) {
        return (member.end() + 7) / 8 <= bytes.length && member.field().bits() > 0;
    }

    /** The member's value as C's programmers write it; "" where the bytes do not reach. */
    String value(Member member) {
        if (!isThere(member)) {
            return "";
        }
        String type = member.field().machineType();
        String note = member.field().note();
        byte[] own = Arrays.copyOfRange(bytes, (int) (member.start() / 8),
                (int) ((member.end() + 7) / 8));
        if (member.field().isPointer()) {
            return "0x" + Long.toHexString(number(member));
        } else if (type.contains("in6_addr") || own.length == 16 && member.isNetworkOrder()
                || own.length == 4 && member.isNetworkOrder()
                && (type.contains("in_addr") || note.contains("address")
                || member.name().matches("[sd]addr"))) {
            return address(own);
        } else if (type.matches("[iu]8\\[\\d*]") && member.type().contains("char")) {
            int end = 0;
            while (end < own.length && own[end] != 0) {
                end++;
            }
            return '"' + new String(own, 0, end, StandardCharsets.ISO_8859_1) + '"';
        } else if (type.matches("[iu](8|16|32|64)") || member.field().isBitField()) {
            return number(member, type);
        }
        return HexFormat.ofDelimiter(" ").formatHex(own, 0, Math.min(8, own.length))
                + (own.length > 8 ? " …" : "");
    }

    private String number(Member member, String type) {
        long number = number(member);
        long bits = member.field().bits();
        if (type.startsWith("i") && bits < 64 && number >>> bits - 1 == 1) {
            number -= 1L << bits;
        }
        String name = member.name();
        if (name.endsWith("family")) {
            return family(number);
        } else if (name.matches(".*(check|sum|cksum).*")) {
            return String.format("0x%04x", number);
        } else if (name.matches("protocol|ip_p|.*ip6_un1_nxt")) {
            String prefix = number + " ";
            return TRANSPORTS.stream().filter(t -> t.startsWith(prefix)).findFirst()
                    .orElse(String.valueOf(number));
        }
        return Long.toString(number);
    }

    private static String family(long number) {
        return number == 1 ? "AF_UNIX" : number == 2 ? "AF_INET"
                : number == 10 || number == 30 ? "AF_INET6" : Long.toString(number);
    }

    /** The bits of a member as a number: from the lowest byte on, or in network byte order. */
    private long number(Member member) {
        long number = 0;
        if (member.isNetworkOrder() && !member.field().isBitField()) {
            for (long at = member.start() / 8; at < member.end() / 8; at++) {
                number = number << 8 | bytes[(int) at] & 0xff;
            }
            return number;
        }
        for (long bit = member.end() - 1; bit >= member.start(); bit--) {
            number = number << 1 | bytes[(int) (bit / 8)] >> bit % 8 & 1;
        }
        return number;
    }

    private static String address(byte[] own) {
        try {
            return InetAddress.getByAddress(own).getHostAddress();
        } catch (UnknownHostException e) {
            return HexFormat.of().formatHex(own);
        }
    }
}
