package cmirror.tools.check.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lies in a folder, programs and all else. */
class SubmissionsTest {

    @TempDir
    private Path folder;

    private Path file(String name, String text) throws IOException {
        Files.createDirectories(folder.resolve(name).getParent());
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void eachIsAProgramOrSaysWhyItIsNone() throws IOException {
        file(".hidden", "");
        Path lab = file("lab.h", "");
        Path anna = file("anna/serv.c", "");
        Path proto = file("anna/proto.h", "");
        Path bert = file("bert.java", "");
        file("clara/one.c", "");
        file("clara/two.c", "");
        Files.createDirectory(folder.resolve("dora"));
        file("emil/read.me", "");
        file("fritz.pdf", "");
        file("gerd.c", "x".repeat(1_000_001));
        Files.createSymbolicLink(folder.resolve("hugo.c"), Path.of("nowhere"));
        Files.createSymbolicLink(folder.resolve("ina.c"), bert);
        Files.createSymbolicLink(Files.createDirectory(folder.resolve("jan")).resolve("serv.c"), bert);
        assertThat(Submissions.of(folder)).extracting(Submission::name, Submission::why).containsExactly(
                tuple("anna", null), tuple("bert.java", null),
                tuple("clara", "has 2 programs, and one can be judged: one.c, two.c"),
                tuple("dora", "is an empty folder"), tuple("emil", "has no program: no file ends with .java or .c"),
                tuple("fritz.pdf", "is no program: its name ends neither with .java nor with .c"),
                tuple("gerd.c", "has 1000001 bytes, and a program may have 1000000"),
                tuple("hugo.c", "is a link that leads nowhere"),
                tuple("ina.c", "is a link, and links are not followed"),
                tuple("jan", "serv.c is a link, and links are not followed"));
        assertThat(Submissions.of(folder).subList(0, 2)).extracting(Submission::program).containsExactly(anna, bert);
        assertThat(Submissions.of(folder).get(0).beside()).containsExactly(proto);
        assertThat(Submissions.of(folder).get(1).beside()).containsExactly(lab);
    }

    @Test
    void nothing() {
        assertThatThrownBy(() -> Submissions.of(folder)).hasMessage("there is nothing in the folder " + folder);
    }
}
