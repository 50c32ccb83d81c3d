package cmirror.tools.stress.api;

/** A value, and how a report writes it. */
record Argument(Object value, String text) {

    static Argument of(Object value) {
        return new Argument(value, value instanceof Long ? value + "L" : String.valueOf(value));
    }

    @Override
    public String toString() {
        return text;
    }
}
