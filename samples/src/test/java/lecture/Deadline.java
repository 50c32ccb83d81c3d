package lecture;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Bounded waiting. */
final class Deadline {

    static final int SECONDS = 30;

    private Deadline() {
    }

    /** Waits until it is so; after 30 seconds the test fails with what else it knows. */
    static void await(String what, BooleanSupplier isSo, Supplier<?> otherwise) {
        long end = System.nanoTime() + SECONDS * 1_000_000_000L;
        while (!isSo.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("after " + SECONDS + " seconds still not: " + what
                        + "\n" + otherwise.get());
            }
            pause(10);
        }
    }

    static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }
}
