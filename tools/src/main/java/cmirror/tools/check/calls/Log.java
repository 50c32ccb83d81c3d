package cmirror.tools.check.calls;

import java.util.List;
import java.util.Map;

/**
 * A trace, read.
 *
 * @param calls   in the order in which they returned
 * @param endings of the processes that have ended by themselves, by pid
 * @param threads the process of each thread that is not its first
 */
public record Log(List<Call> calls, Map<Integer, Ending> endings, Map<Integer, Integer> threads) {
}
