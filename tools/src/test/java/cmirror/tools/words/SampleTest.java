package cmirror.tools.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The programs' remarks are read right, and name each of them as its file. */
class SampleTest {

    private static final List<Sample> ALL = Sample.all(Path.of(System.getenv("CMIRROR_SAMPLES")));

    @Test
    void eachHasItsFilesNameAndASentence() {
        assertThat(ALL).hasSizeGreaterThan(40).allSatisfy(sample -> {
            assertThat(sample.source().getFileName().toString().toLowerCase(Locale.ROOT))
                    .isEqualTo(sample.name().toLowerCase(Locale.ROOT) + ".java");
            assertThat(sample.remark()).isNotBlank().doesNotContain("*/").contains(".");
        });
        assertThat(ALL.getFirst().source().toString()).contains("lecture");
    }

    /** Of two programs of one name in some case, one would not be found. */
    @Test
    void noNameIsTwice() {
        assertThat(ALL.stream().flatMap(sample -> sample.names().stream())
                .map(name -> name.toLowerCase(Locale.ROOT))).doesNotHaveDuplicates();
    }

    @Test
    void theSlidesNameOfTheTcpServerIsKnown() {
        assertThat(ALL).anySatisfy(sample -> {
            assertThat(sample.names()).containsExactly("tcpServer", "tcpServ");
            assertThat(sample.remark()).startsWith("prints what TCP clients send, ")
                    .doesNotContain("A sequential server");
        });
        assertThat(ALL).anySatisfy(sample -> {
            assertThat(sample.name()).isEqualTo("tcpParServ");
            assertThat(sample.remark()).endsWith("connection,\nand the father is free for the next one.");
        });
    }
}
