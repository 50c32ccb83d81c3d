package cmirror.tools.check.grade;

import cmirror.tools.check.calls.Performance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A page for each submission, to hand back, and one that leads to them. They need no network and no script. */
final class Pages {

    private static final int MOST_LINES = 300;
    private static final String HEAD = """
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <meta name="color-scheme" content="light dark">
            <title>%s</title>
            <style>
            body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
            table { border-collapse: collapse; width: 100%%; }
            th, td { text-align: left; vertical-align: top; padding: .3rem .8rem .3rem 0;
                border-bottom: 1px solid; border-color: color-mix(in srgb, currentColor 25%%, transparent); }
            td:nth-child(2) { text-align: right; }
            pre { overflow-x: auto; font: 14px/1.5 ui-monospace, monospace; }
            </style>
            <h1>%s</h1>
            """;

    private final Path folder;
    private final int full;

    /** {@code full}: the points of a program without a mistake. */
    Pages(Path folder, int full) {
        this.folder = folder;
        this.full = full;
    }

    /** Before the work. */
    void needWritable() {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new IllegalArgumentException("the pages cannot be written: there is no folder " + folder);
        }
        if (!Files.isWritable(folder)) {
            throw new IllegalArgumentException("the pages cannot be written: " + folder + " may not be written");
        }
    }

    void write(List<Mark> marks, String like, Performance right) throws IOException {
        StringBuilder index = new StringBuilder(head("Programs like " + like))
                .append("<table>\n<tr><th>submission<th>mark<th>survived<th>found\n");
        for (int i = 0; i < marks.size(); i++) {
            Mark mark = marks.get(i);
            String page = name(i, mark);
            Files.writeString(folder.resolve(page), page(mark, like, right));
            index.append("<tr><td><a href=\"").append(page).append("\">").append(escape(mark.submission().name()))
                    .append("</a><td>").append(mark.points()).append("<td>").append(mark.survived()).append("<td>")
                    .append(escape(mark.found())).append('\n');
        }
        Files.writeString(folder.resolve("index.html"), index.append("</table>\n"));
    }

    /** The number keeps names apart that differ in what no address may have. */
    private static String name(int i, Mark mark) {
        String plain = mark.submission().name().replaceAll("[^A-Za-z0-9._-]", "_");
        return "%03d-%s.html".formatted(i + 1, plain.substring(0, Math.min(plain.length(), 60)));
    }

    private String page(Mark mark, String like, Performance right) {
        StringBuilder page = new StringBuilder(head(mark.submission().name()))
                .append("<p>").append(mark.points()).append(" of ").append(full).append(" points, as ")
                .append(escape(like)).append("</p>\n");
        if (mark.sentences().isEmpty()) {
            page.append("<p>Nothing was found.</p>\n");
        } else {
            page.append("<h2>What was found</h2>\n<ul>\n");
            mark.sentences().forEach(sentence -> page.append("<li>").append(escape(first(sentence))).append('\n')
                    .append(first(sentence).equals(sentence) ? "" : "<pre>" + escape(rest(sentence)) + "</pre>\n"));
            page.append("</ul>\n");
        }
        if (!mark.tried().isEmpty()) {
            page.append("<h2>When something goes wrong</h2>\n<ul>\n");
            mark.tried().forEach(fault -> page.append("<li>").append(escape(fault.toString())).append('\n'));
            page.append("</ul>\n");
        }
        if (mark.did() != null) {
            page.append("<h2>What it printed</h2>\n").append(lines(mark.did().output()))
                    .append("<h2>Its calls</h2>\n").append(calls(mark.did()))
                    .append("<h2>The calls of ").append(escape(like)).append("</h2>\n").append(calls(right));
        }
        return page.toString();
    }

    private static String calls(Performance did) {
        return lines(did.story().calls().stream().map(call -> call.pid() + "  " + call).toList());
    }

    private static String lines(List<String> lines) {
        return lines.isEmpty() ? "<p>Nothing.</p>\n" : "<pre>"
                + escape(String.join("\n", lines.subList(0, Math.min(lines.size(), MOST_LINES))))
                + (lines.size() > MOST_LINES ? "\n... and " + (lines.size() - MOST_LINES) + " more" : "") + "</pre>\n";
    }

    private static String first(String sentence) {
        return sentence.lines().findFirst().orElse("");
    }

    private static String rest(String sentence) {
        return sentence.substring(first(sentence).length()).strip();
    }

    private static String head(String title) {
        return HEAD.formatted(escape(title), escape(title));
    }

    private static String escape(String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
