package cmirror.runtime.inject;

import cmirror.runtime.trace.Facts;
import cmirror.runtime.trace.Facts.Function;

/**
 * What shall happen to some calls of a function. A rule that cannot be kept is an
 * IllegalArgumentException, whose sentence says what to write instead.
 *
 * @param result what the call returns that is not made; null: it is made
 * @param length so many bytes at most are asked for; 0: as many as the program asks for
 * @param before how long before the call, nanoseconds
 * @param after  how long after it
 */
record Rule(String function, Long result, int errno, long length, long before, long after,
        When when) {

    private static final String EFFECTS = "error=EINTR, retval=0, short=3, delay=50ms";

    /** The part of a rule behind the function's name, {@code error=EINTR:when=2}. */
    static Rule parse(String name, String effects) {
        Function function = Facts.function(name);
        if (function == null) {
            throw new IllegalArgumentException("there is no C function " + name
                    + " in the mirror, whose functions the command symbols lists");
        }
        Long result = null;
        int errno = 0;
        long length = 0;
        long before = 0;
        long after = 0;
        When when = When.ALWAYS;
        for (String effect : effects.split(":", -1)) {
            int equals = effect.indexOf('=');
            String key = equals < 0 ? effect : effect.substring(0, equals);
            String value = equals < 0 ? "" : effect.substring(equals + 1);
            switch (key) {
                case "error", "retval" -> {
                    if (result != null) {
                        throw new IllegalArgumentException(name
                                + " has one result: one error= or one retval=");
                    }
                    Failure failure = key.equals("error") ? Failure.error(function, value)
                            : Failure.value(function, value);
                    result = failure.result();
                    errno = failure.errno();
                }
                case "short" -> length = Shortened.length(name, value);
                case "delay", "delay_enter" -> before = Delay.parse(effect, value);
                case "delay_exit" -> after = Delay.parse(effect, value);
                case "when" -> when = When.parse(value);
                default -> throw new IllegalArgumentException("\"" + effect + "\" is nothing that "
                        + name + " could do: there are " + EFFECTS + ", and when=2 for the second call");
            }
        }
        if (result != null && length > 0) {
            throw new IllegalArgumentException(name + " with error= or retval= is not called: short="
                    + length + " is for another rule");
        } else if (result == null && length == 0 && before == 0 && after == 0) {
            throw new IllegalArgumentException("what shall " + name + " do? " + EFFECTS);
        }
        return new Rule(name, result, errno, length, before, after, when);
    }
}
