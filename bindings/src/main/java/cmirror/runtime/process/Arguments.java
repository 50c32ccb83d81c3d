package cmirror.runtime.process;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import cmirror.runtime.call.Call;
import cmirror.runtime.libc.Libc;
import cmirror.runtime.libc.Target;
import cmirror.runtime.memory.CString;
import cmirror.runtime.memory.Pointers;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;

/** The arguments of the process, byte for byte: Java decodes them with the locale's charset. */
public final class Arguments {

    /** argv[0], of a program that was started as one; else null. */
    public static String name;

    private Arguments() {
    }

    /**
     * The last {@code args.length} arguments of this process, exactly, if they are what Java has been
     * given: not where a launcher has made them, or {@code java @file} has read them from a file.
     */
    public static String[] exact(String[] args) {
        if (isAscii(args)) {
            return args; // every charset that a locale can have agrees on these
        }
        try {
            String[] exact = Target.MACOS ? fromLibc(args.length) : fromProc(args.length);
            for (int i = 0; i < args.length; i++) {
                if (exact[i] == null || !fits(exact[i], args[i])) {
                    return args;
                }
            }
            return exact;
        } catch (IOException e) {
            return args; // no /proc: as Java has decoded them
        }
    }

    private static boolean isAscii(String[] args) {
        for (String arg : args) {
            for (int i = 0; i < arg.length(); i++) {
                if (arg.charAt(i) > 127) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Whether Java may have decoded the one as the other: bytes without meaning as any character. */
    private static boolean fits(String exact, String decoded) {
        String text = new String(CString.bytes(exact),
                Charset.forName(System.getProperty("sun.jnu.encoding")));
        boolean fits = text.length() == decoded.length();
        for (int i = 0; fits && i < text.length(); i++) {
            fits = text.charAt(i) == decoded.charAt(i) || text.charAt(i) == '\ufffd';
        }
        return fits;
    }

    private static String[] fromProc(int count) throws IOException {
        byte[] line = Files.readAllBytes(Path.of("/proc/self/cmdline"));
        String[] exact = new String[count];
        int end = line.length - 1; // each argument ends with a NUL
        for (int i = count - 1; i >= 0 && end >= 0; i--) {
            int start = end;
            while (start > 0 && line[start - 1] != 0) {
                start--;
            }
            exact[i] = CString.of(java.util.Arrays.copyOfRange(line, start, end));
            end = start - 1;
        }
        return exact;
    }

    private static String[] fromLibc(int count) {
        Call call = Call.of("_NSGetArgc");
        int argc = Pointers.to(call.invoke(Libc.find("_NSGetArgc")), 4).get(JAVA_INT, 0);
        call = Call.of("_NSGetArgv");
        MemorySegment argv = Pointers.to(
                Pointers.to(call.invoke(Libc.find("_NSGetArgv")), 8).get(JAVA_LONG, 0), 8L * argc);
        String[] exact = new String[count];
        for (int i = Math.max(0, count - argc); i < count; i++) {
            exact[i] = CString.of(Pointers.at(argv, 8L * (argc - count + i)));
        }
        return exact;
    }
}
