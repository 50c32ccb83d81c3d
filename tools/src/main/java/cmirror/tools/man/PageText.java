package cmirror.tools.man;

import cmirror.pages.Page;
import cmirror.tools.words.Rows;
import java.util.List;
import picocli.CommandLine.Help.Ansi;

/** A page as a terminal shows it. */
final class PageText {

    private static final int WIDTH = 96;

    private final StringBuilder text = new StringBuilder();
    private final Ansi ansi;

    private PageText(Ansi ansi) {
        this.ansi = ansi;
    }

    /** {@code options} of a socket, and {@code samples} that use the name. */
    static String of(Page page, List<String> options, List<String> samples, Ansi ansi) {
        PageText text = new PageText(ansi);
        text.text.append(text.bold(page.name())).append("  ").append(page.kind()).append(" of ")
                .append(page.include()).append('\n').append('\n');
        page.declaration().forEach(line -> text.text.append("    ").append(line).append('\n'));
        text.text.append('\n');
        text.fill(page.text(), "");
        page.parts().stream().filter(part -> part.type().isEmpty())
                .forEach(part -> text.part("One of", List.of(part.note())));
        text.parts(page.kind().matches("function|macro") ? "Parameters" : "Fields",
                page.kind().equals("field") && page.parts().size() == 1 ? List.of()
                        : page.parts().stream().filter(part -> !part.type().isEmpty()).toList());
        text.part("Result", page.result() == null ? List.of() : List.of(page.result()));
        text.errors(page);
        text.part("Options", options);
        text.part("Java", List.of(page.imports()));
        text.part("Platforms", page.platforms());
        if (page.example() != null) {
            text.lines("Example in C", page.example().c());
            text.lines("Example in Java", page.example().java());
        }
        text.part("Samples", samples.isEmpty() ? List.of("none uses it") : samples);
        text.part("Source", page.source() == null ? List.of() : List.of(page.source()));
        return text.text.toString();
    }

    private void errors(Page page) {
        if (page.where() == null) {
            return;
        } else if (page.errors().isEmpty()) {
            part("Errors", List.of("none"));
            return;
        }
        head(page.where().equals("return") ? "Errors (the result)" : "Errors (" + page.where() + ")");
        int width = page.errors().stream().mapToInt(error -> error.name().length()).max().orElse(0);
        for (Page.Part error : page.errors()) {
            fill(pad(error.name(), width + 2) + error.note(), " ".repeat(width + 2));
        }
    }

    private void parts(String title, List<Page.Part> parts) {
        if (parts.isEmpty()) {
            return;
        }
        head(title);
        int name = parts.stream().mapToInt(part -> part.name().length()).max().orElse(0);
        int type = Math.min(24, parts.stream().mapToInt(part -> part.type().length()).max().orElse(0));
        for (Page.Part part : parts) {
            String line = pad(part.name(), name + 2) + pad(part.type(), type + 2);
            fill((line + part.note()).stripTrailing(), " ".repeat(name + type + 4));
        }
    }

    private void part(String title, List<String> lines) {
        if (!lines.isEmpty()) {
            head(title);
            lines.forEach(line -> fill(line, line.startsWith(" ") ? "    " : ""));
        }
    }

    /** As they are: a program's. */
    private void lines(String title, List<String> lines) {
        head(title);
        lines.forEach(line -> text.append("    ").append(line).append('\n'));
    }

    private void head(String title) {
        text.append('\n').append(bold(title)).append('\n');
    }

    private void fill(String line, String hang) {
        rows(line, hang).forEach(row -> text.append("    ").append(row).append('\n'));
    }

    /** In rows of a terminal's width, those behind the first further in. */
    static List<String> rows(String line, String hang) {
        return Rows.of(line, WIDTH, hang);
    }

    private static String pad(String word, int width) {
        return word + " ".repeat(Math.max(word.length() < width - 1 ? 0 : 2, width - word.length()));
    }

    private String bold(String word) {
        return bold(word, ansi);
    }

    static String bold(String word, Ansi ansi) {
        return ansi.enabled() ? ansi.string("@|bold " + word + "|@") : word;
    }
}
