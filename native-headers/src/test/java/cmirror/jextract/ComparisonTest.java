package cmirror.jextract;

import static org.assertj.core.api.Assertions.assertThat;

import cmirror.headers.Abi;
import cmirror.headers.SymbolList;
import cmirror.headers.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A description is compared with jextract's and refreshed from it. */
class ComparisonTest {

    @TempDir
    Path folder;
    private SymbolList list;
    private Path said;
    private Path described;
    private Places places;

    @BeforeEach
    void record() throws IOException {
        Path file = Files.writeString(folder.resolve("proto.txt"), """
                --include-function connect_to
                --include-function elsewhere
                --include-function missing
                --include-struct request
                --include-typedef port_t
                --include-constant LIMIT
                --include-constant DONTWAIT
                --include-constant IGNORE
                #: macro SWAP
                """);
        list = SymbolList.read(folder, file);
        said = folder.resolve("said.abi");
        described = folder.resolve("described.abi");
        Description description = Recorded.description(folder);
        description.write(said);
        places = description.places;
    }

    /** jextract's description with another text here and there. */
    private void describe(String... changes) throws IOException {
        String text = "# proto.h\n# facts: by hand\n\n" + Recorded.DESCRIPTION;
        for (int i = 0; i < changes.length; i += 2) {
            assertThat(text).contains(changes[i]);
            text = text.replace(changes[i], changes[i + 1]);
        }
        Files.writeString(described, text);
    }

    private Comparison compare() {
        return new Comparison(list, Abi.read(said), places, Abi.read(described), Map.of());
    }

    @Test
    void findsNothingWhereBothAgree() throws IOException {
        describe();
        assertThat(compare().differences).isEmpty();
        assertThat(compare().facts).isGreaterThan(20);
        assertThat(compare().leftOut).isEqualTo(new TreeMap<>(Map.of(
                "a macro with arguments", List.of("proto.h: SWAP"),
                "not in this platform's header", List.of("proto.h: missing"))));
    }

    @Test
    void namesEveryDifference() throws IOException {
        describe("connect_to i32 (i32, ptr, u16)", "connect_to i64 (i32, u32)",
                "LIMIT 4294967295", "LIMIT 5", "port_t u16", "port_t u32",
                "size 24 align 8", "size 32 align 4", " 0  u16    port ", " 2  u32    port ",
                "    16  ptr    next          : void *next\n", "");
        assertThat(compare().differences).containsExactlyInAnyOrder(
                "proto.h: connect_to: result: type: jextract says an integer of 4 bytes, the "
                        + "description an integer of 8 bytes",
                "proto.h: connect_to: number of parameters: jextract says 3, the description 2",
                "proto.h: connect_to: parameter 2: type: jextract says a pointer, the description "
                        + "an integer of 4 bytes",
                "proto.h: struct request: size: jextract says 24, the description 32",
                "proto.h: struct request: alignment: jextract says 8, the description 4",
                "proto.h: struct request: port: offset: jextract says 0, the description 2",
                "proto.h: struct request: port: type: jextract says an integer of 2 bytes, the "
                        + "description an integer of 4 bytes",
                "proto.h: struct request: next: field: jextract says it is at offset 16, the "
                        + "description has none there",
                "proto.h: port_t: type: jextract says an integer of 2 bytes, the description an "
                        + "integer of 4 bytes",
                "proto.h: LIMIT: value: jextract says 4294967295, the description 5");
    }

    /** A macro names a field, or an element of one: only its place and type can be compared. */
    @Test
    void looksWhereAMacroPoints() throws IOException {
        String text = "     4  i8[8]  value.text    : char value.text[8]\n";
        describe(text, text + "     5  u8     second        : unsigned char second\n");
        assertThat(compare().differences).isEmpty();
        describe(text, text + "     5  u16    second        : unsigned short second\n");
        assertThat(compare().differences).containsExactly("proto.h: struct request: second: at "
                + "offset 5: jextract says there is no such thing, the description an integer of 2 "
                + "bytes");
    }

    /** jextract knows the inside of FILE; the mirror does not want to. */
    @Test
    void leavesWhatIsOpaqueAlone() throws IOException {
        list = SymbolList.read(folder, Files.writeString(folder.resolve("proto.txt"),
                "--include-typedef request          # opaque\n"));
        Description description = Recorded.description(folder);
        description.retain(List.of("typedef request"));
        description.write(said);
        assertThat(said).hasContent("typedef request struct:request(24) : request");
        Files.writeString(described, "typedef request void : struct request\n");
        assertThat(compare().differences).isEmpty();
        assertThat(compare().leftOut).containsExactly(Map.entry(
                "opaque: nothing is said of its inside", List.of("proto.h: request")));
        Refresh refresh = new Refresh(list, said, places, described, "jextract");
        refresh.run(Map.of());
        assertThat(refresh.done).isEmpty();
    }

    @Test
    void refreshesWhatIsMissingOrWrong() throws IOException {
        describe("constant DONTWAIT 64 : enum\n", "",
                "function connect_to i32 (i32, ptr, u16) : int connect_to(int, any_address, "
                        + "port_t)\n", "", "LIMIT 4294967295", "LIMIT 5", " 0  u16    port ", " 2  u32    port ");
        Refresh refresh = new Refresh(list, said, places, described, "jextract");
        refresh.run(Map.of("DONTWAIT", "enum+macro"));
        assertThat(refresh.done).containsExactly("added function connect_to",
                "changed struct request", "changed constant LIMIT", "added constant DONTWAIT");
        assertThat(compare().differences).isEmpty();
        assertThat(Files.readString(described)).startsWith("# proto.h\n# facts: by hand\n\n")
                .contains("constant LIMIT 4294967295 : unsigned int\n"
                        + "constant DONTWAIT 64 : enum+macro\n");
        assertThat(Files.readString(described).lines().sorted().toList()).isEqualTo(
                ("# proto.h\n# facts: by hand\n\n" + Recorded.DESCRIPTION.replace("64 : enum",
                        "64 : enum+macro")).lines().sorted().toList());
    }

    @Test
    void keepsBitFieldsAndNamesOfMacros() throws IOException {
        describe("     0  u16    port          : port_t port\n",
                "     0           u32    port  : port_t port\n"
                        + "    16 bits 0 4  u32    flags : unsigned flags : 4\n"
                        + "     4           i8[8]  s_text : char s_text[8]\n");
        Refresh refresh = new Refresh(list, said, places, described, "jextract");
        refresh.run(Map.of());
        assertThat(compare().differences).isEmpty();
        assertThat(Abi.read(described).structs.get("request").fields().keySet()).containsExactly(
                "port", "flags", "s_text", "value.number", "value.text", "next");
    }

    @Test
    void beginsANewFileWithItsSource() throws IOException {
        new Refresh(list, said, places, described, "jextract 99").run(Map.of());
        assertThat(Files.readAllLines(described)).startsWith("# proto.h on "
                + Target.host().folder(), "# facts: jextract 99", "");
        assertThat(compare().differences).isEmpty();
    }
}
