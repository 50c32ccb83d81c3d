package cmirror.tools.check.calls;

import cmirror.tools.trace.Event;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The trace of a Java program: the mirror's, in JSON. */
public final class MirrorLog {

    private MirrorLog() {
    }

    public static Log read(Path file) throws IOException {
        List<Call> calls = new ArrayList<>();
        Map<Integer, Ending> endings = new HashMap<>();
        for (Event event : Event.read(0, file)) {
            if (event.kind().equals("exit")) {
                endings.put(event.pid(), new Ending(Integer.parseInt(event.words().get("status")), null));
            } else if (event.isCall()) {
                calls.add(Names.call(event.pid(), event.name(), List.copyOf(event.args().values()),
                        event.value(), event.words().get("errno")));
            }
        }
        return new Log(calls, endings, Map.of());
    }
}
