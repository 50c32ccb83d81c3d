package cmirror.tools.check.grade;

import cmirror.tools.check.stage.Place;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Where one submission runs.
 *
 * @param folder in which it may write
 * @param traces beside it, to which it comes for its own trace only
 * @param walls  the words that go before a command, behind which it sees nothing else; null: there are none
 */
record Room(Path folder, Path traces, Walls walls, Limits limits) implements Place {

    /** The kernel counts what is asked for, and the watch what is used. */
    private static final int ROOM_TO_SEE_IT = 4;

    @Override
    public List<String> around(List<String> command, Path trace) {
        List<String> words = new ArrayList<>();
        if (walls != null) {
            words.addAll(walls.words());
            words.addAll(List.of(folder.toString(), trace == null ? "" : trace.toString(),
                    "" + limits.tasks(), "" + ROOM_TO_SEE_IT * limits.bytes()));
            if (trace != null) {
                trace.toFile().setWritable(true, false); // nobody may write it as well
            }
        }
        words.addAll(command);
        return words;
    }

    @Override
    public Guard guard(long pid, LongSupplier printed) {
        return new Watch(limits, pid, printed, walls == null ? null : folder);
    }
}
