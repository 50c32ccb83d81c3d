package cmirror.tools.trace;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A trace that is being written: what is new in it since it was last asked. */
final class TraceFile {

    private final int program;
    private final Path file;
    private long read;

    TraceFile(int program, Path file) {
        this.program = program;
        this.file = file;
    }

    /** The events behind those that are known; a line that is not complete yet is left for later. */
    List<Event> more() throws IOException {
        List<Event> events = new ArrayList<>();
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(Integer.MAX_VALUE - 8,
                    Math.max(0, channel.size() - read)));
            while (bytes.hasRemaining() && channel.read(bytes, read + bytes.position()) >= 0) {
                continue;
            }
            int end = bytes.position();
            while (end > 0 && bytes.get(end - 1) != '\n') {
                end--;
            }
            read += end;
            String text = new String(bytes.array(), 0, end, StandardCharsets.UTF_8);
            for (String line : text.split("\n")) {
                if (!line.isEmpty()) {
                    events.add(Event.parse(program, line));
                }
            }
        }
        return events;
    }
}
