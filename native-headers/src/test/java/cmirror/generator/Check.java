package cmirror.generator;

/**
 * One claim of a description, as a question to the C compiler.
 *
 * @param where what it is about: {@code struct sockaddr_in: sin_port}
 * @param what  which of its properties: {@code offset}
 * @param c     the C text whose answer counts
 * @param said  what the description says
 */
record Check(Kind kind, String where, String what, String c, String said) {

    enum Kind {
        /** {@code c} is a constant expression, {@code said} its value. */
        NUMBER,
        /** {@code c} and {@code said} are types, or expressions that have one. */
        TYPE,
        /** {@code c} is a statement that prints {@code said} when it runs. */
        RUN
    }

    static Check number(String where, String what, String c, long said) {
        return new Check(Kind.NUMBER, where, what, c, String.valueOf(said));
    }

    static Check type(String where, String what, String c, String said) {
        return new Check(Kind.TYPE, where, what, c, said);
    }

    static Check run(String where, String what, String c, String said) {
        return new Check(Kind.RUN, where, what, c, said);
    }

    /** The claim as a line of C that compiles only if it is true. */
    String assertion() {
        return switch (kind) {
            case NUMBER -> "_Static_assert((unsigned long long)(" + c + ") == "
                    + (said.startsWith("-") ? "(unsigned long long)(" + said + "LL)" : said + "ULL")
                    + ", \"\");";
            case TYPE -> "_Static_assert(__builtin_types_compatible_p(__typeof__(" + c
                    + "), __typeof__(" + said + ")), \"\");";
            case RUN -> "";
        };
    }

    /** The question as C statements that print the answer on a line of its own. */
    String question() {
        return kind == Kind.RUN ? "{ " + c + " printf(\"\\n\"); }"
                : "if ((" + c + ") < 0) printf(\"%lld\\n\", (long long)(" + c + "));"
                        + " else printf(\"%llu\\n\", (unsigned long long)(" + c + "));";
    }

    /** The sentence of a difference. */
    String difference(String answer) {
        return where + ": " + what + ": C says " + answer + ", the description " + said;
    }
}
