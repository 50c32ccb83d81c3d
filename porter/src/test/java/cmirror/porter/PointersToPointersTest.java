package cmirror.porter;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Arrays of pointers: Java's, where they are only indexed; C's memory, where somebody walks over them. */
class PointersToPointersTest {

    @TempDir
    Path folder;

    @Test
    void whoComparesThemHasThemInMemory() throws IOException {
        Snippet.main(folder, """
                char *words[] = {"pear", "apple", "fig"}, *plain[] = {"a", "b"};
                char **pp;
                for (pp = words; pp < words + 3; pp++) printf("%s,", *pp);
                for (pp = argv; *pp; pp++) ;
                printf("%d %s %zu\\n", (int) (pp - argv) == argc, plain[1], sizeof words / sizeof words[0]);
                """).becomes("""
                var words = new_pointer("pear", "apple", "fig"); String[] plain = {"a", "b"};
                """).behaves();
    }

    /** Whoever only reads gets a copy; whoever may write, the place. */
    @Test
    void theAddressOfAnElement() throws IOException {
        new Snippet(folder, """
                #include <stdio.h>
                #include <stdlib.h>
                #include <unistd.h>

                int main(int argc, char *argv[])
                {
                    char *lines[2] = {NULL, NULL};
                    size_t size = 0;
                    FILE *f = fopen("/proc/self/status", "r");
                    if (getline(&lines[1], &size, f) < 6) return 1;
                    printf("%s %.5s %d\\n", lines[0] == NULL ? "none" : "some", lines[1], argv[argc] == NULL);
                    fflush(stdout);
                    for (argv++; argv[0]; argv++)
                        execvp(argv[0], &argv[0]);
                    return 2;
                }
                """).becomes("""
                var lines = new_pointer(NULL, NULL);
                if (getline(from(lines, 8), size, f) < 6) return 1;
                execvp(argv[0], argv);
                """).behaves("echo", "a", "b");
    }

    @Test
    void theAddressOfAStructsPointerIsAPlaceInMemory() throws IOException {
        new Snippet(folder, """
                #include <stdio.h>
                #include <stdlib.h>
                #include <string.h>

                typedef struct node { int key; struct node *left, *right; } node_t;

                static void insert(node_t **where, int key)
                {
                    while (*where) where = key < (*where)->key ? &(*where)->left : &(*where)->right;
                    *where = calloc(1, sizeof(node_t));
                    (*where)->key = key;
                }

                static void walk(const node_t *n) { if (n) { walk(n->left); printf("%d ", n->key); walk(n->right); } }

                static void swap(char **a, char **b) { char *t = *a; *a = *b; *b = t; }

                static char **copy(char **argv, int n)
                {
                    char **v = malloc((n + 1) * sizeof(char *)), **w = v;
                    while (n--) *w++ = *argv++;
                    *w = NULL;
                    return v;
                }

                static void show(void *p, size_t n) { unsigned char *b = p; while (n--) printf("%d ", *b++); }

                int main(int argc, char *argv[], char *envp[])
                {
                    node_t *tree = NULL;
                    char *x = "x", *y = "y", **c, *none = NULL;
                    int i, v[] = {5, 2, 8}, set = 0;
                    for (i = 0; i < 3; i++) insert(&tree, v[i]);
                    walk(tree);
                    swap(&x, &y);
                    c = copy(argv, argc);
                    show(&none, sizeof none);
                    while (*envp) { set++; envp++; }
                    printf("%s%s %s %d %d\\n", x, y, c[0], c[argc] == NULL, set > 0);
                    return 0;
                }
                """).becomes("""
                for (i = 0; i < 3; i++) insert(tree, at_int(v, i));
                """).behaves();
    }

    @Test
    void rowsOfPointersAndOfStructs() throws IOException {
        new Snippet(folder, """
                #include <stdio.h>

                struct pt { int x, y; } grid[2][2] = {{{1, 2}, {3, 4}}, {{5, 6}, {7, 8}}};
                char *table[2][3] = {{"a", "b", "c"}, {"d", "e", "f"}};
                short s[] = {4, 5, 6};
                unsigned char u[] = {200, 1};
                int m[2][3] = {{1, 2, 3}, {4, 5, 6}};

                int main(void)
                {
                    int *p = m[1];
                    grid[1][1].x += 2;
                    printf("%s %d %d %d %d %d %zu\\n", table[1][2], grid[1][1].x, s[2], u[0], p[1], m[0][2],
                           sizeof(m) / sizeof(m[0]));
                    return 0;
                }
                """).becomes("""
                static MemorySegment s = new_short(new int[] {4, 5, 6});
                """).behaves();
    }
}
