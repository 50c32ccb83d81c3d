package cmirror.tools.check.stage;

/** What becomes of the datagrams between a client and its server. */
enum Delivery {

    SURE(""),
    FIRST_LOST("the first one does not arrive"),
    OVERTAKEN("the first answer comes behind the second, or late");

    private final String text;

    Delivery(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
