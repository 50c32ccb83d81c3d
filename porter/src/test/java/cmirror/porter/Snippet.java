package cmirror.porter;

import static org.assertj.core.api.Assertions.assertThat;

import cmirror.headers.Target;
import cmirror.porter.check.Check;
import cmirror.porter.check.Outcome;
import cmirror.porter.port.Ported;
import cmirror.porter.port.Porter;
import cmirror.porter.read.CReader;
import cmirror.porter.rows.Rows;
import cmirror.testing.OnPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A small C program in a folder: ported, looked at, and run beside its Java where there is a cc. */
final class Snippet {

    private final Path folder;
    private final Path file;
    private final CReader reader = new CReader(Target.host().folder(), List.of(), Map.of());
    private final Ported ported;
    private final Path classes;

    Snippet(Path folder, String text) throws IOException {
        this.folder = folder;
        this.file = Files.writeString(folder.resolve("snippet.c"), text);
        this.classes = Files.createDirectories(folder.resolve("classes"));
        this.ported = new Porter(Rows.ALL, reader, classes).port(List.of(file));
    }

    /** Statements within main. */
    static Snippet main(Path folder, String statements) throws IOException {
        return new Snippet(folder, """
                #include <stdio.h>
                #include <stdlib.h>
                #include <string.h>
                #include <stdint.h>

                int main(int argc, char *argv[])
                {
                %s
                    return 0;
                }
                """.formatted(statements.indent(4).stripTrailing()));
    }

    String java() {
        return ported.texts().get("Snippet");
    }

    Ported ported() {
        return ported;
    }

    /** That the Java has these lines, indented or not. */
    Snippet becomes(String lines) {
        assertThat(ported.refused()).isEmpty();
        assertThat(ported.defects()).isEmpty();
        assertThat(java().lines().map(String::strip).toList()).contains(
                lines.lines().map(String::strip).filter(line -> !line.isEmpty()).toArray(String[]::new));
        return this;
    }

    /** That both print the same and end alike. */
    void behaves(String... arguments) throws IOException {
        if (!OnPath.has("cc")) {
            System.out.println("not run beside C: there is no cc");
            return;
        }
        Check check = new Check(reader, folder);
        assertThat(check.compile(List.of(file))).isNull();
        Outcome c = check.runC("snippet", List.of(arguments), "");
        Outcome java = check.runJava(ported, classes, "snippet", List.of(arguments), "", c);
        assertThat(Check.difference(c, java)).as("%s", java()).isNull();
    }
}
