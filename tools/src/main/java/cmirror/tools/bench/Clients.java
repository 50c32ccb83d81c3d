package cmirror.tools.bench;

import static cmirror.sys_resource_h.RLIMIT_NOFILE;
import static cmirror.sys_resource_h.getrlimit;

import cmirror.rlimit;
import java.util.List;
import java.util.stream.Stream;

/** How many clients the scene c10k has: 10, 1000, and as many of 10,000 as this machine's limits allow. */
final class Clients {

    private static final int MOST = 10_000;
    /** What a program has open besides: a JVM's own files. */
    private static final int OTHERS = 100;

    private Clients() {
    }

    /** Those, or the one of the scene's name ("-50"). */
    static List<Integer> numbers(String asked) {
        int most = most();
        return (asked.isEmpty() ? Stream.of(10, 1000, MOST) : Stream.of(-Integer.parseInt(asked)))
                .map(number -> Math.min(number, most)).distinct().toList();
    }

    /** The limit that each of the programs is started with; a JVM raises its own to the hard one. */
    private static int most() {
        var limit = new rlimit();
        getrlimit(RLIMIT_NOFILE, limit);
        long files = limit.rlim_cur();
        return files < 0 || files > MOST + OTHERS ? MOST : Math.max(1, (int) files - OTHERS);
    }
}
