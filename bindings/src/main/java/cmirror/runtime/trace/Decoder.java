package cmirror.runtime.trace;

import cmirror.runtime.trace.Facts.Parameter;
import cmirror.runtime.trace.Facts.Struct;

/**
 * The arguments of a call in the order of the prototype: what goes in before the call, what comes
 * out after it. Calls whose arguments explain one another have decoders of their own; for the rest
 * the prototype, the manual's notes and the list's bounds ({@code buf[len]}) say enough.
 */
final class Decoder {

    private Decoder() {
    }

    /** The arguments that the function only reads. */
    static void entering(Entry e) {
        for (int i = 0; i < e.texts.length; i++) {
            Parameter p = e.parameters().get(i);
            if (p.cType().equals("socklen_t *") || p.name().equals("addrlen")) {
                e.before[i] = p.kind().equals("ptr") ? length(e.word(i)) : e.word(i);
            }
            e.texts[i] = decode(e, i, false);
        }
    }

    /** Those that it writes, and a remark on its result. */
    static void leaving(Entry e) {
        for (int i = 0; i < e.texts.length; i++) {
            if (e.texts[i] == null) {
                e.texts[i] = decode(e, i, true);
            }
            if (e.texts[i] == null) {
                e.texts[i] = Structs.hex(e.word(i));
            }
        }
        if (!e.failed) {
            e.remark = Waiting.remark(e);
            if (e.remark == null) {
                e.remark = Files.remark(e);
            }
        }
    }

    private static String decode(Entry e, int i, boolean leaving) {
        String text = Sockets.decode(e, i, leaving);
        text = text != null ? text : Waiting.decode(e, i, leaving);
        text = text != null ? text : Files.decode(e, i, leaving);
        text = text != null ? text : Formats.decode(e, i);
        return text != null ? text : any(e, i, leaving);
    }

    /** An argument of which only the type is known. */
    private static String any(Entry e, int i, boolean leaving) {
        Parameter p = e.parameters().get(i);
        if (p.name().equals("...")) {
            return leaving ? "" : null;
        } else if (!p.kind().equals("ptr")) {
            return p.name().equals("status") ? Integer.toString(e.int32(i)) : number(e, i);
        }
        long address = e.word(i);
        if (address == 0) {
            return "NULL";
        }
        boolean reads = p.cType().startsWith("const ") || p.cType().contains("const *");
        if (!p.bound().isEmpty()) {
            return reads ? buffer(address, Bound.of(e, p.bound()))
                    : !leaving ? null : e.failed ? Structs.hex(address)
                    : buffer(address, received(e, Bound.of(e, p.bound())));
        } else if (p.cType().equals("const char *")) {
            return string(address);
        } else if (p.cType().equals("char *const *") || p.cType().equals("char *const[]")
                || p.cType().equals("char *const []")) {
            String strings = Structs.strings(address);
            return strings == null ? Structs.hex(address) : strings;
        } else if (p.cType().contains("sighandler") || p.cType().contains("(*)")) {
            return handler(address);
        }
        String name = p.cType().replace("const ", "").replace("struct ", "")
                .replace("union ", "").replaceFirst("\\s*\\*$", "");
        if (name.equals("FILE")) {
            return Files.stream(address);
        }
        if (!reads && !leaving) {
            return null;
        } else if (e.failed && !reads) {
            return Structs.hex(address);
        }
        return p.cType().endsWith("**") ? pointers(address, name) : pointee(address, name);
    }

    /** A pointer that was set: {@code [{ai_flags=0, ...}]}. */
    private static String pointers(long address, String cType) {
        long pointer = Memory.word(address);
        String name = cType.replace("*", "").strip();
        return pointer == 0 ? "[NULL]" : name.equals("char") ? "[" + string(pointer) + "]"
                : "[" + pointee(pointer, name) + "]";
    }

    private static String pointee(long address, String name) {
        if (name.equals("sigset_t")) {
            return Waiting.signals(address);
        }
        Struct struct = Facts.struct(name);
        if (struct != null) {
            byte[] bytes = Memory.read(address, struct.size());
            return bytes.length < struct.size() ? Structs.hex(address)
                    : Structs.text(name, bytes, 0, 1);
        }
        if (name.matches("int|unsigned int|socklen_t|pid_t|uid_t|gid_t|uint32_t")) {
            byte[] bytes = Memory.read(address, 4);
            return bytes.length < 4 ? Structs.hex(address)
                    : "[" + (int) Memory.number(bytes, 0, 4) + "]";
        }
        if (name.matches("size_t|off_t|time_t|long|ssize_t")) {
            byte[] bytes = Memory.read(address, 8);
            return bytes.length < 8 ? Structs.hex(address)
                    : "[" + Memory.number(bytes, 0, 8) + "]";
        }
        return Structs.hex(address);
    }

    static String number(Entry e, int i) {
        Parameter p = e.parameters().get(i);
        if (p.kind().equals("f")) {
            return Double.toString(Double.longBitsToDouble(e.word(i)));
        } else if (p.kind().equals("in_addr")) {
            return "inet_addr(\"" + Values.address((int) e.word(i)) + "\")";
        } else if (Facts.struct(p.kind()) != null) {
            return "{...}";
        }
        return Values.number(extend(e.word(i), p.kind(), p.bytes()), p.kind(), p.bytes(),
                p.cType(), p.name(), p.note());
    }

    /** A register as a number of this type. */
    static long extend(long word, String kind, int bytes) {
        int unused = 64 - 8 * bytes;
        return unused <= 0 || unused >= 64 ? word
                : kind.equals("u") ? word << unused >>> unused : word << unused >> unused;
    }

    /** Of a buffer that was filled, only what the result says. */
    private static long received(Entry e, long length) {
        return e.function.result().equals("ssize_t") ? Math.min(length, Math.max(0, e.result))
                : length;
    }

    /** Bytes in quotes, cut as the options say; an address where they are nobody's. */
    static String buffer(long address, long length) {
        if (address == 0) {
            return "NULL";
        } else if (length < 0) {
            return Structs.hex(address);
        }
        int shown = (int) Math.min(length, Options.STRING);
        byte[] bytes = Memory.read(address, shown);
        return bytes.length < shown ? Structs.hex(address)
                : Quote.bytes(bytes, shown, length > shown);
    }

    /** A string up to its NUL. */
    static String string(long address) {
        if (address == 0) {
            return "NULL";
        }
        byte[] bytes = Memory.string(address, Options.STRING + 1);
        return bytes == null ? Structs.hex(address)
                : Quote.bytes(bytes, Math.min(bytes.length, Options.STRING),
                        bytes.length > Options.STRING);
    }

    static String handler(long address) {
        return address == Constants.value("SIG_DFL") ? "SIG_DFL"
                : address == Constants.value("SIG_IGN") ? "SIG_IGN" : Structs.hex(address);
    }

    /** The value of a {@code socklen_t *}. */
    static long length(long address) {
        byte[] bytes = Memory.read(address, 4);
        return bytes.length < 4 ? -1 : Memory.number(bytes, 0, 4);
    }
}
