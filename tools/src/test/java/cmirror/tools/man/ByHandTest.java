package cmirror.tools.man;

import static org.assertj.core.api.Assertions.assertThat;

import cmirror.headers.SymbolList;
import cmirror.pages.Catalogue;
import cmirror.pages.Page;
import cmirror.tools.script.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The javadoc of methods that are written by hand says what man says, in the same words. */
class ByHandTest {

    private static final Pattern METHOD = Pattern.compile("/\\*\\*((?:(?!\\*/)[\\s\\S])*)\\*/\\s+(?:@\\w+.*\\s+)*"
            + "public static [^=;{(]*?(\\w+)\\(");

    /** By method, the first one of each name: javadoc in one line. */
    private static Map<String, String> docs() throws IOException {
        Map<String, String> docs = new LinkedHashMap<>();
        try (Stream<Path> files = Files.list(Script.headers().resolveSibling("bindings/src/main/java/cmirror"))) {
            for (Path file : files.filter(path -> path.toString().endsWith("_by_hand.java")).sorted().toList()) {
                for (Matcher m = METHOD.matcher(Files.readString(file)); m.find();) {
                    docs.putIfAbsent(m.group(2).replaceFirst("_$", ""),
                            m.group(1).replaceAll("\\n\\s*\\*", " ").replaceAll("\\s+", " "));
                }
            }
        }
        return docs;
    }

    @Test
    void saysTheSame() throws IOException {
        Map<String, String> docs = docs();
        List<Catalogue.Name> names = new ArrayList<>(Lecture.names());
        names.addAll(Lecture.samples());
        List<String> missing = new ArrayList<>();
        int checked = 0;
        for (Catalogue.Name name : names) {
            if (name.kind().equals("function") && Lecture.PAGES.header(name.header()).list().symbols().stream()
                    .filter(symbol -> symbol.name().equals(name.name())).anyMatch(SymbolList.Symbol::byHand)) {
                String doc = docs.getOrDefault(name.name(), "nothing");
                for (String words : words(Lecture.PAGES.page(name), doc, docs)) {
                    if (!doc.contains(words)) {
                        missing.add(name.name() + " lacks: " + words);
                    }
                }
                checked++;
            }
        }
        assertThat(missing).isEmpty();
        assertThat(checked).isGreaterThan(70);
    }

    private static List<String> words(Page page, String doc, Map<String, String> docs) {
        List<String> words = new ArrayList<>(page.declaration());
        words.add(html(page.text()));
        page.parts().stream().filter(part -> !part.note().isEmpty())
                .forEach(part -> words.add("{@code " + part.name() + "}: " + html(part.note())));
        if (page.result() != null && !page.result().equals("none")) {
            words.add("<p>Result: " + html(page.result()) + ".");
        }
        // those of several functions stand at the first of them
        Matcher same = Pattern.compile("Errors[^:]*: those of \\{@link #(\\w+)}").matcher(doc);
        boolean isElsewhere = same.find();
        String errors = isElsewhere ? docs.get(same.group(1)) : doc;
        for (Page.Part error : page.errors()) {
            String phrase = "{@code " + error.name() + "} " + html(error.note());
            words.add(isElsewhere && errors.contains(phrase) ? "those of" : phrase);
        }
        words.add("<p>Source: " + page.source() + ".");
        return words;
    }

    private static String html(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("@", "&#64;");
    }
}
