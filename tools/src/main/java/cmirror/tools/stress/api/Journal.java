package cmirror.tools.stress.api;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * What a batch says of its calls, in memory that it shares with the lab: no descriptor is needed,
 * which a call could close, and a crash loses nothing.
 */
final class Journal implements AutoCloseable {

    private static final long SIZE = 4 << 20;
    private static final long END = 0;
    private static final long STARTED = 8;
    private static final long CALL = 16;
    private static final long LINES = 8192;

    private final Arena arena = Arena.ofShared();
    private final MemorySegment memory;

    Journal(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ,
                StandardOpenOption.WRITE, StandardOpenOption.CREATE)) {
            memory = channel.map(MapMode.READ_WRITE, 0, SIZE, arena);
        }
    }

    /** As new. */
    void clear() {
        memory.asSlice(0, LINES).fill((byte) 0);
    }

    /** The batch: a call begins. */
    void begin(String call) {
        write(CALL, LINES - CALL, call);
        memory.set(JAVA_LONG, STARTED, memory.get(JAVA_LONG, STARTED) + 1);
    }

    /** The batch: it has ended. */
    void end(Verdict verdict, String call) {
        long end = memory.get(JAVA_LONG, END);
        long room = SIZE - LINES - end;
        memory.set(JAVA_LONG, END, end
                + write(LINES + end, room, verdict.outcome() + "\t" + call + "\t"
                + verdict.detail().replaceAll("\\s+", " ") + "\n"));
    }

    /** The lab: how many calls have begun. */
    long started() {
        return memory.get(JAVA_LONG, STARTED);
    }

    /** The lab: the call that began last. */
    String call() {
        return memory.getString(CALL);
    }

    /** The lab: a line for each call that has ended: {@code outcome, number, call, detail}. */
    List<String> lines() {
        byte[] text = memory.asSlice(LINES, memory.get(JAVA_LONG, END)).toArray(JAVA_BYTE);
        List<String> lines = new ArrayList<>();
        for (String line : new String(text, StandardCharsets.UTF_8).split("\n")) {
            if (!line.isEmpty()) {
                lines.add(line);
            }
        }
        return lines;
    }

    private long write(long at, long room, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length + 1 > room) {
            throw new IllegalStateException("the journal is full");
        }
        MemorySegment.copy(bytes, 0, memory, JAVA_BYTE, at, bytes.length);
        memory.set(JAVA_BYTE, at + bytes.length, (byte) 0);
        return bytes.length;
    }

    @Override
    public void close() {
        arena.close();
    }
}
