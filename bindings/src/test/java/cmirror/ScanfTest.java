package cmirror;

import static cmirror.inet_h.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cmirror.testing.CProgram;
import cmirror.testing.Child;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;

/** scanf stores what a C program with the same statements stores. */
class ScanfTest {

    /** Statements that are C and Java at once: i, l ... are pointers in C, objects in Java. */
    private static final String STATEMENTS = """
            show(sscanf("12 34", "%d %ld", i, l));
            show(sscanf("-5 ff 077 0x1A", "%i %x %o", i, j, k));
            show(sscanf("0x10,010", "%i,%i", i, j));
            show(sscanf("300 -1 7", "%hhd %hd %hu", c, s, s));
            show(sscanf("5000000000 9000000000 1", "%lld %ju %zu", l, l, l));
            show(sscanf("3.25 -1e3", "%f %lf", f, d));
            show(sscanf("0x1p4", "%la", d));
            show(sscanf("hello world", "%s %*s%n", t, i));
            show(sscanf("hello", "%3s%c", t, u));
            show(sscanf("a:b:c", "%[^:]:%[ab]:%1s", t, u, t));
            show(sscanf("]x", "%[]]%s", t, u));
            show(sscanf("   x y", " %c%s", c, t));
            show(sscanf("10.0.0.7/24", "%d.%*d.%*d.%d/%d", i, j, k));
            show(sscanf("", "%d", i));
            show(sscanf("abc", "%d", i));
            show(sscanf("12abc", "%d%%", i));
            show(sscanf("50%", "%d%%", i));
            show(sscanf("1 2 3 4 5 6 7 8", "%d %d %d %d %d %ld %ld %d", i, j, k, i, j, l, l, k));
            show(sscanf("1 2 3", "%3$d %1$d %2$d", i, j, k));
            show(sscanf("0007 08", "%02d%02d %n", i, j, k, l));
            show(sscanf("1'000 5", "%'d %*'d", i));
            show(sscanf("word", "%0s", t));
            show(sscanf("2.5 3.5", "%hf %jf", f, d));
            show(scanf("%d %9s", i, t));
            show(fscanf(stdin, "%d %lf %s", i, d, t));
            show(scanf("%d", i));
            """;

    @Test
    void theSameStatementsStoreTheSame() {
        CProgram.assumeCompiler();
        String input = "printf '17 seventeen\\n18 2.5 word'|";
        Child.Result c = Child.of("sh", "-c", input + "'" + CProgram.compile("scanf", """
                #include <stdio.h>
                int main(void) {
                    int i_ = 0, j_ = 0, k_ = 0, *i = &i_, *j = &j_, *k = &k_;
                    long l_ = 0, *l = &l_; short s_ = 0, *s = &s_; char c_ = 0, *c = &c_;
                    float f_ = 0; double d_ = 0, *d = &d_; float *f = &f_;
                    char t[32] = "", u[32] = "";
                    int n;
                    #define show(x) n = x, printf("%d: %d %d %d %ld %d %d %g %g [%s] [%s]\\n", \\
                        n, i_, j_, k_, l_, s_, c_, f_, d_, t, u)
                """ + STATEMENTS + "return 0; }\n").binary() + "'").run();
        StringBuilder command = new StringBuilder(input);
        JavaProgram.compile("Scans", JavaProgram.PROLOGUE + """
                class Scans {
                    static int_ i = new int_(), j = new int_(), k = new int_();
                    static long_ l = new long_(); static short_ s = new short_();
                    static char_ c = new char_(); static float_ f = new float_();
                    static double_ d = new double_();
                    static java.lang.foreign.MemorySegment t = new_char(32), u = new_char(32);
                    static void show(int n) {
                        printf("%d: %d %d %d %ld %d %d %g %g [%s] [%s]\\n", n, i, j, k, l, s, c,
                            f.get(), d.get(), t, u);
                    }
                    static int main(int argc, String[] argv) {
                """ + STATEMENTS + "return 0; } }\n").command()
                .forEach(word -> command.append(" '").append(word).append('\''));
        Child.Result java = Child.of("sh", "-c", command.toString()).run();
        assertThat(java.stderr()).isEmpty();
        assertThat(java.text()).isEqualTo(c.text()).hasLineCount(26);
    }

    @Test
    void aTextThatDoesNotFitIsRefused() {
        MemorySegment four = new_char(4);
        int_ rest = new int_();
        assertThat(sscanf("abc defg", "%s%n", four, rest)).isEqualTo(1);
        assertThat(string(four)).isEqualTo("abc");
        assertThat(rest.get()).isEqualTo(3);
        byte[] bytes = new byte[3];
        assertThat(sscanf("ab9", "%[a-z]", bytes)).isEqualTo(1);
        assertThat(bytes).containsExactly('a', 'b', 0);
        int[] two = new int[2];
        assertThat(sscanf("1 2", "%*d %d", two)).isEqualTo(1);
        assertThat(two).containsExactly(2, 0);
        for (String format : new String[] {"%s", "%[^\n]", "%0s", "%1$s"}) {
            assertThatThrownBy(() -> sscanf("abcd", format, four))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("sscanf: argument 1 has 4 bytes, the text is longer; a "
                            + "width ends it there: %3");
            assertThatThrownBy(() -> sscanf("abcd", format, bytes))
                    .hasMessageStartingWith("sscanf: argument 1 has 3 bytes, the text is longer");
        }
        assertThat(string(four)).isEqualTo("abc");
        assertThat(sscanf("7 longer", "x%s", four)).isZero();
        assertThatThrownBy(() -> sscanf("abcdefgh ijklmnop", "%ls", new_int(8)))
                .hasMessageStartingWith("sscanf: argument 1 has 32 bytes");
        FILE stream = fmemopen(new_char(6), 6, "w+");
        fputs("abcde", stream);
        rewind(stream);
        assertThatThrownBy(() -> vfscanf(stream, "%s", new Object[] {four}))
                .hasMessageStartingWith("fscanf: argument 1 has 4 bytes, the text is longer");
        fclose(stream);
    }

    @Test
    void memoryThatScanfAllocates() {
        MemorySegment[] word = new MemorySegment[1];
        MemorySegment[] rest = new MemorySegment[1];
        assertThat(sscanf("key=a value;", "%m[^=]=%m[^;]", word, rest)).isEqualTo(2);
        assertThat(string(word[0])).isEqualTo("key");
        assertThat(rest[0].byteSize()).isEqualTo(8);
        free(word[0]);
        free(rest[0]);
        String[] text = {"before"};
        assertThat(sscanf("", "%ms", text)).isEqualTo(EOF);
        assertThat(text[0]).isEqualTo("before");
        assertThat(sscanf("Grüße", "%ms", text)).isEqualTo(1);
        assertThat(text[0]).isEqualTo("Grüße");
        assertThat(sscanf("xyz", "%2mc", word)).isEqualTo(1);
        assertThat(word[0].byteSize()).isEqualTo(2);
        free(word[0]);
        MemorySegment pointer = new_long(1);
        assertThat(sscanf("abc", "%mls", pointer)).isEqualTo(1);
        free(MemorySegment.ofAddress(at_long(pointer, 0)));
    }

    private static void refused(String sentence, String format, Object... arguments) {
        assertThatThrownBy(() -> sscanf("1 2 3", format, arguments))
                .isInstanceOf(IllegalArgumentException.class).hasMessage("sscanf: " + sentence);
    }

    @Test
    void aFormatThatDoesNotFitIsRefused() {
        refused("has no argument for %d in \"%d %d\"", "%d %d", new int_());
        refused("argument 1 is a long_, %d stores 4 bytes: var x = new int_()", "%d", new long_());
        refused("argument 1 is a short_, %d stores 4 bytes: var x = new int_()", "%d",
                new short_());
        refused("argument 1 is a float_, %lf stores 8 bytes: var x = new double_()", "%lf",
                new float_());
        refused("argument 1 is an Integer (5), %ld stores 8 bytes: var x = new long_()", "%ld", 5);
        refused("argument 1 is NULL, %d stores 4 bytes: var x = new int_()", "%d", (Object) null);
        refused("argument 1 is an array of MemorySegment, %s takes a buffer: new_char(n)", "%s",
                (Object) new MemorySegment[1]);
        refused("argument 1 is an array of Object, %ms stores a pointer: var p = new "
                + "MemorySegment[1]", "%ms",
                (Object) new Object[1]);
        refused("argument 1 has 4 bytes, not 5", "%4s", new_char(4));
        refused("argument 1 has 1 bytes, %s needs one and a NUL", "%s", new_char(1));
        refused("argument 1 has 8 bytes, not 16", "%Lf", new_char(8));
        refused("the width 99999999999 is no int", "%99999999999s", new_char(9));
        refused("\"%d %1$d\" names some arguments by number, not all", "%d %1$d", new int_());
        refused("argument 1 is written to; a String cannot be, new_char(n) makes a buffer", "%s",
                "text");
        refused("\"%y\" is no conversion that can be checked", "%y", new_char(9));
        refused("\"%[abc\" has no end", "%[abc", new_char(9));
    }

    @Test
    void printfAndItsVariantsWithAVaList() {
        MemorySegment buf = new_char(20);
        Object[] ap = {1, "two", 3.5};
        assertThat(vsnprintf(buf, 20, "%d %s %.1f", ap)).isEqualTo(9);
        assertThat(string(buf)).isEqualTo("1 two 3.5");
        assertThat(vsprintf(buf, "%d %s %.1f!", ap)).isEqualTo(10);
        assertThat(string(buf)).isEqualTo("1 two 3.5!");
        assertThat(vsnprintf(buf, 20, "none", null)).isEqualTo(4);
        MemorySegment[] made = new MemorySegment[1];
        assertThat(asprintf(made, "%s %d %d %d %d %d %f", "x", 1, 2, 3, 4, 5, 0.5)).isEqualTo(20);
        assertThat(string(made[0])).isEqualTo("x 1 2 3 4 5 0.500000");
        free(made[0]);
        assertThat(vasprintf(made, "%d", new Object[] {7})).isEqualTo(1);
        assertThat(string(made[0])).isEqualTo("7");
        free(made[0]);
        int[] fd = new int[2];
        pipe(fd);
        assertThat(dprintf(fd[1], "%s=%d", "n", 5)).isEqualTo(3);
        assertThat(vdprintf(fd[1], ";%d", new Object[] {6})).isEqualTo(2);
        assertThat(read(fd[0], buf, 20)).isEqualTo(5);
        assertThat(sscanf(buf, "n=%d;%d", new int_(), fd)).isEqualTo(2);
        assertThat(fd[0]).isEqualTo(6);
        assertThat(dprintf(-1, "x")).isEqualTo(-1);
        assertThat(errno()).isEqualTo(EBADF);
        assertThat(vsscanf("9", "%d", new Object[] {fd})).isEqualTo(1);
        assertThat(fd[0]).isEqualTo(9);
    }
}
