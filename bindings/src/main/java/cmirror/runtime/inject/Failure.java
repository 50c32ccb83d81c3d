package cmirror.runtime.inject;

import cmirror.runtime.trace.Constants;
import cmirror.runtime.trace.Facts.Function;
import java.util.Set;

/** What a call returns that is not made, and the errno that it leaves; 0: as it was. */
record Failure(long result, int errno) {

    /** Pointers whose failure is {@code (void *) -1}. */
    private static final Set<String> MINUS_ONE = Set.of("mmap", "mremap", "shmat", "sbrk", "signal",
            "sigset");
    /** The kernel's greatest. */
    private static final int MOST = 4095;

    /** {@code error=EINTR}: as the function tells its errors. */
    static Failure error(Function function, String text) {
        String name = function.name();
        switch (function.errors()) {
            case "none" -> throw new IllegalArgumentException(name + " has no errors"
                    + (isWord(function) ? ": retval=0 says what it returns" : ""));
            case "h_errno" -> throw new IllegalArgumentException(name
                    + " tells no errno: retval=0 makes it fail");
            case "return" -> {
                return new Failure(number(text, true), 0);
            }
            default -> {
                needWord(function, "error");
                boolean isNull = function.kind().equals("ptr") && !MINUS_ONE.contains(name);
                return new Failure(isNull ? 0 : -1, number(text, false));
            }
        }
    }

    private static int number(String text, boolean others) {
        long value = text.matches("\\d{1,4}") ? Long.parseLong(text)
                : text.matches("E[A-Z0-9]+") || others && text.matches("EAI_[A-Z]+")
                ? Constants.value(text) : 0;
        if (text.startsWith("EAI_") && others && value != 0 && value != -1) {
            return (int) value;
        } else if (value < 1 || value > MOST) {
            throw new IllegalArgumentException("error=" + text + " is no errno of this system: EINTR, "
                    + "EAGAIN, ECONNRESET ..., or a number from 1 to " + MOST);
        }
        return (int) value;
    }

    /** {@code retval=0}: whatever it means. */
    static Failure value(Function function, String text) {
        needWord(function, "retval");
        long value;
        try {
            value = Long.decode(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("retval=" + text + " is no number");
        }
        if (function.kind().equals("ptr") && value != 0) {
            throw new IllegalArgumentException(function.name() + " returns a pointer: retval=0, which"
                    + " is NULL, is the only one that leads nowhere");
        }
        return new Failure(value, 0);
    }

    private static void needWord(Function function, String effect) {
        if (!isWord(function)) {
            throw new IllegalArgumentException(function.name() + " returns "
                    + (function.kind().equals("void") ? "nothing" : function.result()) + ": there is no "
                    + effect + "= for it");
        }
    }

    private static boolean isWord(Function function) {
        return switch (function.kind()) {
            case "i", "u", "ptr", "in_addr" -> true;
            default -> false;
        };
    }
}
