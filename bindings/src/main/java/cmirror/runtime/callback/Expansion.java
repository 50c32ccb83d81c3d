package cmirror.runtime.callback;

import cmirror.glob_errfunc_t;
import cmirror.glob_h;
import cmirror.glob_t;
import cmirror.runtime.arguments.Owned;
import cmirror.runtime.call.Call;
import cmirror.runtime.libc.Libc;
import cmirror.wordexp_h;
import cmirror.wordexp_t;
import java.lang.foreign.MemorySegment;

/** glob and wordexp, which store lists that only libc may free. */
public final class Expansion {

    private static final String NOT_GLOB = ": pglob's gl_pathv is not what glob has stored there";
    private static final String NOT_WORDEXP = ": p's we_wordv is not what wordexp has stored there";

    private Expansion() {
    }

    public static int glob(Object pattern, int flags, glob_errfunc_t errfunc, glob_t pglob) {
        MemorySegment symbol = Scandir.inode64("glob");
        Call call = Call.of("glob");
        long text = call.string("pattern", pattern);
        long struct = call.out("pglob", pglob, glob_t.layout().byteSize());
        if ((flags & glob_h.GLOB_APPEND) != 0) {
            Owned.freed(struct, glob_t.gl_pathv$offset(), "glob" + NOT_GLOB);
        }
        Callback callback = call.callback(new Callback(errfunc, 0, null));
        int result = (int) call.invoke(symbol, text, flags,
                errfunc == null ? 0 : Callback.GlobError.STUB.address(), struct);
        Owned.made(struct, glob_t.gl_pathv$offset());
        callback.rethrow();
        return result;
    }

    public static void globfree(glob_t pglob) {
        MemorySegment symbol = Libc.find("globfree");
        Call call = Call.of("globfree");
        long struct = call.out("pglob", pglob, glob_t.layout().byteSize());
        Owned.freed(struct, glob_t.gl_pathv$offset(), "globfree" + NOT_GLOB);
        call.invoke(symbol, struct);
    }

    public static int wordexp(Object s, wordexp_t p, int flags) {
        MemorySegment symbol = Libc.find("wordexp");
        Call call = Call.of("wordexp");
        long text = call.string("s", s);
        long struct = call.out("p", p, wordexp_t.layout().byteSize());
        boolean again = (flags & (wordexp_h.WRDE_APPEND | wordexp_h.WRDE_REUSE)) != 0;
        if (again) {
            Owned.freed(struct, wordexp_t.we_wordv$offset(), "wordexp" + NOT_WORDEXP);
        }
        int result = (int) call.invoke(symbol, text, struct, flags);
        if (result == 0 || result == wordexp_h.WRDE_NOSPACE || again) { // else p is as it was
            Owned.made(struct, wordexp_t.we_wordv$offset());
        }
        return result;
    }

    public static void wordfree(wordexp_t p) {
        MemorySegment symbol = Libc.find("wordfree");
        Call call = Call.of("wordfree");
        long struct = call.out("p", p, wordexp_t.layout().byteSize());
        Owned.freed(struct, wordexp_t.we_wordv$offset(), "wordfree" + NOT_WORDEXP);
        call.invoke(symbol, struct);
    }
}
