package cmirror.runtime.text;

import cmirror.regex_h;
import cmirror.regex_t;
import cmirror.regmatch_t;
import cmirror.runtime.arguments.Owned;
import cmirror.runtime.arguments.Words;
import cmirror.runtime.call.Call;
import cmirror.runtime.libc.Libc;
import cmirror.runtime.libc.Target;
import cmirror.runtime.memory.Pointers;
import java.lang.foreign.MemorySegment;

/** libc's regular expressions, each compiled before it is used. */
public final class Regex {

    /** Where the compiled expression hangs: {@code buffer}, or {@code re_g}. */
    private static final long COMPILED = Target.MACOS ? 24 : 0;

    private static MemorySegment regcomp;
    private static MemorySegment regexec;
    private static MemorySegment regfree;

    private Regex() {
    }

    public static int compile(Object preg, Object regex, int cflags) {
        Call call = Call.of("regcomp");
        long struct = call.out("preg", preg, regex_t.layout().byteSize());
        int result = (int) call.invoke(
                regcomp != null ? regcomp : (regcomp = Libc.find("regcomp")), struct,
                call.string("regex", regex), cflags);
        if (result == 0) {
            Owned.made(struct, COMPILED);
        }
        return result;
    }

    public static int execute(Object preg, Object string, long nmatch, Object pmatch,
            int eflags) {
        Call call = Call.of("regexec");
        long struct = call.in("preg", preg, regex_t.layout().byteSize());
        if (!Owned.isLive(struct, COMPILED)) {
            throw new IllegalArgumentException("regexec: preg is not compiled: regcomp does that");
        }
        boolean matches = nmatch != 0 || (eflags & regex_h.REG_STARTEND) != 0;
        long most = Long.MAX_VALUE / regmatch_t.layout().byteSize();
        long bytes = Math.max(Long.compareUnsigned(nmatch, most) > 0 ? most : nmatch, 1)
                * regmatch_t.layout().byteSize();
        long text = call.string("string", string);
        long places = pmatch == null || !matches ? 0 : call.out("pmatch", pmatch, bytes);
        if ((eflags & regex_h.REG_STARTEND) != 0) { // C believes where the text is to end
            long size = Words.bytes(string).byteSize();
            long from = (int) Pointers.half(places == 0 ? notThere() : places);
            long to = (int) Pointers.half(places + 4);
            if (from < 0 || to < from || to > size) {
                throw new IllegalArgumentException("regexec: pmatch says that the text is from "
                        + from + " to " + to + ", string has " + size + " bytes");
            }
        }
        return (int) call.invoke(regexec != null ? regexec : (regexec = Libc.find("regexec")),
                struct, text, nmatch, places, eflags);
    }

    private static long notThere() {
        throw new IllegalArgumentException("regexec: pmatch is NULL");
    }

    public static void free(Object preg) {
        Call call = Call.of("regfree");
        long struct = call.out("preg", preg, regex_t.layout().byteSize());
        Owned.freed(struct, COMPILED, "regfree: preg is not compiled: regcomp does that");
        call.invoke(regfree != null ? regfree : (regfree = Libc.find("regfree")), struct);
    }
}
