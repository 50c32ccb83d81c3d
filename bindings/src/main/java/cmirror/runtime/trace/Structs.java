package cmirror.runtime.trace;

import cmirror.runtime.trace.Facts.Field;
import cmirror.runtime.trace.Facts.Struct;

/** Structs in one line, {@code {sa_family=AF_INET, sin_port=htons(1500), ...}}, as strace has them. */
final class Structs {

    /** Pointers lead to structs with pointers: a line follows this many. */
    private static final int DEEPEST = 2;
    private static final int MOST_ELEMENTS = 16;

    private Structs() {
    }

    /** The struct of this name whose bytes these are. */
    static String text(String name, byte[] bytes, int at, int depth) {
        if (name.startsWith("sockaddr") && !name.equals("sockaddr_ll")) {
            return socketAddress(bytes, at, bytes.length - at);
        }
        Struct struct = Facts.struct(name);
        if (struct == null) {
            return "{...}";
        }
        StringBuilder text = new StringBuilder("{");
        int end = 0;
        for (Field field : struct.fields()) {
            String simple = field.name().substring(field.name().lastIndexOf('.') + 1);
            boolean alternative = field.offset() < end && field.bitWidth() == 0;
            if (alternative || simple.startsWith("__") || simple.contains("pad")
                    || at + field.offset() + field.size() > bytes.length) {
                continue; // another member of a union, or nothing to see
            }
            end = field.offset() + field.size();
            text.append(text.length() > 1 ? ", " : "").append(field.name()).append('=')
                    .append(field(struct, field, bytes, at, depth));
        }
        return text.append('}').toString();
    }

    /** The value of a field; {@code at} is where its struct begins. */
    static String field(Struct struct, Field field, byte[] bytes, int at, int depth) {
        int place = at + field.offset();
        if (field.count() >= 0) {
            return array(field, bytes, place, depth);
        }
        return element(struct, field, bytes, at, place, depth);
    }

    private static String element(Struct struct, Field field, byte[] bytes, int at, int place,
            int depth) {
        switch (field.kind()) {
            case "ptr":
                return pointer(Memory.number(bytes, place, 8), field.cType(), struct, bytes, at,
                        field, depth);
            case "f":
                return field.bytes() == 4
                        ? Float.toString(Float.intBitsToFloat(
                                (int) Memory.number(bytes, place, 4)))
                        : Double.toString(Double.longBitsToDouble(
                                Memory.number(bytes, place, 8)));
            case "i", "u":
                String text = Values.number(Values.raw(field, bytes, place), field.kind(),
                        field.bytes(), field.cType(), field.name(), field.note());
                return field.cType().contains("in_addr") ? "inet_addr(\"" + text + "\")" : text;
            case "in_addr":
                return "inet_addr(\"" + Values.address((int) Memory.number(bytes, place, 4))
                        + "\")";
            case "in6_addr":
                return "inet_pton(AF_INET6, \"" + Values.address6(bytes, place) + "\")";
            default:
                return place + field.bytes() <= bytes.length && Facts.struct(field.kind()) != null
                        ? text(field.kind(), java.util.Arrays.copyOf(bytes,
                                place + field.bytes()), place, depth)
                        : "...";
        }
    }

    private static String array(Field field, byte[] bytes, int place, int depth) {
        int count = field.count() == 0 ? 0 : Math.min(field.count(),
                (bytes.length - place) / field.bytes());
        if (field.bytes() == 1 && !field.kind().equals("struct")) {
            byte[] part = java.util.Arrays.copyOfRange(bytes, place, place + count);
            int used = count;
            while (used > 0 && part[used - 1] == 0) {
                used--;
            }
            if (field.name().equals("s6_addr") && count == 16) {
                return Values.address6(part, 0);
            }
            return Quote.bytes(part, used, false);
        }
        StringBuilder text = new StringBuilder("[");
        Field one = new Field(field.name(), 0, 0, 0, field.kind(), field.bytes(), -1,
                field.declaration(), field.note());
        for (int i = 0; i < count && i < MOST_ELEMENTS; i++) {
            text.append(i > 0 ? ", " : "").append(element(null, one, bytes, place,
                    place + i * field.bytes(), depth));
        }
        return text.append(count > MOST_ELEMENTS ? ", ...]" : "]").toString();
    }

    /** An address, and what stands there as far as its type tells and its owner lets it be read. */
    private static String pointer(long address, String cType, Struct struct, byte[] bytes, int at,
            Field field, int depth) {
        if (address == 0) {
            return "NULL";
        }
        String plain = cType.replace("const ", "").replace("struct ", "").replace(" ", "");
        String target = null;
        if (struct != null && struct.name().equals("hostent") && plain.equals("char**")
                && field.name().equals("h_addr_list")) {
            target = hostAddresses(address, struct, bytes, at);
        } else if (field.name().equals("msg_name") || field.name().equals("ai_addr")) {
            byte[] there = Memory.read(address, length(struct, field, bytes, at));
            target = there.length < 2 ? null : socketAddress(there, 0, there.length);
        } else if (plain.equals("char**")) {
            target = strings(address);
        } else if (plain.equals("char*")) {
            byte[] string = Memory.string(address, 256);
            target = string == null ? null : Quote.bytes(string, string.length,
                    string.length == 256);
        } else if (plain.endsWith("*") && depth < DEEPEST) {
            String name = plain.substring(0, plain.length() - 1);
            Struct pointee = Facts.struct(name);
            byte[] there = pointee == null ? new byte[0] : Memory.read(address, pointee.size());
            if (there.length > 0 && name.equals("sockaddr")) { // of any family, and its length
                there = Memory.read(address, Facts.struct("sockaddr_storage").size());
            }
            target = there.length == 0 ? null : text(name, there, 0, depth + 1);
        }
        return hex(address) + (target == null ? "" : " -> " + target);
    }

    /** What the field behind a pointer to an address says of its length: msg_namelen. */
    private static long length(Struct struct, Field field, byte[] bytes, int at) {
        String name = field.name() + "len";
        for (Field other : struct.fields()) {
            if (other.name().equals(name)) {
                return Memory.number(bytes, at + other.offset(), other.bytes());
            }
        }
        return 0;
    }

    static String hex(long address) {
        return address == 0 ? "NULL" : "0x" + Long.toHexString(address);
    }

    /** hostent's addresses, each of h_length bytes. */
    private static String hostAddresses(long address, Struct struct, byte[] bytes, int at) {
        int family = 0;
        for (Field field : struct.fields()) {
            if (field.name().equals("h_addrtype")) {
                family = (int) Memory.number(bytes, at + field.offset(), 4);
            }
        }
        StringBuilder text = new StringBuilder("{");
        for (int i = 0; i < MOST_ELEMENTS; i++) {
            long pointer = Memory.word(address + 8L * i);
            if (pointer == 0) {
                break;
            }
            byte[] there = Memory.read(pointer, 16);
            text.append(i > 0 ? ", " : "").append(
                    family == Constants.value("AF_INET6") && there.length == 16
                    ? Values.address6(there, 0)
                    : there.length >= 4 ? Values.address((int) Memory.number(there, 0, 4))
                    : hex(pointer));
        }
        return text.append('}').toString();
    }

    /** A list of strings that NULL ends, such as argv; null where there is none. */
    static String strings(long address) {
        if (Memory.read(address, 8).length < 8) {
            return null;
        }
        StringBuilder text = new StringBuilder("[");
        for (int i = 0;; i++) {
            long pointer = Memory.word(address + 8L * i);
            if (pointer == 0 || i == MOST_ELEMENTS) {
                return text.append(pointer == 0 ? "]" : ", ...]").toString();
            }
            byte[] string = Memory.string(pointer, 64);
            text.append(i > 0 ? ", " : "").append(string == null ? hex(pointer)
                    : Quote.bytes(string, string.length, string.length == 64));
        }
    }

    /** A socket's address by its family, in the first {@code length} bytes from {@code at}. */
    static String socketAddress(byte[] bytes, int at, int length) {
        Struct generic = Facts.struct("sockaddr");
        Field familyField = generic.fields().getFirst().name().equals("sa_len")
                ? generic.fields().get(1) : generic.fields().getFirst();
        int end = Math.min(bytes.length, at + length);
        if (end - at < 2) {
            return "{sa_family=?}";
        }
        long family = Memory.number(bytes, at + familyField.offset(), familyField.bytes());
        String head = "{sa_family=" + Constants.nameOr(family, "AF_");
        if (family == Constants.value("AF_INET") && end - at >= 16) {
            return head + ", sin_port=" + Values.network(Memory.number(bytes, at + 2, 2), 2, "")
                    + ", sin_addr=inet_addr(\""
                    + Values.address((int) Memory.number(bytes, at + 4, 4)) + "\")}";
        } else if (family == Constants.value("AF_INET6") && end - at >= 28) {
            return head + ", sin6_port=" + Values.network(Memory.number(bytes, at + 2, 2), 2, "")
                    + ", sin6_flowinfo=" + Values.network(Memory.number(bytes, at + 4, 4), 4, "")
                    + ", inet_pton(AF_INET6, \"" + Values.address6(bytes, at + 8)
                    + "\", &sin6_addr), sin6_scope_id="
                    + Memory.number(bytes, at + 24, 4) + "}";
        } else if (family == Constants.value("AF_UNIX")) {
            return end - at == 2 ? head + "}" : head + ", sun_path=" + path(bytes, at + 2, end)
                    + "}";
        }
        byte[] data = java.util.Arrays.copyOfRange(bytes, at + 2, end);
        return head + ", sa_data=" + Quote.bytes(data, Math.min(14, data.length),
                data.length > 14) + "}";
    }

    /** A path up to its NUL; a name that begins with NUL is Linux's, and stands after an @. */
    private static String path(byte[] bytes, int from, int end) {
        boolean isAbstract = bytes[from] == 0 && from + 1 < end;
        int start = isAbstract ? from + 1 : from;
        int until = start;
        while (until < end && (isAbstract || bytes[until] != 0)) {
            until++;
        }
        byte[] name = java.util.Arrays.copyOfRange(bytes, start, until);
        return (isAbstract ? "@" : "") + Quote.bytes(name);
    }
}
