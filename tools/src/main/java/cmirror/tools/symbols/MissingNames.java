package cmirror.tools.symbols;

import cmirror.pages.Catalogue;
import cmirror.tools.script.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What a C file has from C's headers, and the mirror has not. */
final class MissingNames {

    private MissingNames() {
    }

    /**
     * {@code kind name  line n}, and where Java can have no such name, what a port writes instead; {@code absent}
     * gets the file's own headers that are not there, whose names cannot be told from others.
     */
    static List<String> of(Path file, String c, Set<String> provided, Map<String, String> notInJava,
            Set<String> absent) throws IOException {
        Set<String> names = new HashSet<>();
        provided.forEach(line -> names.add(line.substring(line.indexOf(' ') + 1)));
        Set<String> headers = new HashSet<>(new Catalogue(Script.headers()).headers());
        CWords words = new CWords(c);
        Set<String> own = own(file, words, new HashSet<>(), absent);
        List<String> missing = new ArrayList<>();
        for (CWords.Use use : words.uses()) {
            boolean isThere = use.kind().equals("header")
                    ? headers.contains(use.name()) || use.name().equals("stdarg") || use.name().equals("setjmp")
                    : names.contains(use.name()) || own.contains(use.name());
            if (!isThere) {
                String instead = notInJava.get(use.name());
                missing.add(use.kind() + " " + use.name() + (use.kind().equals("header") ? ".h" : "") + "  line "
                        + use.line() + (instead == null ? "" : ": " + instead));
            }
        }
        return missing;
    }

    /** The file's own names, and those of its own headers. */
    private static Set<String> own(Path file, CWords words, Set<Path> seen, Set<String> absent)
            throws IOException {
        Set<String> own = new TreeSet<>(words.own());
        for (String include : words.files()) {
            Path header = file.resolveSibling(include).normalize();
            if (!Files.exists(header)) {
                if (!include.equals("inet.h")) { // the course's own, which the mirror has
                    absent.add(include);
                }
            } else if (seen.add(header)) {
                own.addAll(own(header, new CWords(Files.readString(header)), seen, absent));
            }
        }
        return own;
    }
}
