package cmirror.runtime.trace;

import cmirror.runtime.trace.Facts.Field;
import cmirror.runtime.trace.Facts.Struct;

/** The arguments of calls that wait: poll, select, epoll, wait; and signals. */
final class Waiting {

    private static final int MOST = 32;
    private static final int SET_BYTES = 128;

    private Waiting() {
    }

    static String decode(Entry e, int i, boolean leaving) {
        String cType = e.parameters().get(i).cType();
        switch (e.name()) {
            case "poll", "ppoll":
                return i == 0 ? polled(e.word(0), e.word(1), false) : null;
            case "select", "pselect":
                return i >= 1 && i <= 3 ? set(e.word(i), e.int32(0))
                        : i == 4 ? struct(cType, e.word(i)) : null;
            case "wait", "waitpid", "wait3", "wait4":
                return !e.parameters().get(i).cType().equals("int *") ? null
                        : e.word(i) == 0 ? "NULL" : !leaving ? null
                        : e.failed || e.result == 0 ? Structs.hex(e.word(i))
                        : "[" + status((int) Decoder.length(e.word(i))) + "]";
            case "epoll_ctl":
                return i == 3 ? e.word(3) == 0 ? "NULL" : events(e.word(3), 1, false) : null;
            case "epoll_wait", "epoll_pwait":
                return i != 1 ? null : !leaving ? null : e.failed ? Structs.hex(e.word(1))
                        : events(e.word(1), e.result, true);
            default:
                return null;
        }
    }

    /** What the result means beside its number. */
    static String remark(Entry e) {
        switch (e.name()) {
            case "poll", "ppoll":
                return e.result == 0 ? "Timeout" : polled(e.word(0), e.word(1), true);
            case "select", "pselect":
                if (e.result == 0) {
                    return "Timeout";
                }
                StringBuilder text = new StringBuilder();
                String[] names = {"", "in ", "out ", "exc "};
                for (int i = 1; i <= 3; i++) {
                    String set = e.word(i) == 0 ? "[]" : set(e.word(i), e.int32(0));
                    if (!set.equals("[]")) {
                        text.append(text.isEmpty() ? "" : ", ").append(names[i]).append(set);
                    }
                }
                return e.word(4) == 0 || e.name().equals("pselect") ? text.toString()
                        : text + ", left " + struct("struct timeval *", e.word(4));
            default:
                return null;
        }
    }

    private static String struct(String cType, long address) {
        String name = cType.replace("const ", "").replace("struct ", "").replace(" *", "");
        Struct struct = Facts.struct(name);
        byte[] bytes = struct == null ? new byte[0] : Memory.read(address, struct.size());
        return address == 0 ? "NULL" : struct == null || bytes.length < struct.size()
                ? Structs.hex(address) : Structs.text(name, bytes, 0, 1);
    }

    /** {@code [{fd=3, events=POLLIN}]}, or after the call those where something has happened. */
    private static String polled(long address, long count, boolean happened) {
        byte[] bytes = Memory.read(address, Math.min(count, MOST) * 8);
        if (address == 0 || bytes.length < Math.min(count, MOST) * 8) {
            return Structs.hex(address);
        }
        StringBuilder text = new StringBuilder("[");
        for (int at = 0; at < bytes.length; at += 8) {
            long revents = Memory.number(bytes, at + 6, 2);
            if (happened && revents == 0) {
                continue;
            }
            text.append(text.length() > 1 ? ", " : "").append("{fd=")
                    .append((int) Memory.number(bytes, at, 4))
                    .append(happened ? ", revents=" : ", events=")
                    .append(Constants.flags(happened ? revents : Memory.number(bytes, at + 4, 2),
                            "POLL"))
                    .append('}');
        }
        return text.append(count > MOST ? ", ...]" : "]").toString();
    }

    private static String set(long address, int nfds) {
        byte[] bytes = Memory.read(address, SET_BYTES);
        if (address == 0 || bytes.length < SET_BYTES) {
            return Structs.hex(address);
        }
        StringBuilder text = new StringBuilder("[");
        for (int fd = 0; fd < Math.min(nfds, 8 * SET_BYTES); fd++) {
            if ((bytes[fd / 8] >> fd % 8 & 1) != 0) {
                text.append(text.length() > 1 ? " " : "").append(fd);
            }
        }
        return text.append(']').toString();
    }

    /** A status as wait(2) stores it. */
    static String status(int status) {
        int signal = status & 0x7f;
        String name = Constants.name(signal, "SIG");
        return signal == 0 ? "{WIFEXITED(s) && WEXITSTATUS(s) == " + (status >> 8 & 0xff) + "}"
                : signal == 0x7f ? "{WIFSTOPPED(s) && WSTOPSIG(s) == "
                        + Constants.nameOr(status >> 8 & 0xff, "SIG") + "}"
                : "{WIFSIGNALED(s) && WTERMSIG(s) == " + (name == null ? signal : name)
                        + ((status & 0x80) != 0 ? " && WCOREDUMP(s)}" : "}");
    }

    /** {@code [INT USR1]}: the signals of a sigset_t. */
    static String signals(long address) {
        byte[] bytes = Memory.read(address, 8);
        if (bytes.length < 8) {
            return Structs.hex(address);
        }
        long set = Memory.number(bytes, 0, 8);
        if (set == -1) {
            return "~[]";
        }
        StringBuilder text = new StringBuilder("[");
        for (int signal = 1; signal <= 64; signal++) {
            if ((set >>> signal - 1 & 1) != 0) {
                String name = Constants.name(signal, "SIG");
                text.append(text.length() > 1 ? " " : "")
                        .append(name == null ? "RT_" + (signal - 32) : name.substring(3));
            }
        }
        return text.append(']').toString();
    }

    private static String events(long address, long count, boolean list) {
        Struct struct = Facts.struct("epoll_event");
        if (struct == null) {
            return Structs.hex(address);
        }
        int data = 4;
        for (Field field : struct.fields()) {
            data = field.name().startsWith("data") ? field.offset() : data;
        }
        long shown = Math.min(count, MOST);
        byte[] bytes = Memory.read(address, shown * struct.size());
        if (bytes.length < shown * struct.size()) {
            return Structs.hex(address);
        }
        StringBuilder text = new StringBuilder(list ? "[" : "");
        for (int at = 0; at < bytes.length; at += struct.size()) {
            text.append(at > 0 ? ", " : "").append("{events=")
                    .append(Constants.flags(Memory.number(bytes, at, 4), "EPOLL"))
                    .append(", data={u32=").append(Memory.number(bytes, at + data, 4))
                    .append(", u64=")
                    .append(Long.toUnsignedString(Memory.number(bytes, at + data, 8)))
                    .append("}}");
        }
        return text.append(list ? "]" : "").toString();
    }
}
