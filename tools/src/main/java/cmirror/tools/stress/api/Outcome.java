package cmirror.tools.stress.api;

/** How a call ended. */
enum Outcome {
    RETURNED("returned", false),
    FAILED("-1 or NULL, and errno", false),
    SENTENCE("a sentence of the mirror's", false),
    UNNAMED("a sentence that does not name the call", false),
    FULL("no memory left", false),
    WAITED("waits by its meaning", false),
    WILD("crash by a wild address", false),
    FAULT("EFAULT, of memory that the mirror knows", true),
    JDK("a message of the JDK's", true),
    HARM("memory outside of the argument written", true),
    CORRUPT("libc found its memory harmed, and aborted", true),
    CRASH("crash", true),
    HANG("hang", true);

    final String text;
    /** Whether the mirror should have known better. */
    final boolean isDefect;

    Outcome(String text, boolean isDefect) {
        this.text = text;
        this.isDefect = isDefect;
    }

    /** Whether one may want to look at it. */
    boolean isDoubtful() {
        return this == UNNAMED || this == FULL || this == WAITED;
    }

    /** Whether the process did not outlive it. */
    boolean isEnd() {
        return this == CRASH || this == CORRUPT || this == HANG || this == WAITED
                || this == WILD;
    }
}
