package cmirror;

import static org.assertj.core.api.Assertions.assertThat;

import cmirror.testing.CProgram;
import cmirror.testing.Child;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every flag, width, precision and length with every conversion prints what it prints in C. */
class FormatsTest {

    /** Statements in one Java method: not more than fit its 64 KB. */
    private static final int A_METHOD = 200;

    /** Statements that are C and Java at once; U, P and T are macros in C and methods in Java. */
    private static List<String> statements() {
        List<String> all = new ArrayList<>();
        for (String flags : new String[] {"", "-", "0", "+", " ", "#", "'", "-+#", "0 "}) {
            for (String width : new String[] {"", "1", "12", "5.0", ".3", "12.7", "*", ".*", "*.*"}) {
                String stars = "7, ".repeat((int) width.chars().filter(c -> c == '*').count());
                for (String type : new String[] {"d", "u", "hhd", "hhx", "hu", "hi", "X", "o"}) {
                    print(all, flags, width, type, stars, "-54321");
                }
                for (String type : new String[] {"ld", "llu", "jx", "zo", "td", "Li", "qX"}) {
                    print(all, flags, width, type, stars, "-5000000000L");
                }
                for (String type : new String[] {"f", "e", "G", "a", "lf", "hf", "Lf", "llg", "qE"}) {
                    boolean wide = type.matches("L.|ll.|q.");
                    print(all, flags, width, type, stars, wide ? "D(1234.0625)" : "1234.0625");
                }
                print(all, flags, width, "s", stars, "\"some text\"");
                print(all, flags, width, "ls", stars, "W(\"wide text\")");
                print(all, flags, width, "S", stars, "W(\"wide\")");
                print(all, flags, width, "s", stars, "N");
                print(all, flags, width, "c", stars, "321");
                print(all, flags, width, "lc", stars, "65");
                print(all, flags, width, "C", stars, "66");
                print(all, flags, width, "p", stars, "P(4096)");
                print(all, flags, width, "%", stars, "0");
            }
        }
        for (String type : new String[] {"lu", "lx", "llo", "zu", "jX"}) {
            print(all, "", "", type, "", "U(0x80000001)");
            print(all, "", "", type, "", "U(7)");
        }
        for (String type : new String[] {"ld", "lli", "jd"}) {
            print(all, "", "", type, "", "I(-2147483647)");
        }
        for (String type : new String[] {"hhd", "hhu", "d", "u", "x"}) {
            print(all, "", "", type, "", "255");
            print(all, "", "", type, "", "-1");
        }
        print(all, "-", "*.*", "d", "-9, -3, ", "5");
        print(all, "", ".*", "s", "-1, ", "\"whole\"");
        all.add("printf(\"%2$s %1$s %2$5.1s|\\n\", \"world\", \"hello\");");
        all.add("printf(\"%2$*1$d|%2$-*1$d|%3$.*1$f\\n\", 4, 42, 0.5);");
        all.add("printf(\"%3$d %1$d\\n\", 1, 2, 3);");
        all.add("printf(\"%1$d %1$x %1$c\\n\", 65);");
        all.add("printf(\"%d\\n\", 1, \"two\", 3.0);");
        all.add("printf(\"none\\n\", count());");
        all.add("printf(\"five %n %hn %ln %hhn|\\n\", n, h, l, c); show();");
        all.add("printf(\"%2$d%1$n\\n\", n, 12345); show();");
        all.add("printf(\"%s %d%n %f\\n\", \"x\", 3, n, 0.5); show();");
        all.add("printf(\"%.0s|%.5s|%.6s|%5s|%-8s|\\n\", N, N, N, N, N);");
        return all;
    }

    private static void print(List<String> all, String flags, String width, String type,
            String stars, String value) {
        all.add("printf(\"<%" + flags + width + type + ">\\n\", " + stars + value + ");");
    }

    @Test
    void everyFormatPrintsWhatItPrintsInC() {
        CProgram.assumeCompiler();
        List<String> statements = statements();
        Child.Result c = CProgram.compile("formats", """
                #include <stdio.h>
                #include <wchar.h>
                #define N ((char *) NULL)
                #define D(x) ((long double) (x))
                #define U(x) ((unsigned long) (unsigned) (x))
                #define I(x) ((long) (x))
                #define W(x) L##x
                #define P(x) ((void *) (x))
                static int n_, *n = &n_, called; static short h_, *h = &h_;
                static long l_, *l = &l_; static signed char c_, *c = &c_;
                static int count(void) { return ++called; }
                static void show(void) { printf("%d %d %ld %d %d\\n", n_, h_, l_, c_, called); }
                int main(void) {
                """ + String.join("\n", statements) + "return 0; }\n", "-w").run();
        StringBuilder java = new StringBuilder(JavaProgram.PROLOGUE + """
                class Formats {
                    static final Object N = NULL;
                    static double D(double x) { return x; }
                    static int U(int x) { return x; }
                    static int I(int x) { return x; }
                    static String W(String x) { return x; }
                    static long P(long x) { return x; }
                    static int_ n = new int_(); static short_ h = new short_();
                    static long_ l = new long_(); static signed_char c = new signed_char();
                    static int called;
                    static int count() { return ++called; }
                    static void show() { printf("%d %d %ld %d %d\\n", n, h, l, c, called); }
                """);
        StringBuilder main = new StringBuilder("static int main(int argc, String[] argv) {\n");
        for (int i = 0; i < statements.size(); i += A_METHOD) {
            java.append("static void part").append(i).append("() {\n").append(String.join("\n",
                    statements.subList(i, Math.min(i + A_METHOD, statements.size()))))
                    .append("}\n");
            main.append("part").append(i).append("();\n");
        }
        Child.Result mirror = JavaProgram.compile("Formats",
                java.append(main).append("return 0; } }\n").toString()).run();
        assertThat(mirror.stderr()).isEmpty();
        assertThat(mirror.text().lines()).containsExactlyElementsOf(c.text().lines().toList());
        assertThat(mirror.stdout()).isEqualTo(c.stdout());
        assertThat(mirror.status()).isZero();
    }
}
