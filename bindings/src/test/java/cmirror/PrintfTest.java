package cmirror;

import static cmirror.inet_h.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cmirror.testing.CProgram;
import cmirror.testing.Child;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** printf prints the bytes that a C program with the same statements prints. */
class PrintfTest {

    /** Statements that are C and Java at once. */
    private static final String STATEMENTS = """
            printf("%d %i %u %x %X %o %c %s %p %%\\n", -1, 42, 7, 255, 255, 8, 'x', "text", NULL);
            printf("[%5d] [%-5d] [%05d] [%+d] [% d] [%#x] [%#o]\\n", 42, 42, 42, 42, 42, 255, 8);
            printf("[%8.3s] [%-8s] [%.0s] [%.*s] [%*d] [%-*d]\\n", "abcdef", "ab", "zz", 2, "abc",
                   6, 42, 6, 42);
            printf("[%*.*f]\\n", 10, 3, 3.14159);
            printf("%hhd %hd %ld %lld %jd %zd %td\\n", 300, 70000, 5000000000L, -1L, 1L, 2L, 3L);
            printf("%hhu %hu %lu %llx %zx\\n", 300, 70000, 5000000000L, -1L, 255L);
            printf("%e %E %f %F %g %G %a\\n", 1.5, -0.25, 1e10, 2.5, 1e-10, 123456789.0, 0.1);
            printf("%d %f %d %f %s %f %d\\n", 1, 1.5, 2, 2.5, "three", 3.5, 4);
            printf("%d %d %d %d %d %d %d %d %d %d\\n", 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
            printf("%f %f %f %f %f %f %f %f %f %f\\n", 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0,
                   9.0, 10.0);
            printf("%d %f %d %f %d %f %d %f %d %f %d %f %d %f %d %f %d %f\\n", 1, 1.0, 2, 2.0, 3,
                   3.0, 4, 4.0, 5, 5.0, 6, 6.0, 7, 7.0, 8, 8.0, 9, 9.0);
            printf("%d %x %u %d\\n", -2147483647 - 1, -2147483647 - 1, -1, 2147483647);
            printf("%x %u %d\\n", 0x8000a8c0, 0x8000a8c0, 0x8001a8c0);
            printf("%s %s\\n", "Grüße", "日本");
            printf("no conversion\\n");
            printf("");
            printf("100%% of %s%c", "it", '\\n');
            fprintf(stdout, "%s has %d bytes in %5.2f s\\n", "stream", 12, 0.5);
            fprintf(stderr, "to stderr %d\\n", 1);
            printf("%d\\n", printf("%s %d\\n", "counts its bytes", 12));
            snprintf(msg, 8, "%s", "a long text");
            printf("%s %d\\n", msg, snprintf(msg, 8, "%d-%d", 123, 45678));
            printf("%s %d\\n", msg, sprintf(msg, "%03d|%.1f", 7, 2.25));
            printf("%s\\n", msg);
            errno_is(EADDRINUSE); printf("%m %d\\n", 5);
            errno_is(ENOENT); perror("perror");
            errno_is(EINTR); perror("");
            puts("puts"); putchar('c'); fputs("fputs\\n", stdout);
            """;

    @Test
    void theSameStatementsPrintTheSameBytes() {
        CProgram.assumeCompiler();
        Child.Result c = CProgram.compile("printf", """
                #include <inet.h>
                #include <stdio.h>
                #include <errno.h>
                #define errno_is(e) (errno = (e))
                int main(void) {
                    char msg[MAX_MSG];
                """ + STATEMENTS + "return 0; }\n", Mirror.includeFlag()).run();
        Child.Result java = JavaProgram.compile("Prints", JavaProgram.PROLOGUE + """
                class Prints {
                    static void errno_is(int e) { errno(e); }
                    static int main(int argc, String[] argv) {
                        var msg = new_char(MAX_MSG);
                """ + STATEMENTS + "return 0; } }\n").run();
        assertThat(java.stderr()).isEqualTo(c.stderr());
        assertThat(java.text()).isEqualTo(c.text());
        assertThat(java.stdout()).isEqualTo(c.stdout());
        assertThat(java.status()).isZero();
    }

    @Test
    void aBufferWithoutANulEndsWhereItEnds() {
        MemorySegment full = new_char(4);
        memset(full, 'A', 4);
        MemorySegment out = new_char(80);
        assertThat(sprintf(out, "%s|%s", full, full)).isEqualTo(9);
        assertThat(string(out)).isEqualTo("AAAA|AAAA");
        assertThat(sprintf(out, "%s", new byte[] {'h', 'i'})).isEqualTo(2);
        assertThat(string(out)).isEqualTo("hi");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {
        "%d and %d | printf: has no argument for %d in \"%d and %d\"",
        "%s        | printf: argument 1 is an Integer (1), %s takes a string",
        "%ls       | printf: argument 1 is an Integer (1), %ls takes a string of wchar_t",
        "%f        | printf: argument 1 is an Integer (1), %f takes a double",
        "%Lf       | printf: argument 1 is an Integer (1), %Lf takes a double",
        "%La       | printf: %La takes a long double, which Java does not have; %a takes a double",
        "%n        | printf: argument 1 is an Integer (1), %n takes an integer of 4 bytes to "
                + "store to",
        "%2$d      | printf: has no argument for %2$d in \"%2$d\"",
        "%1$d %d   | printf: \"%1$d %d\" names some arguments by number, not all",
        "%d %1$d   | printf: \"%d %1$d\" names some arguments by number, not all",
        "%y        | printf: \"%y\" is no conversion that can be checked",
        "50%       | printf: \"%\" is no conversion that can be checked",
    })
    void aFormatThatDoesNotFitIsRefused(String format, String sentence) {
        assertThatThrownBy(() -> printf(format, 1))
                .isInstanceOf(IllegalArgumentException.class).hasMessage(sentence);
    }

    @Test
    void anArgumentOfTheWrongTypeIsNamed() {
        assertThatThrownBy(() -> printf("%d", "one"))
                .hasMessage("printf: argument 1 is a String (one), %d takes an integer");
        assertThatThrownBy(() -> printf("%d %d", 1, 2.5))
                .hasMessage("printf: argument 2 is a Double (2.5), %d takes an integer");
        assertThatThrownBy(() -> printf("%d", (Object) null))
                .hasMessage("printf: argument 1 is NULL, %d takes an integer");
        assertThatThrownBy(() -> printf("%p", 5.0))
                .hasMessage("printf: argument 1 is a Double (5.0), %p takes a pointer");
        assertThatThrownBy(() -> printf("%s", new int[] {5}))
                .hasMessage("printf: argument 1 is an array of int, %s takes a string");
        assertThatThrownBy(() -> printf("%d", new_char(5)))
                .hasMessage("printf: argument 1 is memory of 5 bytes, %d takes an integer");
        assertThatThrownBy(() -> printf("%n", new long_()))
                .hasMessage("printf: argument 1 is a long_, %n takes an integer of 4 bytes to store "
                        + "to");
        assertThatThrownBy(() -> printf("%d", 5_000_000_000L))
                .hasMessage("printf: argument 1 is 5000000000, which %d would cut to 32 bits; "
                        + "%ld takes it");
        assertThatThrownBy(() -> printf(null))
                .hasMessage("printf: format is NULL; it takes a string");
    }

    /** javac hands an array over as if it were the list of arguments. */
    @Test
    void anArrayOfOnesOwnIsOneArgument() {
        MemorySegment buf = new_char(80);
        String[] words = {"a", "b"};
        assertThatThrownBy(() -> sprintf(buf, "%s %s", words))
                .hasMessage("sprintf: argument 1 is an array of String, %s takes a string");
        assertThat(sprintf(buf, "%p", words)).isPositive();
        assertThat(vsprintf(buf, "%s %s", words)).isEqualTo(3);
        assertThat(string(buf)).isEqualTo("a b");
        int_[] count = {new int_()};
        assertThatThrownBy(() -> sscanf("5", "%d", count)).isInstanceOf(
                IllegalArgumentException.class).hasMessageContaining("argument 1 is an array of int_");
    }

    @Test
    void sprintfDoesNotWritePastItsBuffer() {
        MemorySegment five = new_char(5);
        assertThat(sprintf(five, "%s", "four")).isEqualTo(4);
        assertThatThrownBy(() -> sprintf(five, "%s", "fiver"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("sprintf: the text has 6 bytes with its NUL, str only 5");
        assertThatThrownBy(() -> snprintf(five, 6, "%s", "fiver"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("snprintf: str has 5 bytes, not 6");
        assertThat(snprintf(five, 5, "%s", "fiver")).isEqualTo(5);
        assertThat(string(five)).isEqualTo("five");
    }
}
