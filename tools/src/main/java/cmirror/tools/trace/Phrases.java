package cmirror.tools.trace;

import cmirror.headers.Manual;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What an errno means after a call, as the manual that the mirror carries says it. */
final class Phrases {

    private final Path folder;
    private final Map<String, String> known = new HashMap<>();
    private List<Manual> manuals;

    /** {@code headers}: the folder of the descriptions; null or one that lacks them: no phrases. */
    Phrases(Path headers) {
        folder = headers == null ? null : headers.resolve("manual");
    }

    /** The function's own phrase, or the general one; "" if nothing is said of it. */
    String of(String function, String errno) {
        return known.computeIfAbsent(function + " " + errno, key -> find(function, errno));
    }

    private String find(String function, String errno) {
        if (manuals == null) {
            manuals = read();
        }
        for (Manual manual : manuals) {
            Manual.Entry entry = manual.find(function);
            if (entry != null) {
                Manual.Entry all = manual.find("errors");
                String own = entry.phrases().get(errno);
                String general = all == null ? null : all.phrases().get(errno);
                if (own != null || general != null) {
                    return own != null ? own : general;
                }
            }
        }
        for (Manual manual : manuals) {
            Manual.Constant constant = manual.constant(errno);
            if (constant != null) {
                return constant.text();
            }
        }
        return "";
    }

    private List<Manual> read() {
        if (folder == null || !Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(f -> f.toString().endsWith(".txt")).sorted().map(Manual::read)
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
