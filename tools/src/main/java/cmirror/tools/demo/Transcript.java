package cmirror.tools.demo;

import cmirror.tools.script.Script;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import picocli.CommandLine.Help.Ansi;

/** What is seen on the terminals of a scene, one line after the other, with the speaker's name. */
final class Transcript {

    private final Map<String, Integer> lines = new HashMap<>();

    Transcript(String title) {
        print("@|bold == " + title + "|@");
    }

    /** A command as a student types it. */
    void command(List<String> command, String ending) {
        print("@|faint $|@ " + Script.name() + " " + String.join(" ", command) + ending);
    }

    /** Takes the lines of one program. */
    Consumer<String> from(String program) {
        return line -> {
            synchronized (this) {
                lines.merge(program, 1, Integer::sum);
                print("@|cyan " + "%-11s".formatted(program) + "|@ | "
                        + line.replace("@|", "@ |"));
            }
        };
    }

    synchronized int lines(String program) {
        return lines.getOrDefault(program, 0);
    }

    void note(String text) {
        print("@|faint " + text + "|@");
    }

    void end() {
        System.out.println();
    }

    private static void print(String markup) {
        System.out.println(Ansi.AUTO.string(markup));
    }
}
