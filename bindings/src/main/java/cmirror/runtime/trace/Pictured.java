package cmirror.runtime.trace;

import cmirror.runtime.trace.Facts.Field;
import cmirror.runtime.trace.Facts.Parameter;
import cmirror.runtime.trace.Facts.Struct;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The structs that a call's arguments point to, with their bytes: for those who draw them. */
public final class Pictured {

    private static final int MOST = 256;

    /** A field's value and its place, in bits; {@code network} is the byte order that it has. */
    public record Part(String name, int firstBit, int bits, boolean network, String value) {
    }

    /** A struct in memory. {@code argument} is the parameter's name, or "result". */
    public record Picture(String argument, String declaration, byte[] bytes, List<Part> parts) {
    }

    private Pictured() {
    }

    /** A struct that is known by its name and its bytes; null where the headers have none. */
    public static Picture of(String argument, String name, byte[] bytes) {
        Struct struct = Facts.struct(name);
        return struct == null ? null : picture(argument, struct, bytes);
    }

    private static Picture picture(String argument, Struct struct, byte[] bytes) {
        List<Part> parts = new ArrayList<>();
        parts(parts, "", struct, 0, bytes);
        return new Picture(argument, struct.declaration(), bytes, parts);
    }

    /** Those that the call has read, and, if it has not failed, those that it has written. */
    static List<Picture> of(Entry e) {
        List<Picture> pictures = new ArrayList<>();
        for (int i = 0; i < e.texts.length; i++) {
            Parameter p = e.parameters().get(i);
            if (p.kind().equals("ptr") && e.word(i) != 0
                    && (!e.failed || p.cType().startsWith("const "))) {
                add(pictures, p.name(), p.cType(), e.word(i), length(e, i));
            }
        }
        if (e.function.kind().equals("ptr") && !e.failed) {
            add(pictures, "result", e.function.result(), e.result, MOST);
        }
        return pictures;
    }

    /** Of an address, as many bytes as the length beside it says. */
    private static long length(Entry e, int i) {
        if (i + 1 >= e.texts.length || !e.parameters().get(i).cType().contains("sockaddr")) {
            return MOST;
        }
        Parameter next = e.parameters().get(i + 1);
        return next.cType().equals("socklen_t *")
                ? Math.min(e.before[i + 1], Decoder.length(e.word(i + 1)))
                : next.cType().equals("socklen_t") ? e.word(i + 1) & 0xffffffffL : MOST;
    }

    private static void add(List<Picture> pictures, String argument, String cType, long address,
            long length) {
        String name = cType.replace("const ", "").replace("struct ", "").strip();
        if (!name.endsWith("*") || name.endsWith("**")) {
            return;
        }
        name = name.substring(0, name.length() - 1).strip();
        Struct struct = name.equals("sockaddr") ? family(address, length) : Facts.struct(name);
        if (struct == null || struct.fields().isEmpty()) {
            return;
        }
        byte[] bytes = Memory.read(address, Math.min(Math.min(struct.size(), length), MOST));
        if (bytes.length > 0 && (bytes.length == struct.size() || name.equals("sockaddr"))) {
            pictures.add(picture(argument, struct, bytes));
        }
    }

    private static Struct family(long address, long length) {
        byte[] bytes = Memory.read(address, Math.min(16, length));
        if (bytes.length < 2) {
            return null;
        }
        Struct generic = Facts.struct("sockaddr");
        Field field = generic.fields().get(generic.fields().getFirst().name().equals("sa_len")
                ? 1 : 0);
        long family = Memory.number(bytes, field.offset(), field.bytes());
        return Facts.struct(family == Constants.value("AF_INET") ? "sockaddr_in"
                : family == Constants.value("AF_INET6") ? "sockaddr_in6"
                : family == Constants.value("AF_UNIX") ? "sockaddr_un" : "sockaddr");
    }

    /** A struct that has no name in the mirror has other members beside it, up to where the next begins: ip6_flow. */
    private static Field known(Struct struct, Field field) {
        if (field.kind().matches("i|u|f|ptr") || Facts.struct(field.kind()) != null) {
            return field;
        }
        return struct.fields().stream().filter(other -> other.offset() == field.offset() && other != field
                && struct.fields().stream().anyMatch(next -> next.offset() == other.offset() + other.size()))
                .findFirst().orElse(field);
    }

    /** Of members that share bytes, the first; of structs within, their fields. */
    private static void parts(List<Part> parts, String path, Struct struct, int at, byte[] bytes) {
        int end = 0; // in bits
        for (Field each : struct.fields()) {
            Field field = known(struct, each);
            int first = 8 * field.offset() + field.bitOffset();
            int bits = field.bitWidth() > 0 ? field.bitWidth()
                    : field.count() == 0 ? 0 : 8 * field.size();
            int last = at + (first + bits + 7) / 8;
            if (first < end || bits == 0) {
                continue;
            }
            Struct nested = Facts.struct(field.kind());
            if (nested != null && nested.fields().size() > 1 && field.count() < 0
                    && !nested.name().equals("in6_addr")) {
                parts(parts, path + field.name() + ".", nested, at + field.offset(), bytes);
            } else if (at + field.offset() < bytes.length) {
                boolean whole = last <= bytes.length;
                byte[] all = whole ? bytes : Arrays.copyOf(bytes, last);
                parts.add(new Part(path + field.name(), 8 * at + first,
                        Math.min(bits, 8 * bytes.length - 8 * at - first),
                        field.note().contains("network byte order") && !field.kind().equals("ptr"),
                        Structs.field(struct, field, all, at, 1)));
            }
            end = first + bits;
        }
    }
}
