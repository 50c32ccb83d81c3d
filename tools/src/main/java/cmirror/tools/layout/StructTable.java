package cmirror.tools.layout;

import cmirror.generator.StructLayouts.Field;
import cmirror.generator.StructLayouts.Struct;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A struct cut into rows that lie one behind the other, without overlap and without a bit left
 * out: places, which have members, and gaps, which have none. Everything that is printed of a
 * layout is made from this. Offsets count in bits from the struct's first byte.
 */
final class StructTable {

    /** A part of the struct, from one bit up to, and without, another. */
    sealed interface Row permits Place, Gap {
        long start();

        long end();

        default long bits() {
            return end() - start();
        }
    }

    /** Where members are; several members that overlap share one place, as in a union. */
    record Place(long start, long end, List<Member> members) implements Row {

        boolean isUnion() {
            return members.size() > 1;
        }
    }

    /** Where none is: between members, or behind the last one. */
    record Gap(long start, long end, boolean isPadding) implements Row {

        /** {@code 2 bytes hole}, as pahole says it. */
        String text() {
            return quantity(bits()) + (isPadding ? " padding" : " hole");
        }
    }

    /** A field as a reader wants it. */
    record Member(Field field) {

        private static final Pattern NETWORK = Pattern.compile("\\bnetwork byte order\\b");

        String name() {
            return field.name();
        }

        long start() {
            return field.firstBit();
        }

        long end() {
            return field.firstBit() + field.bits();
        }

        /** As C has it, without the width of a bit-field: {@code unsigned char sin_zero[8]}. */
        String declaration() {
            return field.declaration().replaceFirst(" *: *\\d+$", "");
        }

        /** The declaration without the name: {@code unsigned char [8]}. */
        String type() {
            String name = Pattern.quote(declaration().contains(name()) ? name()
                    : name().substring(name().lastIndexOf('.') + 1));
            return declaration().replaceFirst("\\b" + name + "\\b(?!.*\\b" + name + "\\b)", "")
                    .replaceFirst(" +(\\[|$)", " $1").strip();
        }

        /** What the name stands in: {@code un.echo} for {@code un.echo.id}, or nothing. */
        private String part() {
            return name().substring(0, Math.max(0, name().lastIndexOf('.')));
        }

        /** Whether the highest byte comes first. Of a pointer the note means what it points to. */
        boolean isNetworkOrder() {
            return !field.isPointer() && NETWORK.matcher(field.note()).find();
        }

        /** What the manual says of it, but for the byte order; or nothing. */
        String meaning() {
            return field.note().replaceFirst(",? *network byte order\\b", "").replaceFirst("^[;,] *", "");
        }

        /** {@code 4}, or {@code 12:5} for a bit-field that begins at bit 5 of byte 12. */
        String offset() {
            return start() / 8 + (field.isBitField() ? ":" + start() % 8 : "");
        }

        /** {@code 2}, or {@code 3 bits}. */
        String size() {
            return field.isBitField() ? StructTable.bits(field.bits())
                    : String.valueOf(field.bits() / 8);
        }
    }

    private final Struct struct;
    private final List<Row> rows = new ArrayList<>();

    StructTable(Struct struct) {
        this.struct = struct;
        long end = 0;
        List<Member> members = struct.fields().stream().map(Member::new).toList();
        for (int i = 0; i < members.size();) {
            long start = members.get(i).start();
            gap(end, start, false);
            end = members.get(i).end();
            int from = i++;
            while (i < members.size() && members.get(i).start() < end) {
                end = Math.max(end, members.get(i++).end());
            }
            rows.add(new Place(start, end, together(members.subList(from, i))));
        }
        gap(end, 8 * struct.size(), true);
    }

    /** Members of one part one behind the other, parts in the order in which they begin. */
    private static List<Member> together(List<Member> members) {
        List<String> parts = members.stream().map(Member::part).distinct().toList();
        return members.stream().sorted(Comparator.comparingInt(m -> parts.indexOf(m.part())))
                .toList();
    }

    private void gap(long start, long end, boolean isPadding) {
        if (start < end) {
            rows.add(new Gap(start, end, isPadding));
        }
    }

    Struct struct() {
        return struct;
    }

    List<Row> rows() {
        return rows;
    }

    List<Member> members() {
        return struct.fields().stream().map(Member::new).toList();
    }

    long memberBits() {
        return rows.stream().filter(Place.class::isInstance).mapToLong(Row::bits).sum();
    }

    long holeBits() {
        return gaps(false);
    }

    long paddingBits() {
        return gaps(true);
    }

    private long gaps(boolean isPadding) {
        return rows.stream().filter(r -> r instanceof Gap g && g.isPadding() == isPadding)
                .mapToLong(Row::bits).sum();
    }

    /** Whether the rows make up the size that the description tells. */
    boolean addsUp() {
        return memberBits() + holeBits() + paddingBits() == 8 * struct.size();
    }

    /** {@code 4}, or {@code 12:5} for bit 5 of byte 12. */
    static String place(long bit) {
        return bit / 8 + (bit % 8 == 0 ? "" : ":" + bit % 8);
    }

    /** {@code 3 bytes}, {@code 1 byte 4 bits}. */
    static String quantity(long bits) {
        String bytes = bits / 8 == 1 ? "1 byte" : bits / 8 + " bytes";
        return bits % 8 == 0 ? bytes : (bits < 8 ? "" : bytes + " ") + bits(bits % 8);
    }

    private static String bits(long bits) {
        return bits == 1 ? "1 bit" : bits + " bits";
    }
}
