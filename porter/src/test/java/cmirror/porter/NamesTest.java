package cmirror.porter;

import static org.assertj.core.api.Assertions.assertThat;

import cmirror.headers.Target;
import cmirror.porter.port.Ported;
import cmirror.porter.port.Porter;
import cmirror.porter.read.CReader;
import cmirror.porter.rows.Rows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a name is found, and where one of the program's own is put. */
class NamesTest {

    @TempDir
    Path folder;

    /** {@code struct flock} is in fcntl.h, the function in sys/file.h. */
    @Test
    void aFunctionWithTheNameOfAStruct() throws IOException {
        new Snippet(folder, """
                #include <fcntl.h>
                #include <stdio.h>
                #include <sys/file.h>
                #include <sys/stat.h>

                int main(void)
                {
                    struct flock lock = {0};
                    struct stat s;
                    int fd = open(".", O_RDONLY);
                    printf("%d %d %d\\n", flock(fd, LOCK_SH | LOCK_NB), lock.l_type, stat(".", &s));
                    return 0;
                }
                """).becomes("""
                printf("%d %d %d\\n", flock(fd, LOCK_SH | LOCK_NB), lock.l_type(), stat(".", s));
                """).behaves();
    }

    /** The header's class comes before the file's, and does not know its structs. */
    @Test
    void aFunctionPointerWithAStructOfTheFile() throws IOException {
        Files.writeString(folder.resolve("own.h"), "#define N 2\ntypedef int (*number)(int, int, int);\n");
        Path file = Files.writeString(folder.resolve("main.c"), """
                #include "own.h"
                struct val { int n; };
                static struct ops { int (*twice)(struct val *); } ops;
                static int twice(struct val *v) { return N * v->n; }
                int main(void)
                {
                    struct val v = {21};
                    ops.twice = twice;
                    return ops.twice(&v);
                }
                """);
        Path classes = Files.createDirectories(folder.resolve("classes"));
        Ported ported = new Porter(Rows.ALL, new CReader(Target.host().folder(), List.of(), Map.of()), classes)
                .port(List.of(file));
        assertThat(ported.defects()).isEmpty();
        assertThat(ported.refused()).isEmpty();
        assertThat(ported.texts().get("Main")).contains("interface int_val_fn {");
    }
}
