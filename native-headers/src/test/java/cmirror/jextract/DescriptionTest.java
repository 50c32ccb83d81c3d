package cmirror.jextract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** jextract's output is read into the grammar of the descriptions. */
class DescriptionTest {

    @Test
    void isInOurGrammar(@TempDir Path folder) throws IOException {
        assertThat(String.join("", Recorded.description(folder).entries.values()))
                .isEqualTo(Recorded.DESCRIPTION);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "int __fd | int", "int | int", "size_t | size_t", "const size_t | const size_t",
        "socklen_t *restrict __len | socklen_t *restrict", "const void *| const void *",
        "struct sockaddr | struct sockaddr", "const struct tm t | const struct tm",
        "unsigned n | unsigned", "unsigned long | unsigned long", "int __fds[2] | int[2]",
        "int[2] | int[2]", "char a[restrict 4] | char[4]", "... | ...",
        "char *const *| char *const *",
        "void (*f)(int) | void (*)(int)", "int (*)(const void *) | int (*)(const void *)"})
    void parametersLoseTheirNames(String parameter, String type) {
        assertThat(CText.parameter(parameter)).isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"char sa_data[14] | sa_data | char[14]",
        "int (*cb)(int, void *) | cb | int (*)(int, void *)",
        "char **h_addr_list | h_addr_list | char **",
        "unsigned char x[3][2] | x | unsigned char[3][2]", "struct x x | x | struct x"})
    void declarationsAndTypesTurnIntoEachOther(String declaration, String name, String type) {
        assertThat(CText.type(declaration, name)).isEqualTo(type);
        assertThat(CText.declare(type, name)).isEqualTo(declaration);
    }
}
