package cmirror;

import static cmirror.math_h.*;
import static cmirror.stdio_h.*;
import static org.assertj.core.api.Assertions.assertThat;

import cmirror.testing.CProgram;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Calls that take or return doubles give what they give in C. */
class DoublesTest {

    @Test
    void areCs() {
        CProgram.assumeCompiler();
        List<String> c = CProgram.compile("doubles", """
                #include <math.h>
                #include <stdio.h>
                #include <stdlib.h>
                int main(void) {
                    int exp;
                    volatile double two = 2;
                    double fraction = frexp(two * 10, &exp);
                    printf("%.17g\\n%.17g\\n", sqrt(two), pow(two, 0.3));
                    printf("%.17g\\n", ldexp(two, 5));
                    printf("%.17g %d\\n", fraction, exp);
                    printf("%ld\\n", lround(two * 1.75));
                    printf("%.17g\\n", atof("-12.625e3"));
                    srand48(7);
                    printf("%.17g\\n", drand48());
                }
                """, "-Wl,--no-as-needed", "-lm").run().lines();
        int_ exp = new int_();
        double fraction = frexp(20, exp);
        stdlib_h.srand48(7);
        assertThat(List.of(text(sqrt(2)), text(pow(2, 0.3)), text(ldexp(2, 5)),
                text(fraction) + " " + exp, String.valueOf(lround(3.5)),
                text(stdlib_h.atof("-12.625e3")), text(stdlib_h.drand48()))).isEqualTo(c);
    }

    /** What C has stored reaches Java's arrays also where a double comes back. */
    @Test
    void storeIntoJavaArrays() {
        MemorySegment[] end = new MemorySegment[1];
        assertThat(stdlib_h.strtod("2.5 apples", end)).isEqualTo(2.5);
        assertThat(string(end[0])).isEqualTo(" apples");
        assertThat(stdlib_h.strtof("0.25", end)).isEqualTo(0.25f);
        assertThat(string(end[0])).isEmpty();
        int[] exponent = new int[1];
        assertThat(frexp(20, exponent)).isEqualTo(0.625);
        assertThat(exponent).containsExactly(5);
        double[] whole = new double[1];
        assertThat(modf(3.75, whole)).isEqualTo(0.75);
        assertThat(whole).containsExactly(3);
        short[] state = {1, 2, 3};
        stdlib_h.erand48(state);
        assertThat(state).isNotEqualTo(new short[] {1, 2, 3});
    }

    private static String text(double number) {
        MemorySegment text = new_char(40);
        snprintf(text, 40, "%.17g", number);
        return string(text);
    }
}
