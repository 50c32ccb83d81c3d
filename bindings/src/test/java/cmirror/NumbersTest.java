package cmirror;

import static org.assertj.core.api.Assertions.assertThat;

import cmirror.testing.CProgram;
import cmirror.testing.Child;
import org.junit.jupiter.api.Test;

/** Functions and macros on numbers: the same statements print in Java what they print in C. */
class NumbersTest {

    private static final String STATEMENTS = """
            P("%.9g %.9g %.9g\\n", powf(2, 0.5), sqrtf(2), cbrtf(3));
            P("%.9g %.9g %.9g\\n", fmodf(7, 2.5), hypotf(3, 4), atan2f(1, -2));
            P("%.9g %.9g %d\\n", ldexpf(0.75, 4), scalbnf(3, 2), ilogbf(20));
            P("%.9g %.17g\\n", nextafterf(1, 2), nextafter(1, 2));
            P("%ld %lld %ld\\n", lroundf(2.5), llrint(3.5), lrintf(-2.5));
            P("%.17g %.17g %.17g\\n", fma(2, 3, 4), copysign(3, -1), remainder(7, 4));
            P("%.17g %.17g %.17g\\n", erf(0.5), tgamma(5), expm1(1e-10));
            P("%d %d %d\\n", B(isnan(NAN)), B(isfinite(INFINITY)), B(signbit(-0.0)));
            P("%d %d %d\\n", B(isgreater(2.0, 1.0)), B(isunordered(NAN, 1.0)), B(isnormal(1e-310)));
            P("%d %d %d\\n", fpclassify(0.0), fpclassify(1e-310), fpclassify(-INFINITY));
            P("%d %d\\n", fpclassify(F(1e-40)), fpclassify(1e-40));
            P("%ld %ld\\n", L(ldiv(-7, 2)), R(ldiv(-7, 2)));
            P("%lld %lld\\n", L(lldiv(7, -2)), R(imaxdiv(-9, 4)));
            P("%d %d\\n", L(div(-7, 2)), R(div(-7, 2)));
            P("%jd %ju %jd\\n", strtoimax("-0x10z", E, 0), strtoumax("77", E, 8), imaxabs(-5));
            P("%.9g\\n", strtof("0.1x", E));
            P("%ld %lu\\n", INT64_C(-5) - INT32_C(1), UINT64_C(18));
            P("%" PLUS PRIdMAX PLUS " %" PLUS PRIxPTR PLUS " %" PLUS PRIuFAST16 PLUS "\\n", 1L, 2L, 3L);
            """;

    @Test
    void areCs() {
        CProgram.assumeCompiler();
        Child.Result c = CProgram.compile("numbers", """
                #define _GNU_SOURCE
                #include <stdio.h>
                #include <stdlib.h>
                #include <inttypes.h>
                #include <math.h>
                #define P printf
                #define PLUS
                #define E NULL
                #define B(x) ((x) != 0)
                #define F(x) ((float) (x))
                #define L(x) ((x).quot)
                #define R(x) ((x).rem)
                int main(void) {
                """ + STATEMENTS + "return 0; }\n", "-w", "-Wl,--no-as-needed", "-lm").run();
        Child.Result java = JavaProgram.compile("Numbers", JavaProgram.PROLOGUE + """
                import static cmirror.inttypes_h.*;
                import static cmirror.math_h.*;
                import static cmirror.stdlib_h.*;
                class Numbers {
                    static final Object E = NULL;
                    static void P(String format, Object... ap) { vprintf(format, ap); }
                    static int B(boolean x) { return x ? 1 : 0; }
                    static float F(double x) { return (float) x; }
                    static long L(ldiv_t x) { return x.quot(); }
                    static long R(ldiv_t x) { return x.rem(); }
                    static long L(lldiv_t x) { return x.quot(); }
                    static long R(imaxdiv_t x) { return x.rem(); }
                    static int L(div_t x) { return x.quot(); }
                    static int R(div_t x) { return x.rem(); }
                    static int main(int argc, String[] argv) {
                """ + STATEMENTS.replace("PLUS", "+") + "return 0; } }\n").run();
        assertThat(java.stderr()).isEmpty();
        assertThat(java.text()).isEqualTo(c.text()).hasLineCount(18);
    }

    @Test
    void typesHaveTheirSizes() {
        assertThat(inet_h.sizeof(sem_t.class)).isEqualTo(inet_h.sizeof(new sem_t()));
        assertThat(inet_h.sizeof(double_.class)).isEqualTo(8);
        assertThat(inet_h.sizeof(float_.class)).isEqualTo(4);
        assertThat(inet_h.sizeof(long_long.class)).isEqualTo(8);
        assertThat(inet_h.sizeof(uint_least16_t.class)).isEqualTo(2);
        assertThat(inet_h.sizeof(msqid_ds.class)).isPositive();
    }
}
