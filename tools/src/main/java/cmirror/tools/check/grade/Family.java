package cmirror.tools.check.grade;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A process and all that have come from it, as far as they are still there. */
record Family(int processes, long bytes) {

    private static final Path PROC = Path.of("/proc");
    private static final long FRESH_NANOS = 40_000_000;
    private static final int PAGE = 4096;
    /** In /proc/PID/stat, behind the name: proc(5). */
    private static final int PARENT = 1;
    private static final int RESIDENT = 21;

    private record Member(long pid, long pages) {
    }

    /** By parent; all who ask at the same time look at the same. */
    private static Map<Long, List<Member>> children = Map.of();
    private static long seen = System.nanoTime() - FRESH_NANOS;

    static Family of(long pid) {
        Map<Long, List<Member>> now = children();
        Deque<Long> left = new ArrayDeque<>(List.of(pid));
        int processes = 0;
        long pages = 0;
        while (!left.isEmpty()) {
            for (Member member : now.getOrDefault(left.pop(), List.of())) {
                left.push(member.pid);
                processes++;
                pages += member.pages;
            }
        }
        return new Family(processes, pages * PAGE);
    }

    private static synchronized Map<Long, List<Member>> children() {
        if (System.nanoTime() - seen > FRESH_NANOS) {
            children = read();
            seen = System.nanoTime();
        }
        return children;
    }

    private static Map<Long, List<Member>> read() {
        Map<Long, List<Member>> all = new HashMap<>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path process : processes) {
                String stat = stat(process);
                String[] words = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ");
                if (words.length > RESIDENT) {
                    all.computeIfAbsent(Long.parseLong(words[PARENT]), parent -> new ArrayList<>()).add(new Member(
                            Long.parseLong(process.getFileName().toString()), Long.parseLong(words[RESIDENT])));
                }
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String stat(Path process) {
        try {
            return Files.readString(process.resolve("stat"), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return ""; // it has ended meanwhile
        }
    }
}
