package cmirror.tools.stress.api;

/** Cases of a member: from the first up to, and without, the last. */
record Span(Member member, int from, int to) {

    int size() {
        return to - from;
    }

    Span from(int first) {
        return new Span(member, first, to);
    }

    /** As a line of a file; {@link #of} reads it. */
    @Override
    public String toString() {
        return from + " " + to + " " + member.key();
    }

    static Span of(String line) {
        String[] words = line.split(" ", 3);
        return new Span(Member.of(words[2]), Integer.parseInt(words[0]),
                Integer.parseInt(words[1]));
    }
}
