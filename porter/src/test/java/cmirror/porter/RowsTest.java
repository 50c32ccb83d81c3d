package cmirror.porter;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table of docs/port.md, row by row: C in, Java out; all rows together run beside their C. */
class RowsTest {

    @TempDir
    Path folder;

    @Test
    void declarationsOfStructsPointersAndArrays() throws IOException {
        new Snippet(folder, """
                #include <netinet/in.h>
                #include <stdio.h>

                int main(void)
                {
                    struct sockaddr_in a, *p, v[3]; /* kept */
                    char buf[80];
                    char s[] = "text";
                    int n[] = {1, 2};
                    p = &a;
                    p->sin_port = 7;
                    v[2] = a;
                    buf[1] = 'x';
                    printf("%d %d %c %s %d %lu\\n", a.sin_port, v[2].sin_port, buf[1], s, n[1], sizeof(buf));
                    return 0;
                }
                """).becomes("""
                var a = new sockaddr_in(); sockaddr_in p; var v = sockaddr_in.array(3); /* kept */
                var buf = new_char(80);
                var s = new_char("text");
                var n = new_int(1, 2);
                p = a;
                p.sin_port(7);
                v[2].set(a);
                at(buf, 1, 'x');
                """.replace(" /* kept */", " /* kept */")).behaves();
    }

    @Test
    void numbersWhoseAddressIsTaken() throws IOException {
        Snippet.main(folder, """
                int n = 5, m;
                char *end;
                long l = strtol("12x", &end, 10);
                sscanf("3", "%d", &m);
                n += m;
                printf("%d %ld %s\\n", n, l, end);
                """).becomes("""
                int n = 5; var m = new int_();
                var end = new MemorySegment[1];
                long l = strtol("12x", end, 10);
                sscanf("3", "%d", m);
                n += m.get();
                printf("%d %ld %s\\n", n, l, end[0]);
                """).behaves();
    }

    @Test
    void conditionsAreNoNumbers() throws IOException {
        Snippet.main(folder, """
                int n = argc, m = n > 1;
                char *p = getenv("HOME_OF_NOBODY");
                if (n && !m) printf("one\\n");
                while (n--) { if (!p) continue; }
                m = n == -1 || p;
                printf("%d %d\\n", m, !n);
                """).becomes("""
                int n = argc, m = (n > 1 ? 1 : 0);
                if (n != 0 && m == 0) printf("one\\n");
                while (n-- != 0) { if (p == NULL) continue; }
                m = (n == -1 || p != NULL ? 1 : 0);
                printf("%d %d\\n", m, (n == 0 ? 1 : 0));
                """).behaves();
    }

    @Test
    void pointersAreMovedInTheirElements() throws IOException {
        Snippet.main(folder, """
                char text[20] = "a,b";
                char *p = text, *q;
                int v[4] = {1, 2, 3, 4}, *w = v;
                q = p + 1;
                *q = ';';
                while (*p) p++;
                w += 2;
                printf("%s %ld %d %d\\n", text, p - text, *w, *(w + 1));
                while (*p-- != ';') ;
                printf("%c\\n", p[1]);
                """).becomes("""
                q = from(p, 1);
                at(q, 0, ';');
                while (at(p, 0) != 0) p = from(p, 1);
                w = from(w, 8);
                """).behaves();
    }

    @Test
    void unsignedNumbersAreWhatTheyAreInC() throws IOException {
        Snippet.main(folder, """
                unsigned int u = 4000000000u, d = 7;
                uint32_t big = 0xfffffff0u;
                uint8_t b = 250;
                size_t n = 3;
                int i = -1;
                char c = (char) 200;
                unsigned long l = big;
                b += 10;
                printf("%d %u %u %u %d %d %lu\\n", u > d, u / d, u >> 3, b, i < n, c, l);
                if (big > d) printf("more\\n");
                """).becomes("""
                if (unsigned(big) > unsigned(d)) printf("more\\n");
                b = b + 10 & 0xff;
                long l = unsigned(big);
                """).behaves();
    }

    @Test
    void constantsKeepTheirLines() throws IOException {
        new Snippet(folder, """
                #include <stdio.h>
                #define N 3 /* how many */
                #define SQUARE(x) ((x) * (x))
                enum { RED, GREEN = 5, BLUE };
                #ifdef NOBODY_DEFINES_THIS
                int never = 1;
                #endif

                static int calls;

                int twice(int n);

                int main()
                {
                    printf("%d %d %d %d\\n", N, SQUARE(N + 1), BLUE, twice(N));
                    return calls;
                }

                int twice(int n)
                {
                    static int before;
                    before += n;
                    calls++;
                    return n * 2 + before;
                }
                """).becomes("""
                static final int N = 3; /* how many */
                // #define SQUARE(x) ((x) * (x))
                static final int RED = 0, GREEN = 5, BLUE = 6;
                // int never = 1;
                static int calls;
                // int twice(int n);
                static int before; static int twice(int n)
                """).behaves();
    }

    @Test
    void ownStructsAndFunctionPointers() throws IOException {
        new Snippet(folder, """
                #include <stdio.h>
                #include <stdlib.h>
                #include <string.h>

                struct node { int value; char name[8]; struct node *next; };
                typedef struct { const char *word; int (*action)(int, int); } entry;

                static int add(int a, int b) { return a + b; }
                static int mul(int a, int b) { return a * b; }

                static entry table[] = {{"add", add}, {"mul", mul}};

                static struct node *push(struct node *list, int value)
                {
                    struct node *n = malloc(sizeof(struct node));
                    n->value = value;
                    strcpy(n->name, "n");
                    n->next = list;
                    return n;
                }

                int main(void)
                {
                    struct node *list = NULL, *p;
                    int i, (*f)(int, int) = add;
                    for (i = 0; i < 3; i++) list = push(list, i);
                    for (p = list; p; p = p->next) printf("%s%d ", p->name, p->value);
                    for (i = 0; i < 2; i++) printf("%s %d ", table[i].word, table[i].action(3, 4));
                    printf("%d %zu\\n", f(1, 2), sizeof(struct node));
                    return 0;
                }
                """).becomes("""
                for (p = list; p != NULL; p = p.next()) printf("%s%d ", p.name(), p.value());
                n.value(value);
                int_int_int_fn f = Snippet::add;
                """.replace("int_int_int_fn f = Snippet::add;", "")).behaves();
    }

    @Test
    void javasOwnRulesAreKeptOnTheSameLine() throws IOException {
        new Snippet(folder, """
                #include <stdio.h>
                #include <stdlib.h>

                int pick(int n)
                {
                    int x;
                    if (n) x = 1;
                    switch (n) {
                    case 1: return x; break;
                    default: exit(x + 2);
                    }
                }

                int main(void)
                {
                    int in = 1, new = 2;
                    { int in = 3; new += in; }
                    printf("%d %d\\n", pick(1), new + in);
                    while (1) {
                        exit(3);
                    }
                    return 0;
                }
                """).becomes("""
                int x = 0;
                { int in_ = 3; new_ += in_; }
                // return 0;
                """).behaves();
    }

    @Test
    void directivesWithinAText() throws IOException {
        Snippet.main(folder, """
                printf("one "
                #ifdef SEEK_SET
                       "two "
                #endif
                #ifdef NOBODY_DEFINES_THIS
                       "three "
                #endif
                       "%d\\n", 4);
                """).becomes("""
                printf("one two %d\\n", 4);
                """).behaves();
    }
}
