package cmirror.tools.layout;

import cmirror.tools.layout.StructTable.Gap;
import cmirror.tools.layout.StructTable.Member;
import cmirror.tools.layout.StructTable.Place;
import cmirror.tools.layout.StructTable.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A struct as the RFCs draw packets: bits in the order of the wire, the highest of each byte first,
 * none twice. Of members that share bytes, the smallest are drawn.
 */
final class WireCells {

    /** From one bit up to, and without, another; a gap is no member's, and a value may be empty. */
    record Cell(int start, int end, String name, String value, Member member) {

        boolean isGap() {
            return member == null;
        }

        int bits() {
            return end - start;
        }
    }

    private final StructTable table;
    private final LiveBytes live;
    private final List<Cell> cells = new ArrayList<>();

    private WireCells(StructTable table, LiveBytes live) {
        this.table = table;
        this.live = live;
    }

    /** {@code live}: the struct's bytes, or null. */
    static List<Cell> of(StructTable table, LiveBytes live) {
        WireCells wire = new WireCells(table, live);
        table.rows().forEach(wire::row);
        wire.cells.sort(Comparator.comparingInt(Cell::start));
        return wire.cells;
    }

    private void row(Row row) {
        if (row instanceof Gap gap) {
            pieces(row.start(), row.end(), gap.isPadding() ? "padding" : "hole", "", null);
            return;
        }
        Place place = (Place) row;
        long covered = 0;
        List<Member> drawn = smallest(place);
        for (Member member : drawn) {
            member(member);
            covered += member.field().bits();
        }
        if (covered < place.bits()) { // no choice of members has all of it
            long at = place.start();
            for (Member member : drawn) {
                if (member.start() > at) {
                    pieces(at, member.start(), "", "", null);
                }
                at = Math.max(at, member.end());
            }
            pieces(at, place.end(), "", "", null);
        }
    }

    private static List<Member> smallest(Place place) {
        List<Member> chosen = new ArrayList<>();
        List<Member> bySize = new ArrayList<>(place.members());
        bySize.sort(Comparator.comparingLong((Member m) -> m.field().bits()));
        for (Member member : bySize) {
            if (member.field().bits() > 0 && chosen.stream().noneMatch(
                    other -> other.start() < member.end() && member.start() < other.end())) {
                chosen.add(member);
            }
        }
        chosen.sort(Comparator.comparingLong(Member::start));
        return chosen;
    }

    private void member(Member member) {
        List<NamedBits.Bits> parts = NamedBits.of(table.struct().name(), member.name());
        int at = (int) member.start();
        int skip = 0;
        for (NamedBits.Bits part : parts) {
            cells.add(new Cell(at, at + part.count(), part.name(), live == null ? ""
                    : live.value(member, skip, part.count()), member));
            at += part.count();
            skip += part.count();
        }
        if (parts.isEmpty() && member.field().bits() > 0) {
            pieces(member.start(), member.end(), member.name(),
                    live == null ? "" : live.value(member), member);
        }
    }

    /** Whole bytes are where they are; bits within a byte are counted from the other end. */
    private void pieces(long start, long end, String name, String value, Member member) {
        if (start % 8 == 0 && end % 8 == 0) {
            if (start < end) {
                cells.add(new Cell((int) start, (int) end, name, value, member));
            }
            return;
        }
        for (long from = start; from < end;) {
            long to = Math.min(end, (from / 8 + 1) * 8);
            int wire = (int) (from / 8 * 8 + 8 - (to - from / 8 * 8));
            cells.add(new Cell(wire, wire + (int) (to - from), name, value, member));
            from = to;
        }
    }
}
