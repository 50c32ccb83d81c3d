package cmirror.tools.check.calls;

import java.util.List;

/**
 * What came of running a program once.
 *
 * @param output  what it printed, line by line
 * @param ending  how its first process ended; null if it was still there and had to be ended
 * @param endless whether it made calls without end
 */
public record Performance(Story story, List<String> output, Ending ending, boolean endless) {
}
