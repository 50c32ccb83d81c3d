package cmirror.generator;

import static org.assertj.core.api.Assertions.assertThat;

import cmirror.headers.Abi;
import cmirror.testing.CProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What headers have beyond plain fields: bit-fields, unions, packed and flexible members. */
class OddStructsTest {

    private static final String HEADER = """
            struct flags { unsigned int version:4; unsigned int length:4; int signed_part:5;
                           unsigned char tail; };
            union number { int i; unsigned char bytes[4]; double d; };
            struct __attribute__((packed)) event { unsigned int events; unsigned long data; };
            struct message { short kind; union { int i; float f; } u; signed char text[]; };
            """;
    private static final String DESCRIPTION = """
            struct flags size 4 align 4 : struct flags
                0 bits 0 4  u32  version  : unsigned int version
                0 bits 4 4  u32  length  : unsigned int length
                0 bits 8 5  i32  signed_part  : int signed_part
                2  u8  tail  : unsigned char tail
            union number size 8 align 8 : union number
                0  i32  i  : int i
                0  u8[4]  bytes  : unsigned char bytes[4]
                0  f64  d  : double d
            struct event size 12 align 1 : struct event
                0  u32  events  : unsigned int events
                4  u64  data  : unsigned long data
            struct message size 8 align 4 : struct message
                0  i16  kind  : short kind
                4  i32  u.i  : int i
                4  f32  u.f  : float f
                8  i8[]  text  : signed char text[]
            """;

    @BeforeAll
    static void compiler() {
        CProgram.assumeCompiler();
    }

    @Test
    void aRightDescriptionPasses() throws IOException {
        assertThat(ask(DESCRIPTION)).isEmpty();
    }

    @Test
    void aBitFieldsPlaceWidthAndSignCount() throws IOException {
        assertThat(ask(DESCRIPTION.replace("bits 4 4", "bits 3 4"))).containsExactly(
                "odd.h: struct flags: length: bits: C says 4 to 7, unsigned, the description "
                        + "3 to 6, unsigned");
        assertThat(ask(DESCRIPTION.replace("bits 8 5  i32", "bits 8 5  u32"))).containsExactly(
                "odd.h: struct flags: signed_part: bits: C says 8 to 12, signed, the description "
                        + "8 to 12, unsigned");
    }

    @Test
    void aForgottenMemberOfAUnionIsNamed() throws IOException {
        assertThat(ask(DESCRIPTION.replace("    0  u8[4]  bytes  : unsigned char bytes[4]\n", "")))
                .containsExactly("odd.h: union number: C has a member bytes at offset 0, "
                        + "the description has none");
    }

    @Test
    void aPackedFieldHasItsOwnOffset() throws IOException {
        assertThat(ask(DESCRIPTION.replace("    4  u64  data", "    8  u64  data")))
                .contains("odd.h: struct event: data: offset: C says 4, the description 8");
    }

    private static List<String> ask(String description) throws IOException {
        Path folder = CProgram.file("odd");
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("odd.h"), HEADER);
        Path file = Files.writeString(folder.resolve("odd.abi"), description);
        return new Oracle("odd/asks", "odd", Abi.read(file), folder).differences();
    }
}
