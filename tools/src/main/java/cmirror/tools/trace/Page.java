package cmirror.tools.trace;

import cmirror.tools.layout.Colours;
import cmirror.tools.script.Script;
import cmirror.tools.trace.ModelJson.View;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The page of a session: one file, which needs no network. Its parts are resources. */
public final class Page {

    /** In the order in which they use one another. */
    private static final List<String> SCRIPTS = List.of("story", "places", "rows", "lines", "panel",
            "wire", "steps", "live");
    /** As many letters of a command are shown before the rest has to be asked for. */
    private static final int LETTERS = 160;

    private Page() {
    }

    /** The page of programs and of the files, one for each, that they were traced into. */
    public static String read(List<List<String>> commands, List<Path> traces) throws IOException {
        List<Event> events = new ArrayList<>();
        for (int program = 0; program < traces.size(); program++) {
            events.addAll(Event.read(program, traces.get(program)));
        }
        events.sort(Comparator.comparingLong(Event::time));
        return of(new Model(commands, events, Calls.all(), new KernelCounters()),
                new ModelJson(phrases(), new View(false, false)));
    }

    static Phrases phrases() {
        return new Phrases(System.getenv("CMIRROR_HEADERS") == null ? null : Script.headers());
    }

    /** The whole file. */
    static String of(Model model, ModelJson json) throws IOException {
        String title = String.join(" · ", model.commands.stream().map(List::getFirst).toList());
        StringBuilder scripts = new StringBuilder();
        for (String script : SCRIPTS) {
            scripts.append(resource(script + ".js")).append('\n');
        }
        return resource("page.html")
                .replace("{title}", Svg.escape(title))
                .replace("{style}", Colours.variables() + resource("page.css")
                        + resource("diagram.css") + resource("panel.css"))
                .replace("{commands}", commands(model))
                .replace("{tree}", tree(model))
                .replace("{plain}", plain(model))
                .replace("{script}", scripts)
                .replace("{story}", json.all(model)); // last: programs may print {style}
    }

    private static String commands(Model model) {
        StringBuilder text = new StringBuilder();
        for (List<String> command : model.commands) {
            String words = Script.name() + " " + String.join(" ", command);
            String html = "<code>" + Svg.escape(words) + "</code>";
            text.append(words.length() <= LETTERS ? "<p>" + html + "</p>\n"
                    : "<details><summary><code>" + Svg.escape(words.substring(0, LETTERS))
                    + " …</code> all " + (command.size() - 1) + " arguments</summary>" + html
                    + "</details>\n");
        }
        return text.toString();
    }

    /** The family of processes, if there is one. */
    static String tree(Model model) {
        return model.tree.hasForks() ? model.tree.draw() : "";
    }

    /** For those who let no page run a script. */
    private static String plain(Model model) {
        StringBuilder text = new StringBuilder();
        for (Event event : model.rows) {
            text.append(event.pid()).append("  ").append(Svg.escape(event.isCall()
                    ? Words.letters(event.text()) : Words.brief(event))).append('\n');
        }
        return text.toString();
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Page.class.getResourceAsStream("page/" + name)) {
            if (in == null) {
                throw new IOException("the jar lacks the page's " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
