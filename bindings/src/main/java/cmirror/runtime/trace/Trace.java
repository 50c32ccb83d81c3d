package cmirror.runtime.trace;

import cmirror.runtime.libc.Libc;
import cmirror.runtime.trace.Facts.Function;
import cmirror.runtime.trace.Facts.Parameter;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Set;

/**
 * Prints each call of the mirror as strace prints system calls. The runtime asks it only if the
 * property {@code cmirror.trace} is set; it makes no call of the program's, and leaves errno alone.
 */
public final class Trace {

    /** They do not return: their line comes before the call. */
    private static final Set<String> LAST = Set.of("_exit", "_Exit", "quick_exit", "abort");
    private static final int COLUMN = 39;

    private static final MemorySegment GETPID = Libc.find("getpid");
    private static final MemorySegment GETPPID = Libc.find("getppid");

    /** From main on: what the runtime does before it is not the program's. */
    private static volatile boolean active;
    /** Whether there has been a fork: then lines begin with the pid, as strace -f's do. */
    private static volatile boolean forked;
    private static Thread main;

    static {
        if (!Options.awaitsMain) { // a library in somebody's JVM: from its first call on
            start(new String[] {"java"});
        }
    }

    private Trace() {
    }

    /** The program begins. */
    public static void start(String[] argv) {
        main = Thread.currentThread();
        active = true;
        if (Options.ON && Options.JSON) {
            Sink.line(Json.start(argv, pid(), call(GETPPID)));
        }
    }

    /** The program ends with this status, by exit or by the end of main. */
    public static void exit(int status) {
        if (active) {
            Function exit = Facts.function("exit");
            if (exit != null && Options.wants("exit")) {
                last(new Entry(exit, new long[] {status}));
            }
            end(status);
        }
    }

    private static void end(int status) {
        active = false;
        if (!Options.ON) {
            return;
        }
        Sink.line(Options.JSON ? Json.exit(status & 0xff, pid())
                : prefix() + "+++ exited with " + (status & 0xff) + " +++");
    }

    /** A call begins. Returns what {@link #leave} wants, or null: the call is not to be printed. */
    public static Object enter(String name, long... words) {
        if (!active) {
            return null;
        }
        Function function = Facts.function(name);
        if (function == null) {
            return null; // the runtime's own
        }
        Entry entry = new Entry(function, words);
        if (LAST.contains(name)) {
            if (Options.wants(name)) {
                last(entry);
            }
            end((int) entry.word(0));
            return null;
        } else if (!Options.wants(name)) {
            return null;
        }
        try {
            Decoder.entering(entry);
        } catch (RuntimeException e) { // the program goes on, whatever cannot be told of it
            Sink.line("trace: " + name + ": " + e);
        }
        if (name.startsWith("exec") || name.equals("fexecve")) {
            executes(entry);
        }
        entry.began = Clock.now(); // the call, without what it takes to print it
        return entry;
    }

    /** The same with doubles among the words. */
    public static Object enterMixed(String name, Object... words) {
        if (!active) {
            return null;
        }
        long[] bits = new long[words.length];
        for (int i = 0; i < words.length; i++) {
            bits[i] = words[i] instanceof Double number ? Double.doubleToRawLongBits(number)
                    : words[i] instanceof Float number ? Float.floatToRawIntBits(number)
                    : ((Number) words[i]).longValue();
        }
        return enter(name, bits);
    }

    /** Whether main has begun: calls before are the runtime's own. */
    public static boolean isActive() {
        return active;
    }

    /** The call has ended. {@code injected}: what stands behind its result, if that is not C's. */
    public static void leave(Object entered, long result, int errno, String injected) {
        if (entered != null) {
            Entry entry = (Entry) entered;
            entry.injected = injected;
            leave(entry, result, errno);
        }
    }

    private static void leave(Entry e, long result, int errno) {
        e.microseconds = Clock.now() - e.began;
        Function f = e.function;
        e.result = Decoder.extend(result, f.kind(), f.bytes());
        boolean isPointer = f.kind().equals("ptr");
        e.failed = !f.errors().equals("none")
                && (e.result == -1 || isPointer && e.result == 0 && !isHandler(f));
        e.errno = e.failed && !f.errors().equals("return") && !f.errors().equals("h_errno")
                ? errno : 0;
        forked |= e.name().equals("fork") && !e.failed;
        try {
            Decoder.leaving(e);
        } catch (RuntimeException unknown) {
            Sink.line("trace: " + e.name() + ": " + unknown);
        }
        print(e);
    }

    private static void last(Entry e) {
        Decoder.entering(e);
        if (Options.JSON) {
            return; // the end says it
        }
        Sink.line(line(e, "?"));
    }

    /** A program that takes this one's place: this is the last chance to print its arguments. */
    private static void executes(Entry e) {
        Decoder.leaving(e);
        if (Options.JSON) {
            Sink.line(Json.call(e, pid(), thread(), "?"));
        } else {
            Sink.line(prefix() + call(e).replaceFirst("\\)$", "") + " <unfinished ...>");
        }
    }

    private static void print(Entry e) {
        if (Options.JSON) {
            Sink.line(Json.call(e, pid(), thread(), result(e)));
        } else if (e.name().startsWith("exec")) {
            Sink.line(column(prefix() + "<... " + e.name() + " resumed>)") + " = " + result(e) + e.injected);
        } else {
            Sink.line(line(e, result(e)));
        }
    }

    private static String line(Entry e, String result) {
        String time = Options.TIME ? Clock.text(e.began) + " " : "";
        String duration = Options.DURATION ? " <" + e.microseconds / 1_000_000 + "."
                + String.format("%06d", e.microseconds % 1_000_000) + ">" : "";
        return column(prefix() + time + call(e)) + " = " + result + e.injected + duration;
    }

    /** Results stand below one another, as far as the calls are short. */
    private static String column(String text) {
        return text.length() >= COLUMN ? text : text + " ".repeat(COLUMN - text.length());
    }

    /** SIG_DFL is 0. */
    private static boolean isHandler(Function f) {
        return f.result().contains("sighandler") || f.name().equals("signal");
    }

    /** {@code bind(3, {...}, 16)}. */
    static String call(Entry e) {
        StringBuilder text = new StringBuilder(e.name()).append('(');
        for (int i = 0; i < e.texts.length; i++) {
            String argument = e.texts[i] == null ? Structs.hex(e.word(i)) : e.texts[i];
            if (!argument.isEmpty()) {
                text.append(i > 0 ? ", " : "").append(argument);
            }
        }
        return text.append(')').toString();
    }

    /** {@code 16}, {@code -1 EBADF (Bad file descriptor)}, {@code "127.0.0.1"}. */
    static String result(Entry e) {
        Function f = e.function;
        if (f.kind().equals("void")) {
            return "<void>";
        } else if (e.failed && e.errno != 0) {
            return (f.kind().equals("ptr") ? Structs.hex(e.result) : "-1") + " "
                    + Constants.nameOr(e.errno, "E") + " (" + strerror(e.errno) + ")";
        } else if (f.kind().equals("ptr")) {
            return pointer(e);
        } else if (f.kind().equals("f")) {
            return Double.toString(Double.longBitsToDouble(e.result));
        } else if (f.errors().equals("return") && e.result != 0) {
            String name = Constants.name(e.result, e.index("node") >= 0 || e.index("host") >= 0
                    ? "EAI_" : "E");
            return e.result + (name == null ? "" : " " + name);
        }
        String number = f.kind().equals("u") ? Long.toUnsignedString(e.result)
                : f.kind().equals("in_addr") ? Values.address((int) e.result)
                : Long.toString(e.result);
        if (e.remark != null && e.remark.startsWith("flags ")) {
            number = "0x" + Long.toHexString(e.result);
        }
        return number + (e.remark == null ? "" : " (" + e.remark + ")");
    }

    private static String pointer(Entry e) {
        String cType = e.function.result().replace("const ", "");
        if (cType.equals("char *")) {
            return Decoder.string(e.result);
        } else if (isHandler(e.function)) {
            return Decoder.handler(e.result);
        }
        Facts.Struct struct = Facts.struct(cType.replace("struct ", "").replaceAll("\\s*\\*", ""));
        byte[] bytes = struct == null || !cType.endsWith("*") || cType.endsWith("**") ? new byte[0]
                : Memory.read(e.result, struct.size());
        return struct == null || bytes.length < struct.size() ? Structs.hex(e.result)
                : Structs.text(struct.name(), bytes, 0, 0);
    }

    private static String strerror(int errno) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(Libc.CALL_STATE);
            long text = Libc.call(Libc.find("strerror"), state, errno, 0, 0, 0, 0, 0);
            return MemorySegment.ofAddress(text).reinterpret(256).getString(0);
        }
    }

    static int pid() {
        return call(GETPID);
    }

    /** The kernel's number of this thread where it is not the one that runs main; else 0. */
    private static int thread() {
        if (Thread.currentThread() == main || !Libc.has("gettid")) {
            return 0;
        }
        return call(Libc.find("gettid"));
    }

    private static int call(MemorySegment function) {
        try (Arena arena = Arena.ofConfined()) {
            return (int) Libc.call(function, arena.allocate(Libc.CALL_STATE), 0, 0, 0, 0, 0, 0);
        }
    }

    private static String prefix() {
        int thread = thread();
        if (!forked && !Options.PIDS && thread == 0) {
            return "";
        }
        String pid = Integer.toString(pid());
        return "[pid " + " ".repeat(Math.max(0, 5 - pid.length())) + pid
                + (thread == 0 ? "] " : " thread " + thread + "] ");
    }

    /** The parameter that holds the bytes that a call has moved, or -1. */
    static int buffer(Entry e) {
        for (int i = 0; i < e.texts.length; i++) {
            Parameter p = e.parameters().get(i);
            if (!p.bound().isEmpty() && e.function.result().equals("ssize_t")) {
                return i;
            }
        }
        return -1;
    }
}
