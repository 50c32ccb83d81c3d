package cmirror.runtime.trace;

import cmirror.runtime.trace.Facts.Function;
import cmirror.runtime.trace.Facts.Parameter;
import java.util.List;

/** A call that is going on: what went in, and what came out. */
final class Entry {

    final Function function;
    /** The arguments as C got them; a double by its bits. */
    final long[] words;
    /** Wall clock, microseconds. */
    long began = Clock.now();
    /** The text of each argument, null as long as the function may still change it. */
    final String[] texts;
    /** What value-result lengths were before. */
    final long[] before;

    long result;
    long microseconds;
    boolean failed;
    int errno;
    /** What stands behind the result, in parentheses, or null. */
    String remark;
    /** Behind that, if something else has happened than the program meant. */
    String injected = "";

    Entry(Function function, long[] words) {
        this.function = function;
        this.words = words;
        this.texts = new String[function.parameters().size()];
        this.before = new long[texts.length];
    }

    String name() {
        return function.name();
    }

    List<Parameter> parameters() {
        return function.parameters();
    }

    /** The place of the parameter with this name, or -1. */
    int index(String name) {
        for (int i = 0; i < texts.length; i++) {
            if (parameters().get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    /** An argument by its name; 0 if there is no such parameter. */
    long word(String name) {
        int i = index(name);
        return i < 0 || i >= words.length ? 0 : words[i];
    }

    long word(int i) {
        return i < words.length ? words[i] : 0;
    }

    /** An int argument with its sign. */
    int int32(int i) {
        return (int) word(i);
    }
}
