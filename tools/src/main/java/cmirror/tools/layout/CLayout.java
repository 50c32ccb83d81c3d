package cmirror.tools.layout;

import cmirror.generator.StructLayouts.Struct;
import cmirror.tools.layout.StructTable.Gap;
import cmirror.tools.layout.StructTable.Member;
import cmirror.tools.layout.StructTable.Place;
import cmirror.tools.layout.StructTable.Row;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Layouts as C: each struct in pahole's manner, and assertions that it is so. A bit-field has no
 * offsetof, so the file becomes a program that sets each one and looks at the bytes.
 */
final class CLayout {

    private static final String BITS = """
            /* Whether the ones in n bytes are count bits from first on, and no others. */
            static int ones(const unsigned char *bytes, size_t n, size_t first, size_t count)
            {
                for (size_t i = 0; i < 8 * n; i++)
                    if ((bytes[i / 8] >> i % 8 & 1) != (i >= first && i < first + count))
                        return 0;
                return 1;
            }

            """;

    private final StringBuilder c = new StringBuilder();
    private final StringBuilder checks = new StringBuilder();

    private CLayout() {
    }

    static String of(List<StructTable> tables) {
        CLayout file = new CLayout();
        tables.forEach(file::struct);
        Set<String> includes = new LinkedHashSet<>();
        tables.forEach(table -> includes.add(table.struct().includes()));
        StringBuilder text = new StringBuilder("// Layouts on "
                + tables.getFirst().struct().target() + ". A C compiler for it takes this file "
                + "only if they are right.\n");
        if (!file.checks.isEmpty()) {
            text.append("// Run it, too: the status is the number of bit-fields that are wrong.\n");
        }
        text.append("""
                #define _GNU_SOURCE
                #define __APPLE_USE_RFC_3542 1
                #include <stddef.h>
                #include <string.h>
                """);
        includes.forEach(text::append);
        text.append('\n');
        if (file.checks.isEmpty()) {
            return text.append(file.c).toString();
        }
        return text.append(BITS).append(file.c).append("int main(void)\n{\n    int wrong = 0;\n")
                .append(file.checks).append("    return wrong;\n}\n").toString();
    }

    private void struct(StructTable table) {
        Struct struct = table.struct();
        int width = table.members().stream().mapToInt(m -> declaration(m).length()).max()
                .orElse(0) + 4;
        c.append("// ").append(struct.declaration()).append(" {").append(struct.declaration()
                .startsWith(struct.kind()) ? "" : "  // a " + struct.kind()).append('\n');
        for (Row row : table.rows()) {
            switch (row) {
                case Gap gap -> c.append("//     /* XXX ").append(gap.text()).append(" */\n");
                case Place place when place.isUnion() -> {
                    c.append("//     union {\n");
                    place.members().forEach(member -> comment("    ", member, width));
                    c.append("//     };\n");
                }
                case Place place -> comment("", place.members().getFirst(), width);
            }
        }
        c.append("// };\n// ").append(TextLayout.footer(table)).append('\n');
        equal("sizeof(" + struct.declaration() + ")", struct.size());
        equal("_Alignof(" + struct.declaration() + ")", struct.align());
        table.members().forEach(member -> member(struct.declaration(), member));
        c.append('\n');
    }

    private void comment(String indent, Member member, int width) {
        c.append(String.format("//     %s%-" + (width - indent.length()) + "s /* %6s %6s */%s%n",
                indent, declaration(member), member.offset(), member.size(),
                member.isNetworkOrder() ? " network byte order" : ""));
    }

    private static String declaration(Member member) {
        return member.declaration()
                + (member.field().isBitField() ? " : " + member.field().bits() : "") + ";";
    }

    private void member(String struct, Member member) {
        if (member.field().isBitField()) {
            checks.append("    { union { ").append(struct).append(" s; unsigned char b[sizeof(")
                    .append(struct).append(")]; } u;\n      memset(&u, 0, sizeof(u)); u.s.")
                    .append(member.name()).append(" = -1;\n      wrong += !ones(u.b, sizeof(u.b), ")
                    .append(member.start()).append(", ").append(member.field().bits())
                    .append("); }\n");
            return;
        }
        equal("offsetof(" + struct + ", " + member.name() + ")", member.start() / 8);
        if (member.field().bits() > 0) {
            equal("sizeof(((" + struct + " *)0)->" + member.name() + ")",
                    member.field().bits() / 8);
        }
    }

    private void equal(String expression, long value) {
        c.append("_Static_assert(").append(expression).append(" == ").append(value)
                .append(", \"").append(expression).append("\");\n");
    }
}
