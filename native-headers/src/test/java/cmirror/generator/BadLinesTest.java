package cmirror.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cmirror.headers.Abi;
import cmirror.headers.SymbolList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A line that cannot be read is an error that names the file and the line. */
class BadLinesTest {

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            gibberish                                   | 3: cannot read: gibberish
            constant AF_INET two : int                  | 3: cannot read: constant AF_INET two : int
            constant AF_INET 2                          | 3: cannot read: constant AF_INET 2
            function close i32 (i33x) : int close(int)  | 3: no such type: i33x
            function close i32 (i32) : int open(int)    | 3: no prototype of close: int open(int)
            typedef pid_t int : int                     | 3: no such type: int
            "    0  u16  x  : short x"                  | 3: a field outside a struct
            constant EOF -1 : int                       | 3: EOF is described twice
            struct s size 4 : struct s                  | 3: cannot read: struct s size 4 : struct s
            """)
    void ofADescription(String line, String message) throws IOException {
        Path file = Files.writeString(folder.resolve("bad.abi"),
                "# bad.h\nconstant EOF -1 : int\n" + line + "\n");
        assertThatThrownBy(() -> Abi.read(file)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage(file + ":" + message);
    }

    @Test
    void ofAStructWithAFieldTwice() throws IOException {
        Path file = Files.writeString(folder.resolve("bad.abi"), """
                struct s size 4 align 2 : struct s
                    0  u16  a  : short a
                    2  u16  a  : short a
                """);
        assertThatThrownBy(() -> Abi.read(file)).hasMessage(file + ":3: a is described twice");
    }

    @Test
    void ofAList() throws IOException {
        Path file = Files.writeString(folder.resolve("bad.txt"), """
                # bad.h
                --include-function close
                --include function open
                """);
        assertThatThrownBy(() -> SymbolList.read(folder, file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(file + ":3: cannot read: --include function open");
    }

    @Test
    void ofAListWithAKindThatDoesNotExist() throws IOException {
        Path file = Files.writeString(folder.resolve("bad.txt"), "--include-macro EOF\n");
        assertThatThrownBy(() -> SymbolList.read(folder, file))
                .hasMessage(file + ":1: cannot read: --include-macro EOF");
    }

    @Test
    void aHeaderThatATargetDoesNotHaveIsEmpty() {
        assertThat(Abi.read(folder.resolve("none.abi")).constants).isEmpty();
    }
}
