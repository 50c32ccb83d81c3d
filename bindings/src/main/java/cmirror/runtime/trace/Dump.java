package cmirror.runtime.trace;

import cmirror.CObject;
import cmirror.runtime.libc.Libc;
import cmirror.runtime.trace.Facts.Field;
import cmirror.runtime.trace.Facts.Struct;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/**
 * Bytes as a debugger shows them: offset, hexadecimal, characters, and the fields with their values
 * beside their bytes. It prints on libc's stdout, so that it stands in order with printf.
 */
public final class Dump {

    private static final int ROW = 8;
    /** Rows that are shown of one field before the rest is only counted. */
    private static final int MOST_ROWS = 32;
    private static final int MOST_BYTES = 4096;

    private final byte[] bytes;
    private final StringBuilder text = new StringBuilder();

    private Dump(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Prints a struct, or a number that has an address. */
    public static void print(CObject object) {
        if (object == null) {
            write("NULL");
        } else {
            print(object.segment(), object.getClass().getSimpleName());
        }
    }

    /** Prints memory as a struct of this name; as mere bytes if there is none. */
    public static void print(MemorySegment memory, String type) {
        write(memory == null || memory.address() == 0 && memory.isNative() ? "NULL"
                : text(memory, type));
    }

    /** A struct in a line, {@code struct sockaddr_in {sa_family=AF_INET, ...}}, whatever is in it. */
    public static String line(CObject object) {
        MemorySegment memory = object.segment();
        Struct struct = Facts.struct(object.getClass().getSimpleName());
        String name = struct == null ? object.getClass().getSimpleName() : struct.declaration();
        if (!memory.scope().isAlive()) {
            return name + ", whose arena is closed";
        }
        return struct == null ? name + " of " + memory.byteSize() + " bytes"
                : name + " " + Structs.text(struct.name(), bytes(memory, struct.size()), 0, 0);
    }

    /** What {@link #print} prints, without the last newline. */
    static String text(MemorySegment memory, String type) {
        Struct struct = type == null ? null : Facts.struct(type);
        long most = struct != null ? struct.size() : Math.min(MOST_BYTES, memory.byteSize());
        byte[] bytes = bytes(memory, most);
        String where = memory.isNative() ? " at 0x" + Long.toHexString(memory.address()) : "";
        String head = (struct != null ? struct.declaration() : type == null ? "memory" : type)
                + where + ", " + (bytes.length < most ? bytes.length + " of " : "") + most
                + (most == 1 ? " byte" : " bytes");
        Dump dump = new Dump(bytes);
        dump.text.append(head);
        if (bytes.length == 0 && most > 0) {
            return head + ": none of them can be read";
        } else if (struct != null) {
            dump.struct(struct, 0, "");
        } else {
            dump.rows(0, bytes.length, bytes.length <= 8 && type != null
                    ? "= " + Memory.number(bytes, 0, bytes.length) : "");
        }
        return dump.text.toString();
    }

    /** A segment with bounds is the program's own; a bare pointer may be anything. */
    private static byte[] bytes(MemorySegment memory, long most) {
        if (!memory.isNative()) {
            return memory.asSlice(0, Math.min(most, memory.byteSize()))
                    .toArray(java.lang.foreign.ValueLayout.JAVA_BYTE);
        }
        if (!memory.scope().isAlive()) {
            throw new IllegalStateException("dump: the arena of this memory is closed");
        }
        Memory.know(memory);
        byte[] bytes = Memory.read(memory.address(), Math.min(most, memory.byteSize()));
        Memory.know();
        return bytes;
    }

    private void struct(Struct struct, int at, String path) {
        int end = 0;
        for (Field field : struct.fields()) {
            boolean bits = field.bitWidth() > 0 && field.offset() < end;
            boolean alternative = !bits && field.offset() < end;
            if (!alternative && !bits && field.offset() > end) {
                rows(at + end, at + field.offset(), "(unused)");
            }
            int size = field.count() == 0 ? 0 : field.size();
            Struct nested = Facts.struct(field.kind());
            boolean opened = nested != null && nested.fields().size() > 1
                    && !nested.name().startsWith("sockaddr") && !nested.name().equals("in6_addr")
                    && field.count() < 0;
            if (opened && !alternative) {
                line("      " + path + field.name() + ": " + nested.declaration());
                struct(nested, at + field.offset(), path + field.name() + ".");
            } else {
                String value = (alternative ? "or " : "") + path + field.name() + " = "
                        + (at + field.offset() + size > bytes.length ? "?" : value(struct, field, at));
                if (bits || alternative || size == 0) {
                    line(blank() + value);
                } else {
                    rows(at + field.offset(), at + field.offset() + size, value);
                }
            }
            end = Math.max(end, field.offset() + size);
        }
        if (struct.size() > end) {
            rows(at + end, at + struct.size(), "(unused)");
        }
    }

    private String value(Struct struct, Field field, int at) {
        String value = Structs.field(struct, field, bytes, at, 0);
        int quote = value.indexOf('"');
        if (value.startsWith("inet_addr(") || value.startsWith("inet_pton(")) {
            return value.substring(quote + 1, value.indexOf('"', quote + 1));
        }
        return value;
    }

    /** Eight bytes a row; the text stands beside the first one. Rows that repeat are left out. */
    private void rows(int from, int to, String label) {
        int until = Math.min(to, bytes.length);
        int rows = 0;
        for (int at = from; at < until; at += ROW) {
            int count = Math.min(ROW, until - at);
            if (at > from && count == ROW && until - at > ROW && same(at, at - ROW)) {
                int next = at;
                while (next + ROW < until && same(next, at - ROW)) {
                    next += ROW;
                }
                line("      *");
                at = next - ROW;
                continue;
            }
            if (rows++ == MOST_ROWS) {
                line("      ... " + (until - at) + " bytes more");
                break;
            }
            row(at, count, at == from ? label : "");
        }
        if (until <= from) {
            line(blank() + label);
        }
    }

    private boolean same(int a, int b) {
        return Arrays.equals(bytes, a, a + ROW, bytes, b, b + ROW);
    }

    private void row(int at, int count, String label) {
        StringBuilder row = new StringBuilder(Integer.toString(at));
        while (row.length() < 4) {
            row.insert(0, ' ');
        }
        row.append("  ");
        for (int i = 0; i < ROW; i++) {
            row.append(i >= count ? "   " : hex(bytes[at + i]) + " ");
        }
        row.append(' ');
        for (int i = 0; i < ROW; i++) {
            int c = i >= count ? ' ' : bytes[at + i] & 0xff;
            row.append(i < count && (c < ' ' || c > '~') ? '.' : (char) c);
        }
        line(row.append("  ").append(label).toString());
    }

    private static String hex(byte b) {
        return "" + "0123456789abcdef".charAt(b >> 4 & 0xf) + "0123456789abcdef".charAt(b & 0xf);
    }

    private static String blank() {
        return " ".repeat(6 + 3 * ROW + 1 + ROW + 2);
    }

    private void line(String line) {
        text.append('\n').append(line.stripTrailing());
    }

    /** puts(3): it adds the newline. No other call of the mirror is involved, nor is its errno. */
    private static void write(String text) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(Libc.CALL_STATE);
            Libc.call(Libc.find("puts"), state, arena.allocateFrom(text).address(), 0, 0, 0, 0, 0);
        }
    }
}
