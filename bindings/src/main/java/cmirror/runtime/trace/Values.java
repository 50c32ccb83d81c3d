package cmirror.runtime.trace;

import cmirror.runtime.trace.Facts.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers as a C programmer writes them. What a number means is taken from its type, from its name,
 * and from what the manual notes on it: "MSG_ values or'ed", "network byte order".
 */
final class Values {

    private static final Pattern NAME = Pattern.compile("\\b[A-Z][A-Z0-9]*_[A-Z0-9_]*\\b|"
            + "\\b[A-Z][A-Z0-9]{3,}\\b");

    private Values() {
    }

    /** A number that is a parameter or a field. */
    static String number(long value, String kind, int bytes, String cType, String name,
            String note) {
        String simple = name.substring(name.lastIndexOf('.') + 1);
        if (note.contains("network byte order")) {
            return network(value, bytes, cType);
        }
        if (cType.equals("in_port_t")) {
            return network(value, 2, cType);
        } else if (cType.equals("mode_t") || simple.equals("mode") && note.contains("permission")) {
            return octal(value);
        } else if (cType.equals("sa_family_t") || simple.matches("domain|af|family|\\w+_family")) {
            return Constants.nameOr(value, "AF_");
        } else if (simple.matches("sig|signum|signo|\\w+_signo")) {
            String signal = Constants.name(value, "SIG");
            return signal == null ? Long.toString(value) : signal;
        } else if (simple.matches("type|\\w+_?socktype") && note.contains("SOCK_")) {
            return socketType(value);
        } else if (simple.matches("\\w*[sp]_protocol|ai_protocol")) {
            return Constants.nameOr(value, "IPPROTO_");
        }
        String named = named(value, bytes, note);
        if (named != null) {
            return named;
        }
        return kind.equals("u") ? Long.toUnsignedString(value) : Long.toString(value);
    }

    static String socketType(long value) {
        long base = value & 0xf;
        long flags = value & ~0xfL;
        return base == 0 && flags == 0 ? "0" : Constants.nameOr(base, "SOCK_")
                + (flags == 0 ? "" : "|" + Constants.flags(flags, "SOCK_"));
    }

    static String octal(long mode) {
        return mode == 0 ? "000" : "0" + Long.toOctalString(mode & 0xffffffffL);
    }

    /** A number as the network has it: a port, an address, or another. */
    static String network(long value, int bytes, String cType) {
        if (cType.contains("in_addr")) {
            return address((int) value);
        }
        return bytes == 2 ? "htons(" + (Short.reverseBytes((short) value) & 0xffff) + ")"
                : bytes == 4 ? "htonl(" + (Integer.reverseBytes((int) value) & 0xffffffffL) + ")"
                : Long.toUnsignedString(value);
    }

    /** {@code 127.0.0.1} of four bytes in the order of the network. */
    static String address(int value) {
        return (value & 0xff) + "." + (value >> 8 & 0xff) + "." + (value >> 16 & 0xff) + "."
                + (value >>> 24);
    }

    /** {@code ::1} of sixteen bytes, with the longest run of zeros left out (RFC 5952). */
    static String address6(byte[] bytes, int at) {
        int[] groups = new int[8];
        for (int i = 0; i < 8; i++) {
            groups[i] = (bytes[at + 2 * i] & 0xff) << 8 | bytes[at + 2 * i + 1] & 0xff;
        }
        int start = -1;
        int longest = 1;
        for (int i = 0; i < 8; i++) {
            int end = i;
            while (end < 8 && groups[end] == 0) {
                end++;
            }
            if (end - i > longest) {
                longest = end - i;
                start = i;
            }
        }
        boolean mapped = start == 0 && (longest == 5 && groups[5] == 0xffff || longest == 6);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            if (i == start) {
                text.append("::");
                i += longest - 1;
            } else if (mapped && i == 6) {
                text.append(text.charAt(text.length() - 1) == ':' ? "" : ":")
                        .append(address((int) Memory.number(bytes, at + 12, 4)));
                break;
            } else {
                text.append(text.isEmpty() || text.charAt(text.length() - 1) == ':' ? "" : ":")
                        .append(Integer.toHexString(groups[i]));
            }
        }
        return text.toString();
    }

    /** By the constants that the manual's note names; null where it names none that fits. */
    private static String named(long value, int bytes, String note) {
        List<String> names = new ArrayList<>();
        String prefix = null;
        Matcher m = NAME.matcher(note);
        while (m.find()) {
            String name = m.group();
            if (name.endsWith("_") && prefix == null) {
                prefix = name;
            } else if (Facts.constants().containsKey(name)) {
                names.add(name);
            }
        }
        if (prefix == null && note.contains("...") && !names.isEmpty()) {
            prefix = names.getFirst().substring(0, names.getFirst().indexOf('_') + 1);
        }
        if (names.isEmpty() && prefix == null) {
            return null;
        }
        if (note.contains("or'ed") || note.contains("set by recvmsg")) {
            return prefix == null || prefix.isEmpty() ? Constants.flags(value, names)
                    : Constants.flags(value, prefix);
        }
        for (String name : names) {
            long constant = Constants.value(name);
            if (constant == value || bytes == 4 && (int) constant == (int) value) {
                return name;
            }
        }
        return prefix == null || prefix.isEmpty() ? null : Constants.name(value, prefix);
    }

    /** The number that a field of at most eight bytes holds, a bit-field's too. */
    static long raw(Field field, byte[] bytes, int at) {
        long raw = Memory.number(bytes, at, Math.min(8, field.bytes()));
        if (field.bitWidth() > 0) {
            raw = raw >>> field.bitOffset();
            int unused = 64 - field.bitWidth();
            return field.kind().equals("i") ? raw << unused >> unused : raw << unused >>> unused;
        }
        int unused = 64 - 8 * Math.min(8, field.bytes());
        return field.kind().equals("i") ? raw << unused >> unused : raw;
    }
}
