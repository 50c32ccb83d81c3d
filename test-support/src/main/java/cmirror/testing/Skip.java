package cmirror.testing;

import java.io.IOException;
import org.junit.jupiter.api.Assumptions;

/** A test that cannot be made here says so: in the report, and where one reads the build. */
public final class Skip {

    private Skip() {
    }

    public static void unless(boolean possible, String reason) {
        if (!possible) {
            System.out.println("skipped: " + reason);
        }
        Assumptions.assumeTrue(possible, reason);
    }

    /** {@code purpose}: what the test needs strace for. */
    public static void unlessStrace(String purpose) throws IOException, InterruptedException {
        unless(OnPath.has("strace"), "there is no strace " + purpose);
        unless(new ProcessBuilder("strace", "-o", "/dev/null", "true").start().waitFor() == 0,
                "strace may not trace here");
    }
}
