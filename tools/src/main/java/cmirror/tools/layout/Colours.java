package cmirror.tools.layout;

import cmirror.tools.layout.StructTable.Member;
import cmirror.tools.layout.StructTable.Place;
import cmirror.tools.layout.StructTable.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gives each place of a struct a number, the same on every target, and each number a colour. */
public final class Colours {

    /** Fills with dark text on light paper, and with light text on a dark screen. */
    private static final String[] LIGHT = {"#a9d6f5", "#ffd59e", "#b9e3ae", "#f6bcc6", "#d3c3f0",
        "#f3e38f", "#9fdfd6", "#f0bfe4", "#c9d4a0", "#bcc8ee"};
    private static final String[] DARK = {"#1f5f8b", "#8a5a14", "#32703b", "#8c3548", "#5c459a",
        "#756408", "#136b66", "#81397a", "#556224", "#3d5199"};

    private static final String PAPER = "--page:#fff;--ink:#1b1f24;--faint:#57606a;"
            + "--line:#d0d7de;--hole:#eef0f2;--hatch:#a8b0b9;--net:#b3261e;";
    private static final String SCREEN = "--page:#14181d;--ink:#e9edf2;--faint:#9aa5b1;"
            + "--line:#3a434d;--hole:#20262d;--hatch:#5a6572;--net:#ff8f80;";

    private final Map<String, Integer> numbers = new HashMap<>(); // by a member's name
    private int count;

    /** For the struct on several targets; a target that lacks it is null. */
    Colours(List<StructTable> tables) {
        for (StructTable table : tables) {
            for (Row row : table == null ? List.<Row>of() : table.rows()) {
                if (row instanceof Place place) {
                    int number = place.members().stream().map(Member::name)
                            .filter(numbers::containsKey).findFirst().map(numbers::get)
                            .orElseGet(() -> count++);
                    place.members().forEach(m -> numbers.putIfAbsent(m.name(), number));
                }
            }
        }
    }

    int number(Member member) {
        return numbers.get(member.name());
    }

    int number(Place place) {
        return number(place.members().getFirst());
    }

    /** The class that colours what belongs to a place. */
    static String css(int number) {
        return "c" + number % LIGHT.length;
    }

    /** The colours as a style sheet: print and light screens alike, dark screens their own. */
    static String sheet() {
        return """
                :root { %s }
                @media screen and (prefers-color-scheme: dark) {
                  :root { %s }
                }
                %stext { fill: var(--ink); font-family: ui-monospace, Menlo, Consolas, \
                "DejaVu Sans Mono", monospace; }
                .faint { fill: var(--faint); } .hole { fill: url(#hole); }
                .type { opacity: .72; } .tick { fill: var(--page); opacity: .8; }
                .net { fill: var(--net); } .title { font-weight: bold; }
                """.formatted(PAPER + variables(LIGHT), SCREEN + variables(DARK), classes());
    }

    /** The colours alone, as variables: for pages that have other names for the rest. */
    public static String variables() {
        return ":root { %s }\n@media screen and (prefers-color-scheme: dark) {\n  :root { %s }\n}\n"
                .formatted(variables(LIGHT), variables(DARK));
    }

    private static String variables(String[] colours) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < colours.length; i++) {
            text.append("--c").append(i).append(':').append(colours[i]).append(';');
        }
        return text.toString();
    }

    private static String classes() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < LIGHT.length; i++) {
            text.append(".c").append(i).append(" { fill: var(--c").append(i).append("); }")
                    .append(i % 4 == 3 || i + 1 == LIGHT.length ? '\n' : ' ');
        }
        return text.toString();
    }
}
