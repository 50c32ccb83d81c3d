package cmirror.tools.layout;

import cmirror.tools.layout.StructTable.Member;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import picocli.CommandLine.Help.Ansi;

/** One struct on several targets side by side; rows that differ are marked. */
final class CompareLayout {

    private static final int WIDTH = 100;
    private static final int NUMBERS = 15; // offset and size of one target

    private final String name;
    private final List<String> targets;
    /** By target; null where the target has no such struct. */
    private final List<StructTable> tables;
    private final Ansi ansi;
    private final StringBuilder text = new StringBuilder();
    private final Map<String, List<Member>> rows;
    private final int nameWidth;
    private final int typeWidth;

    private CompareLayout(String name, List<String> targets, List<StructTable> tables, Ansi ansi) {
        this.name = name;
        this.targets = targets;
        this.tables = tables;
        this.ansi = ansi;
        this.rows = rows(tables);
        this.nameWidth = Math.min(WIDTH - 2 - targets.size() * (NUMBERS + 3), Math.max(6,
                rows.keySet().stream().mapToInt(String::length).max().orElse(0)));
        int room = (WIDTH - 2 - nameWidth) / targets.size() - NUMBERS - 4;
        int types = rows.values().stream().flatMap(List::stream).filter(Objects::nonNull)
                .mapToInt(m -> mark(m).length()).max().orElse(0);
        this.typeWidth = room < 8 ? 0 : Math.min(room, Math.max(6, types));
    }

    static String of(String name, List<String> targets, List<StructTable> tables, Ansi ansi) {
        return new CompareLayout(name, targets, tables, ansi).print();
    }

    /** Members by name, in the order of the first target, those of others in between. */
    static Map<String, List<Member>> rows(List<StructTable> tables) {
        List<String> names = new ArrayList<>();
        for (StructTable table : tables) {
            int place = 0;
            for (Member member : table == null ? List.<Member>of() : table.members()) {
                int known = names.indexOf(member.name());
                if (known < 0) {
                    names.add(place, member.name());
                }
                place = (known < 0 ? place : known) + 1;
            }
        }
        Map<String, List<Member>> rows = new LinkedHashMap<>();
        for (String member : names) {
            rows.put(member, tables.stream().map(t -> t == null ? null : t.members().stream()
                    .filter(m -> m.name().equals(member)).findFirst().orElse(null)).toList());
        }
        return rows;
    }

    /** Whether a C program could notice: place, size or sign, not how a type is spelt. */
    static boolean differs(List<Member> row) {
        return row.stream().map(m -> m == null ? "" : m.offset() + " " + m.size() + " "
                + m.field().machineType()).distinct().count() > 1;
    }

    private String print() {
        StringBuilder heading = new StringBuilder("  ").append(" ".repeat(nameWidth));
        StringBuilder columns = new StringBuilder("  ").append(pad("member", nameWidth));
        for (String target : targets) {
            heading.append("   ").append(cell(target, ""));
            columns.append(" | ").append(cell(numbers("offset", "size"), "C type"));
        }
        text.append(style("bold", name)).append("\n\n").append(heading.toString().stripTrailing())
                .append('\n').append(style("faint", columns.toString().stripTrailing()))
                .append('\n');
        rows.forEach(this::row);
        text.append("\n");
        footers();
        return text.toString();
    }

    private void row(String member, List<Member> row) {
        StringBuilder line = new StringBuilder(pad(cut(member, nameWidth), nameWidth));
        for (Member m : row) {
            line.append(" | ").append(m == null ? cell(numbers("-", "-"), "")
                    : cell(numbers(m.offset(), m.size()), mark(m)));
        }
        String words = line.toString().stripTrailing();
        text.append(differs(row) ? "* " + style("yellow", words) : "  " + words).append('\n');
    }

    /** What stands below one target. */
    private String cell(String numbers, String type) {
        return pad(numbers, NUMBERS) + (typeWidth == 0 ? ""
                : " " + pad(cut(type, typeWidth), typeWidth));
    }

    private static String numbers(String offset, String size) {
        return String.format("%7s %7s", offset, size);
    }

    private void footers() {
        int width = targets.stream().mapToInt(String::length).max().orElse(0);
        for (int i = 0; i < targets.size(); i++) {
            text.append(pad(targets.get(i), width)).append("  ").append(tables.get(i) == null
                    ? "has no " + name : TextLayout.footer(tables.get(i))).append('\n');
        }
        long differ = rows.values().stream().filter(CompareLayout::differs).count();
        text.append(tables.contains(null) ? "" : differ == 0 ? "every member is alike\n"
                : "* " + differ + " of " + rows.size() + " members differ\n");
    }

    /** The type, and before it whether the member is in network byte order. */
    private static String mark(Member member) {
        return member.isNetworkOrder() ? "net " + member.type() : member.type();
    }

    private static String cut(String words, int width) {
        return words.length() <= width ? words : words.substring(0, width - 1) + "…";
    }

    private String style(String style, String words) {
        return ansi.string("@|" + style + " " + words + "|@");
    }

    private static String pad(String words, int width) {
        return words + " ".repeat(Math.max(0, width - words.length()));
    }
}
