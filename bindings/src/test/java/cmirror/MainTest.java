package cmirror;

import static org.assertj.core.api.Assertions.assertThat;

import cmirror.testing.CProgram;
import org.junit.jupiter.api.Test;

/** What main is given: argc arguments and, as in C, a NULL behind them. */
class MainTest {

    private static final String C = """
            #include <stdio.h>
            #include <unistd.h>
            int main(int argc, char *argv[]) {
                int opt;
                printf("%d %s\\n", argc, argv[argc] == NULL ? "NULL" : argv[argc]);
                while ((opt = getopt(argc, argv, "a")) != -1) printf("-%c\\n", opt);
                for (argv += optind; *argv != NULL; argv++) printf("%s\\n", *argv);
                fflush(stdout);
                char *words[] = {"echo", "x", "y", NULL, "z"};
                execvp(words[0], &words[1]);
                return 1;
            }
            """;
    private static final String JAVA = """
            int opt;
            printf("%d %s\\n", argc, argv[argc] == NULL ? "NULL" : argv[argc]);
            while ((opt = unistd_h.getopt(argc, argv, "a")) != -1) printf("-%c\\n", opt);
            for (argv = from(argv, unistd_h.optind()); argv[0] != NULL; argv = from(argv, 1)) printf("%s\\n", argv[0]);
            fflush(stdout);
            String[] words = {"echo", "x", "y", null, "z"};
            unistd_h.execvp(words[0], from(words, 1));
            return 1;
            """;

    @Test
    void theArgumentsEndWithNull() {
        CProgram.assumeCompiler();
        CProgram c = CProgram.compile("main_arguments", C);
        JavaProgram java = JavaProgram.main("MainArguments", JAVA);
        for (String[] words : new String[][] {{}, {"x"}, {"x", "-a", "y"}}) {
            assertThat(java.run(words).text()).isEqualTo(c.run(words).text());
        }
    }
}
