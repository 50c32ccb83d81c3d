package cmirror.tools.man;

import static org.assertj.core.api.Assertions.assertThat;

import cmirror.pages.Catalogue;
import cmirror.pages.Page;
import cmirror.tools.script.Script;
import cmirror.tools.words.Sample;
import java.lang.reflect.Member;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages of the lecture's names have no empty part. */
class CompleteTest {

    @Test
    void everyPartIsThere() {
        List<String> problems = new ArrayList<>();
        List<Catalogue.Name> names = Lecture.names();
        assertThat(names).hasSizeGreaterThan(2000);
        for (Catalogue.Name name : names) {
            Page page = Lecture.PAGES.page(name);
            if (page == null) { // a macro on one platform that is a function on another
                page = Lecture.PAGES.find(name.name()).stream().findFirst().orElse(null);
            }
            if (page == null) {
                problems.add(name + " has no page");
            } else {
                check(page, problems);
            }
        }
        assertThat(problems).isEmpty();
    }

    /** What the samples use of other headers, as epoll, is whole as well. */
    @Test
    void whatTheSamplesUseIsWhole() {
        List<String> problems = new ArrayList<>();
        List<Catalogue.Name> names = Lecture.samples();
        assertThat(names).extracting(Catalogue.Name::name).hasSizeGreaterThan(45)
                .contains("poll", "epoll_ctl", "EPOLLIN", "open", "fcntl", "F_SETFL", "writev", "sockaddr_un");
        names.forEach(name -> check(Lecture.PAGES.page(name), problems));
        assertThat(problems).isEmpty();
    }

    /** Of bytes, of seconds, of what: a size or a time is said to be one of something. */
    @Test
    void sizesAndTimesHaveUnits() {
        List<String> without = new ArrayList<>();
        int sizes = 0;
        for (Page page : pages()) {
            for (Page.Part part : page.kind().matches("function|macro") ? page.parts() : List.<Page.Part>of()) {
                if (part.type().matches("s?size_t|socklen_t( \\*)?|time_t|u?seconds_t|clock_t|off_t")) {
                    sizes++;
                    if (!part.note().matches("(?s).*\\b(bytes?|\\w*seconds?|clock|characters|wchar_t|elements|members|items"
                            + "|numbers?|name|Epoch)\\b.*")) {
                        without.add(page.name() + " " + part.name() + ": " + part.note());
                    }
                }
            }
        }
        assertThat(without).isEmpty();
        assertThat(sizes).isGreaterThan(150);
    }

    /** Every sample that calls a function stands on its page; they are found in another way here. */
    @Test
    void theSamplesThatUseAFunctionAreTold() {
        Map<String, Set<String>> callers = new TreeMap<>();
        for (Path source : Sample.sources(Script.samples())) {
            String text = Lecture.text(source);
            for (Matcher m = Pattern.compile("(?<!\\w )(?<![\\w.])([a-z]\\w*?)_?\\(").matcher(text); m.find();) {
                if (!text.contains(" " + m.group(1) + "(int ")) { // one of its own
                    callers.computeIfAbsent(m.group(1), name -> new TreeSet<>())
                            .add(source.getFileName().toString().replace(".java", ""));
                }
            }
        }
        int told = 0;
        for (Page page : pages()) {
            if (page.kind().equals("function") && callers.containsKey(page.name())) {
                assertThat(String.join(" ", Samples.using(page)).split("[ :]+")).as(page.name())
                        .contains(callers.get(page.name()).toArray(String[]::new));
                told++;
            }
        }
        assertThat(told).isGreaterThan(40);
    }

    /** The line that a page says brings the name: the class has a member so called, or is so called. */
    @Test
    void theImportBringsTheName() throws ReflectiveOperationException {
        List<String> without = new ArrayList<>();
        for (Page page : pages()) {
            Matcher header = Pattern.compile("import static cmirror\\.(\\w+)\\.\\*;").matcher(page.imports());
            boolean isMember = header.matches();
            boolean brings = isMember ? members(Class.forName("cmirror." + header.group(1))).anyMatch(
                            member -> member.equals(page.name()) || member.equals(page.name() + "_"))
                    : ClassLoader.getSystemResource("cmirror/" + page.name() + ".class") != null;
            if (!brings) {
                without.add(page.kind() + " " + page.name() + ": " + page.imports());
            }
        }
        assertThat(without).isEmpty();
    }

    private static Stream<String> members(Class<?> header) {
        return Stream.concat(Stream.of(header.getMethods()), Stream.of(header.getFields())).map(Member::getName);
    }

    private static List<Page> pages() {
        return Lecture.names().stream().map(Lecture.PAGES::page).filter(Objects::nonNull).toList();
    }

    private static void check(Page page, List<String> problems) {
        boolean isCall = page.kind().matches("function|macro") && page.result() != null;
        require(page, !page.text().isBlank(), "text", problems);
        require(page, !page.declaration().isEmpty() && page.imports().startsWith("import "), "lines", problems);
        require(page, page.platforms().stream().allMatch(line -> line.contains("on ")), "platforms", problems);
        require(page, page.kind().equals("typedef") || page.source() != null, "source", problems);
        require(page, page.example() != null && !page.example().c().isEmpty()
                && page.example().c().size() <= 3 && page.example().c().size() == page.example().java().size(),
                "example", problems);
        if (isCall || page.kind().equals("function")) {
            require(page, page.result() != null && page.where() != null, "result and errors", problems);
            page.parts().forEach(part -> require(page, !part.note().isBlank(), part.name(), problems));
            page.errors().forEach(error -> require(page, !error.note().isBlank(), error.name(), problems));
        }
        if (page.kind().matches("struct|union")) {
            page.parts().stream().filter(part -> !part.name().matches("(.*\\.)?_.*")).forEach(part ->
                    require(page, !part.note().isBlank() && !part.type().isBlank(), part.name(), problems));
        }
    }

    private static void require(Page page, boolean is, String part, List<String> problems) {
        if (!is) {
            problems.add(page.kind() + " " + page.name() + ": " + part);
        }
    }
}
