package cmirror.tools.man;

import cmirror.pages.Page;
import cmirror.tools.script.Script;
import cmirror.tools.words.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Which of the samples use a name. */
final class Samples {

    private Samples() {
    }

    /** {@code lecture: UdpServ}, {@code beyond/local: UnixServ}: a line for each folder. */
    static List<String> using(Page page) {
        Path folder = Script.samples();
        if (!Files.isDirectory(folder)) {
            return List.of(); // an installation may have none
        }
        Map<String, String> found = new TreeMap<>(Comparator.reverseOrder()); // the lecture's first
        for (Path file : Sample.sources(folder)) {
            if (uses(file, page)) {
                found.merge(folder.relativize(file.getParent()).toString(),
                        file.getFileName().toString().replaceFirst("\\.java$", ""), (a, b) -> a + " " + b);
            }
        }
        return found.entrySet().stream().map(of -> of.getKey() + ": " + of.getValue()).toList();
    }

    private static boolean uses(Path file, Page page) {
        String name = page.name().substring(page.name().lastIndexOf('.') + 1);
        // a call, or for what is none the word; a field is a call, too, and wait is wait_
        boolean isCall = page.kind().matches("function|macro|field");
        try {
            String text = Files.readString(file);
            return text.contains(name)
                    && Pattern.compile(isCall ? "\\b" + name + "_?\\(" : "\\b" + name + "\\b").matcher(text).find()
                    && !Pattern.compile("static \\w+(\\[])? " + name + "\\(").matcher(text).find(); // its own
        } catch (IOException e) {
            return false;
        }
    }
}
