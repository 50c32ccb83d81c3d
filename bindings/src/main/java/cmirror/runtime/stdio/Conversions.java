package cmirror.runtime.stdio;

import cmirror.runtime.call.Call;
import java.util.Arrays;

/** A format that is read conversion by conversion, each of which takes its arguments. */
abstract class Conversions {

    final Call call;
    final String format;
    final Object[] arguments;

    /** The fixed words and, behind them, one for each argument that a conversion takes. */
    Object[] words;
    final int fixed;
    int at;
    /** The argument of the conversion that is read now, counted from 1. */
    int current;
    private int next;
    /** How many arguments C will look at. */
    private int used;
    private boolean numbered;

    Conversions(Call call, long[] fixedWords, String format, Object[] arguments) {
        this.call = call;
        this.format = format;
        this.arguments = arguments;
        this.fixed = fixedWords.length;
        this.words = new Object[fixed + arguments.length];
        for (int i = 0; i < fixed; i++) {
            words[i] = fixedWords[i];
        }
    }

    final char peek() {
        return at < format.length() ? format.charAt(at) : 0;
    }

    final void skip(String characters) {
        while (at < format.length() && characters.indexOf(format.charAt(at)) >= 0) {
            at++;
        }
    }

    /** The argument with this number, or the next one. */
    final Object argument(int number, String spec) {
        if (number == 0 ? numbered : !numbered && next > 0) {
            throw error("\"" + format + "\" names some arguments by number, not all");
        }
        numbered = number > 0;
        current = numbered ? number : ++next;
        if (current > arguments.length) {
            throw error("has no argument for " + spec + " in \"" + format + "\"");
        }
        used = Math.max(used, current);
        return arguments[current - 1];
    }

    /** C looks at no more arguments than it needs; one that no conversion names is an int to it. */
    final void dropUnused() {
        if (fixed + used < words.length) {
            words = Arrays.copyOf(words, fixed + used);
        }
        for (int i = fixed; i < words.length; i++) {
            if (words[i] == null) {
                words[i] = 0L;
            }
        }
    }

    final IllegalArgumentException error(String text) {
        return new IllegalArgumentException(call.function() + ": " + text);
    }
}
