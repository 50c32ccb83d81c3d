package cmirror.porter;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator computes with, and what is left of it where it is stored. */
class NumbersTest {

    @TempDir
    Path folder;

    @Test
    void assignmentsWithOperatorsComputeInTheTypeOfBoth() throws IOException {
        Snippet.main(folder, """
                int r = 25, i = -6, big = -100;
                unsigned u = 4;
                double d = 10;
                float f = 2.5f;
                r /= 2.0;
                i /= u;
                big %= sizeof(int) + 3;
                d += u;
                f *= 2;
                u -= 5;
                d -= u;
                printf("%d %d %d %g %g %u\\n", r, i, big, d, f, u);
                """).becomes("""
                r = (int) (r / 2.0);
                """).behaves();
    }

    @Test
    void bitFieldsKeepTheirBits() throws IOException {
        new Snippet(folder, """
                #include <stdio.h>
                #include <stddef.h>

                #define WIDTH 4

                struct flags { unsigned a : 3, b : 5; int d : WIDTH; char rest[4]; };

                int main(void)
                {
                    struct flags f = {1, 2, -3};
                    f.a += 9;
                    f.b--;
                    f.d = f.d * 3;
                    printf("%d %d %d %zu %zu\\n", f.a, f.b, f.d, sizeof(f), offsetof(struct flags, rest));
                    return 0;
                }
                """).becomes("""
                f.a((f.a() + 9) & 7);
                """).behaves();
    }

    @Test
    void commasBeforeTheStatement() throws IOException {
        Snippet.main(folder, """
                int a = 5, b = 0, c = 0, i, j;
                while (a--, b = a * 2, b != 2) c++;
                a = (i = 3, j = 4, i + j);
                if (i++, j > 3) a++;
                for (i = 0, j = 10; i < j; i++, j--) ;
                printf("%d %d %d %d\\n", a, b, c, i);
                """).becomes("""
                while (true) { a--; b = a * 2; if (!(b != 2)) break; c++; }
                """).behaves();
    }

    @Test
    void sizesOfTextsAndLongIndices() throws IOException {
        new Snippet(folder, """
                #include <stdio.h>
                #include <string.h>

                #define SIZE sizeof("rwx")
                struct watch { char path[8]; int n[2]; } w[2];

                int main(void)
                {
                    char s[SIZE];
                    size_t len = strlen("abc") - 2;
                    long last = 1;
                    strcpy(w[last].path, "a/b");
                    w[last].n[last] = 7;
                    printf("%zu %zu %c %d\\n", sizeof(s), sizeof "x", w[last].path[len], w[1].n[last]);
                    return 0;
                }
                """).becomes("""
                w[(int) last].n((int) last, 7);
                """).behaves();
    }
}
