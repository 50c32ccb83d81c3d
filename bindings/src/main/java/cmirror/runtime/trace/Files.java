package cmirror.runtime.trace;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import cmirror.runtime.libc.Libc;
import cmirror.runtime.libc.Target;
import cmirror.runtime.trace.Facts.Struct;

/** The arguments of calls on files: open, fcntl, ioctl, and stdio's streams. */
final class Files {

    private Files() {
    }

    /** A variadic parameter that does not count here is "": it is left out with its comma. */
    static String decode(Entry e, int i, boolean leaving) {
        String name = e.parameters().get(i).name();
        switch (e.name()) {
            case "open", "shm_open":
                return i == 1 ? flags(e.int32(1)) : name.equals("...") || i == 2
                        ? creates(e.int32(1)) ? Values.octal(e.word(2)) : "" : null;
            case "openat":
                return i == 0 && e.int32(0) == Constants.value("AT_FDCWD") ? "AT_FDCWD"
                        : i == 2 ? flags(e.int32(2)) : name.equals("...")
                        ? creates(e.int32(2)) ? Values.octal(e.word(3)) : "" : null;
            case "fcntl":
                return i == 1 ? Constants.nameOr(e.int32(1), "F_")
                        : i == 2 ? control(e, leaving) : null;
            case "ioctl":
                return i == 1 ? request(e.word(1)) : i == 2 ? argument(e, leaving) : null;
            default:
                return null;
        }
    }

    private static boolean creates(int flags) {
        return (flags & Constants.value("O_CREAT")) != 0;
    }

    private static String flags(int flags) {
        int access = flags & 3;
        String text = access == 0 ? "O_RDONLY" : access == 1 ? "O_WRONLY" : "O_RDWR";
        int rest = flags & ~3;
        return rest == 0 ? text : text + "|" + Constants.flags(rest, "O_");
    }

    private static String control(Entry e, boolean leaving) {
        String command = Constants.nameOr(e.int32(1), "F_");
        return switch (command) {
            case "F_GETFD", "F_GETFL", "F_GETOWN", "F_GETSIG", "F_GETPIPE_SZ", "F_GETLEASE" -> "";
            case "F_SETFL" -> flags(e.int32(2));
            case "F_SETFD" -> Constants.flags(e.word(2), "FD_CLOEXEC");
            case "F_SETLK", "F_SETLKW", "F_OFD_SETLK", "F_OFD_SETLKW" -> lock(e.word(2));
            case "F_GETLK", "F_OFD_GETLK" -> leaving ? lock(e.word(2)) : null;
            default -> Long.toString(e.int32(2));
        };
    }

    private static String lock(long address) {
        Struct struct = Facts.struct("flock");
        byte[] bytes = Memory.read(address, struct.size());
        return bytes.length < struct.size() ? Structs.hex(address)
                : Structs.text("flock", bytes, 0, 1);
    }

    private static String request(long request) {
        for (String prefix : new String[] {"SIOC", "FIO", "TIOC", "TC"}) {
            String name = Constants.name(request & 0xffffffffL, prefix);
            if (name != null) {
                return name;
            }
        }
        return "0x" + Long.toHexString(request & 0xffffffffL);
    }

    /** The third argument of an ioctl: of those on interfaces, which one and what of it. */
    private static String argument(Entry e, boolean leaving) {
        String request = request(e.word(1));
        if (e.word(2) == 0) {
            return "NULL";
        } else if (request.startsWith("SIOCGIF") && !request.equals("SIOCGIFCONF")
                || request.startsWith("SIOCSIF")) {
            return request.startsWith("SIOCS") || leaving ? Interfaces.text(request, e) : null;
        } else if (request.equals("FIONREAD")) {
            return !leaving ? null : "[" + (int) Decoder.length(e.word(2)) + "]";
        } else if (request.equals("FIONBIO")) {
            return "[" + (int) Decoder.length(e.word(2)) + "]";
        }
        return Structs.hex(e.word(2));
    }

    /** {@code flags O_RDWR} behind the number that F_GETFL returns. */
    static String remark(Entry e) {
        if (!e.name().equals("fcntl")) {
            return null;
        }
        String command = Constants.name(e.int32(1), "F_");
        return "F_GETFL".equals(command) ? "flags " + flags((int) e.result)
                : "F_GETFD".equals(command) && e.result != 0 ? "flags FD_CLOEXEC" : null;
    }

    /** stdin, stdout and stderr by name. */
    static String stream(long address) {
        for (String name : new String[] {"stdin", "stdout", "stderr"}) {
            String symbol = Target.MACOS ? "__" + name + "p" : name;
            if (Libc.variable(symbol, 8).get(JAVA_LONG, 0) == address) {
                return name;
            }
        }
        return Structs.hex(address);
    }
}
