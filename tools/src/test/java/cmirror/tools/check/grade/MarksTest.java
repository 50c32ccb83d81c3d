package cmirror.tools.check.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A spreadsheet reads names and sentences as they are. */
class MarksTest {

    @Test
    void whatIsInAFieldStaysInIt() {
        assertThat(Marks.row("a, b", "he said \"no\"", "two\nlines", ""))
                .isEqualTo("\"a, b\",\"he said \"\"no\"\"\",\"two\nlines\",\"\"\r\n");
    }

    @Test
    void aNameIsNoFormula() {
        assertThat(Marks.row("=1+2.c", "@x", "-1\n2", "a=b")).isEqualTo("\"'=1+2.c\",\"'@x\",\"'-1\n2\",\"a=b\"\r\n");
    }

    @Test
    void aFolderIsNoTable(@TempDir Path folder) {
        assertThatThrownBy(() -> Marks.needWritable(folder)).hasMessage("the marks cannot be written: " + folder
                + " is a folder");
        assertThatThrownBy(() -> Marks.needWritable(folder.resolve("no/marks.csv"))).hasMessage(
                "the marks cannot be written: there is no folder " + folder.resolve("no"));
    }
}
