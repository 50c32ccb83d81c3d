package cmirror.tools.man;

import static org.assertj.core.api.Assertions.assertThat;

import cmirror.pages.Catalogue;
import cmirror.pages.Page;
import java.util.ArrayList;
import java.util.List;
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
