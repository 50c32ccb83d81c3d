package cmirror.tools.man;

import cmirror.inet_h;
import cmirror.pages.Catalogue;
import cmirror.pages.Pages;
import cmirror.tools.script.Script;
import cmirror.tools.words.Sample;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The names of the headers that inet.h includes, and of those that its programs include besides. */
final class Lecture {

    static final Pages PAGES = new Pages(Script.headers());

    private Lecture() {
    }

    static List<Catalogue.Name> names() {
        Set<String> classes = new HashSet<>(Set.of("netinet_tcp_h"));
        for (Class<?> c = inet_h.class; c != null; c = c.getSuperclass()) {
            classes.add(c.getSimpleName());
        }
        return PAGES.catalogue().all().stream().filter(name -> classes.contains(
                name.header().replace('/', '_') + "_h")).toList();
    }

    /** The names of other headers that the samples use, but for what only sounds like one. */
    static List<Catalogue.Name> samples() {
        Set<String> lecture = names().stream().map(Catalogue.Name::header).collect(Collectors.toSet());
        Set<String> words = new HashSet<>();
        for (Path source : Sample.sources(Script.samples())) {
            Pattern.compile("\\w+").matcher(text(source)).results().forEach(word ->
                    words.add(word.group().replaceFirst("_$", "")));
        }
        words.removeAll(Set.of("true", "false", "msg", "group", "DATA"));
        return PAGES.catalogue().all().stream().filter(name -> words.contains(name.name())
                && !lecture.contains(name.header())).toList();
    }

    /** A program without its comments and its texts. */
    static String text(Path source) {
        try {
            return Files.readString(source).replaceAll(
                    "(?s)/\\*.*?\\*/|//[^\\n]*|\"(?:\\\\.|[^\"\\\\])*\"", " ");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
