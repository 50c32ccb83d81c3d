package cmirror.runtime.inject;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which calls of a function are meant, counted from 1: strace's {@code FIRST[..LAST][+[STEP]]}. */
record When(long first, long last, long step) {

    static final When ALWAYS = new When(1, Long.MAX_VALUE, 1);

    private static final Pattern TEXT =
            Pattern.compile("([1-9]\\d{0,8})(?:\\.\\.([1-9]\\d{0,8}))?(\\+([1-9]\\d{0,8})?)?");

    static When parse(String text) {
        Matcher m = TEXT.matcher(text);
        if (m.matches()) {
            long first = Long.parseLong(m.group(1));
            boolean goesOn = m.group(2) != null || m.group(3) != null;
            long last = m.group(2) != null ? Long.parseLong(m.group(2))
                    : goesOn ? Long.MAX_VALUE : first;
            if (first <= last) {
                return new When(first, last, m.group(4) == null ? 1 : Long.parseLong(m.group(4)));
            }
        }
        throw new IllegalArgumentException("when=" + text + " names no calls: it is N, N+, N+STEP,"
                + " FIRST..LAST or FIRST..LAST+STEP, counted from 1");
    }

    boolean holds(long count) {
        return count >= first && count <= last && (count - first) % step == 0;
    }
}
