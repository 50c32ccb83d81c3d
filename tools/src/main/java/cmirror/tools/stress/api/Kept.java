package cmirror.tools.stress.api;

import static cmirror.stdio_h.fclose;
import static cmirror.stdlib_h.*;
import static cmirror.string_h.strtok;

import cmirror.FILE;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** What libc keeps of a call: it is given something else, before that memory is used again. */
final class Kept {

    private final MemorySegment state = Arena.global().allocate(128, 8);
    private final MemorySegment text = Arena.global().allocate(1);

    Kept() {
        initstate(1, state, state.byteSize());
    }

    void release(Member member, Object result) {
        switch (member.name()) {
            case "initstate", "setstate" -> setstate(state);
            case "putenv" -> clearenv();
            case "strtok" -> strtok(text, " ");
            case "open_memstream", "fmemopen" -> {
                if (result instanceof FILE stream) {
                    fclose(stream);
                }
            }
            default -> { }
        }
    }
}
