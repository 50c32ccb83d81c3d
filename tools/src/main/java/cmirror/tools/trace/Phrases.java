package cmirror.tools.trace;

import cmirror.pages.Pages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** What an errno means after a call, as the manual that the mirror carries says it. */
final class Phrases {

    private final Pages pages;
    private final Map<String, String> known = new HashMap<>();

    /** {@code headers}: the folder of the descriptions; null or one that lacks them: no phrases. */
    Phrases(Path headers) {
        pages = headers == null || !Files.isDirectory(headers) ? null : new Pages(headers);
    }

    /** The function's own phrase, or the general one; "" if nothing is said of it. */
    String of(String function, String errno) {
        return known.computeIfAbsent(function + " " + errno, key -> {
            String phrase = pages == null ? null : pages.error(function, errno);
            return phrase == null ? "" : phrase;
        });
    }
}
