package cmirror.runtime.program;

import static cmirror.stdlib_h.setenv;
import static cmirror.stdlib_h.unsetenv;

/**
 * The program's LC_ALL, where the JVM was started with another one: in C's, Java finds no file whose
 * name has other letters than ASCII's, so the script starts it in one of UTF-8.
 */
final class OwnLocale {

    private static final String NAME = "LC_ALL";

    private OwnLocale() {
    }

    /** {@code was}: the value of LC_ALL, or "unset". */
    static void restore(String was) {
        if (was.equals("unset")) {
            unsetenv(NAME);
        } else {
            setenv(NAME, was, 1);
        }
    }
}
