package cmirror.tools.man;

import cmirror.pages.Catalogue;
import cmirror.pages.Page;
import cmirror.pages.Pages;
import cmirror.tools.names.Glob;
import java.util.List;
import java.util.function.Predicate;

/** The names that fit a pattern, a line each: what it is, and the first sentence of its page. */
final class NameList {

    private static final int WIDTH = 110;

    private NameList() {
    }

    /** Empty if none fits. */
    static String of(Pages pages, String glob) {
        Predicate<String> fitting = Glob.fitting(glob);
        return lines(pages, pages.catalogue().all().stream().filter(name -> fitting.test(name.name())).toList());
    }

    static String lines(Pages pages, List<Catalogue.Name> names) {
        int width = names.stream().mapToInt(name -> name.name().length()).max().orElse(0);
        StringBuilder lines = new StringBuilder();
        for (Catalogue.Name name : names) {
            Page page = pages.page(name);
            String line = String.format("%-" + width + "s  %-8s  %s", name.name(), name.kind(),
                    page == null ? "" : page.text().replaceFirst("(?<=[a-z)0-9])\\. .*", "."));
            lines.append(line.length() <= WIDTH ? line.stripTrailing()
                    : line.substring(0, line.lastIndexOf(' ', WIDTH - 4)) + " ...").append('\n');
        }
        return lines.toString();
    }
}
