package cmirror.tools.check.stage;

import cmirror.tools.check.calls.Performance;

/** A program that took more than it may, or did not come to its work: its calls are not worth being compared. */
public final class Stopped extends RuntimeException {

    private final transient Performance did;

    Stopped(String why, Performance did) {
        super(why);
        this.did = did;
    }

    /** What it did until then. */
    public Performance did() {
        return did;
    }
}
