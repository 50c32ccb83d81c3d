package cmirror.tools.bench.net;

import cmirror.tools.bench.Meter;
import java.io.IOException;

/** The nearest that Java has to fork: another program that ends at once, and is waited for. */
final class ProcessWait {

    private ProcessWait() {
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        var meter = new Meter(args);
        do {
            if (new ProcessBuilder("true").start().waitFor() != 0) {
                throw new IOException("true has failed");
            }
        } while (meter.goesOn(1));
    }
}
