package cmirror.generator;

import cmirror.headers.Abi;
import cmirror.headers.Headers;
import cmirror.headers.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The java.lang.foreign layout of a struct, as Java text: its fields in order, with padding
 * between them. Fields that overlap (a union's, or macros that name the same bytes twice) stand
 * in a union layout; bit-fields stand as the unit that stores them, under its first field's name.
 */
final class LayoutText {

    private final Headers headers;
    private final Abi.Struct struct;

    private LayoutText(Headers headers, Abi.Struct struct) {
        this.headers = headers;
        this.struct = struct;
    }

    static String of(Headers headers, Abi.Struct struct) {
        return new LayoutText(headers, struct).text();
    }

    private String text() {
        List<String> members = new ArrayList<>();
        List<Abi.Field> fields = units();
        long end = 0;
        for (int i = 0; i < fields.size();) {
            long start = fields.get(i).offset();
            long until = start + size(fields.get(i));
            int next = i + 1;
            while (next < fields.size() && fields.get(next).offset() < until) {
                until = Math.max(until, fields.get(next).offset() + size(fields.get(next)));
                next++;
            }
            pad(members, start - end);
            members.add(next == i + 1 ? member(fields.get(i))
                    : overlap(fields.subList(i, next), start));
            end = until;
            i = next;
        }
        pad(members, struct.size() - end);
        return "MemoryLayout.structLayout(\n" + String.join(",\n", members) + ")\n.withName(\""
                + struct.name() + "\").withByteAlignment(" + struct.align() + ")";
    }

    /** The fields, but of the bit-fields that share a storage unit only the first. */
    private List<Abi.Field> units() {
        Set<Long> seen = new HashSet<>();
        return struct.fields().values().stream()
                .filter(f -> !f.isBits() || seen.add(f.offset())).toList();
    }

    private String overlap(List<Abi.Field> fields, long start) {
        List<String> members = new ArrayList<>();
        for (Abi.Field field : fields) {
            long shift = field.offset() - start;
            members.add(shift == 0 ? member(field) : "MemoryLayout.structLayout("
                    + "MemoryLayout.paddingLayout(" + shift + "), " + member(field) + ")");
        }
        return "MemoryLayout.unionLayout(\n" + String.join(",\n", members) + ")";
    }

    private static void pad(List<String> members, long bytes) {
        if (bytes > 0) {
            members.add("MemoryLayout.paddingLayout(" + bytes + ")");
        }
    }

    private static long size(Abi.Field field) {
        Type type = field.type();
        return (long) type.bytes() * (type.isArray() ? type.count() : 1);
    }

    private String member(Abi.Field field) {
        Type type = field.type();
        String element;
        if (!type.isRecord()) {
            element = value(type) + (isAligned(field) ? "" : "_UNALIGNED");
        } else if (headers.hasStruct(type.record()) && struct.align() > 1) {
            element = type.record() + ".layout()";
        } else { // unknown, or in a packed struct, where its own alignment does not count
            element = "MemoryLayout.sequenceLayout(" + type.bytes() + ", JAVA_BYTE)";
        }
        return (type.isArray() ? "MemoryLayout.sequenceLayout(" + type.count() + ", " + element + ")"
                : element) + ".withName(\"" + field.name() + "\")";
    }

    private boolean isAligned(Abi.Field field) {
        int bytes = field.type().bytes();
        return bytes == 1 || field.offset() % bytes == 0 && struct.align() >= bytes;
    }

    private static String value(Type type) {
        return switch (type.kind()) {
            case "ptr" -> "ADDRESS";
            case "f" -> type.bytes() == 8 ? "JAVA_DOUBLE" : "JAVA_FLOAT";
            default -> switch (type.bytes()) {
                case 1 -> "JAVA_BYTE";
                case 2 -> "JAVA_SHORT";
                case 4 -> "JAVA_INT";
                default -> "JAVA_LONG";
            };
        };
    }
}
