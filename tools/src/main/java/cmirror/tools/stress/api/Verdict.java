package cmirror.tools.stress.api;

import static cmirror.errno_h.*;

import java.lang.foreign.MemorySegment;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a call's result, or what it threw, says of it. */
record Verdict(Outcome outcome, String detail) {

    /** What the JDK says, of memory, arrays, casts and null, wherever it is thrown. */
    private static final Pattern JDKS = Pattern.compile(
            "Cannot (invoke|read|load|store|throw|assign|enter)|cannot be cast to|/ by zero"
            + "|[Oo]ut of bounds? (for|access)|MemorySegment\\{|^Index |^-?\\d+$|Already closed"
            + "|Attempt(ed)? .*(segment|access|thread)|[Rr]ead-only segment|Source component type"
            + "|Heap segment not allowed|[Ii]ncompatible alignment|Range \\[|(integer|long) "
            + "overflow|@[0-9a-f]{5,}|Optional\\[|[Aa]rray size exceeds|a downcall threw");

    /** They take words of which only the kernel knows whether they are pointers. */
    private static final Set<String> RAW = Set.of("fcntl", "ioctl", "prctl", "semctl", "syscall", "mincore");

    static Verdict ofResult(Member member, Object[] arguments, Object result) {
        boolean failed = result == null || result instanceof Integer i && i == -1
                || result instanceof Long l && l == -1;
        if (!failed || errno() == 0) {
            return new Verdict(Outcome.RETURNED, "");
        }
        // to a NULL the kernel answers so in C, too
        boolean known = errno() == EFAULT && !RAW.contains(member.name())
                && Stream.of(arguments).noneMatch(Verdict::isNull);
        return new Verdict(known ? Outcome.FAULT : Outcome.FAILED, "");
    }

    private static boolean isNull(Object argument) {
        return argument == null || argument instanceof Number number && number.longValue() == 0
                || argument instanceof MemorySegment memory && memory.address() == 0
                && memory.isNative();
    }

    static Verdict ofThrown(Member member, Throwable thrown) {
        String message = thrown.getMessage();
        String said = thrown.getClass().getSimpleName() + ": " + message;
        StackTraceElement[] stack = thrown.getStackTrace();
        if (thrown instanceof OutOfMemoryError) {
            return new Verdict(Outcome.FULL, said);
        } else if (thrown instanceof Callbacks.Thrown || said.startsWith("ThreadExit")
                || thrown instanceof StackOverflowError && isCallbacks(stack)) {
            return new Verdict(Outcome.RETURNED, said);
        } else if (message == null || JDKS.matcher(message).find()
                || stack.length > 0 && isJdks(stack[0])) {
            return new Verdict(Outcome.JDK, said + place(stack));
        }
        return new Verdict(names(member, message) ? Outcome.SENTENCE : Outcome.UNNAMED, said);
    }

    /** Of a struct's method the struct's name will do; {@code wait_} is wait, vprintf printf. */
    private static boolean names(Member member, String message) {
        String name = member.executable().getName();
        String inC = !member.isFunction()
                ? member.executable().getDeclaringClass().getSimpleName()
                : name.replaceFirst("^v(?=.*(printf|scanf|err|warn|syslog))|_$", "");
        return message.contains(inC) || message.contains(name);
    }

    private static boolean isCallbacks(StackTraceElement[] stack) {
        return stack.length > 0 && stack[0].getClassName().startsWith("cmirror.tools.");
    }

    private static boolean isJdks(StackTraceElement top) {
        return top.getClassName().matches("(java|jdk|sun)\\..*")
                && !top.getClassName().startsWith("jdk.internal.reflect.");
    }

    /** The line of the mirror's that it came through. */
    private static String place(StackTraceElement[] stack) {
        for (StackTraceElement line : stack) {
            if (line.getClassName().startsWith("cmirror.")) {
                return " (" + line.getFileName() + ":" + line.getLineNumber() + ")";
            }
        }
        return "";
    }
}
