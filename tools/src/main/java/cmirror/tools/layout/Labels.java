package cmirror.tools.layout;

import cmirror.tools.layout.StructTable.Gap;
import cmirror.tools.layout.StructTable.Member;
import cmirror.tools.layout.StructTable.Place;
import cmirror.tools.layout.StructTable.Row;
import java.util.List;

/**
 * What may be written on the bytes of a row, in a font of fixed width.
 *
 * @param names the same in ever fewer letters
 * @param type  the C type where there is one member
 */
record Labels(List<String> names, String type) {

    private static final double LETTER = 0.61; // of the font's size

    static Labels of(Row row) {
        if (row instanceof Gap gap) {
            return new Labels(List.of(gap.isPadding() ? "padding" : "hole", "", ""), "");
        }
        List<Member> members = ((Place) row).members();
        String first = members.getFirst().name();
        if (members.size() == 1) {
            return new Labels(List.of(first), members.getFirst().type());
        }
        long most = members.stream().mapToLong(m -> m.field().bits()).max().orElseThrow();
        String widest = members.stream().filter(m -> m.field().bits() == most).findFirst()
                .orElseThrow().name();
        return new Labels(List.of(String.join(", ", members.stream().map(Member::name).toList()),
                "union of " + members.size() + ": " + widest + ", …", widest + ", …", widest), "");
    }

    /** The longest name for which there is room, or null. */
    String fitting(double room, double size) {
        return names.stream().filter(name -> width(name, size) <= room).findFirst().orElse(null);
    }

    String shortest() {
        return names.getLast();
    }

    static double width(String words, double size) {
        return words.length() * LETTER * size;
    }

    /** As much of the words as there is room for. */
    static String cut(String words, double room, double size) {
        int letters = (int) (room / (LETTER * size));
        return words.length() <= letters ? words
                : letters < 2 ? "" : words.substring(0, letters - 1) + "…";
    }
}
