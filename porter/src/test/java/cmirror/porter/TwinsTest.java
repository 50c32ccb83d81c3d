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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** C twins of the samples: each is ported whole, and its Java compiles. */
class TwinsTest {

    @TempDir
    Path folder;

    @Test
    void arePortedWhole() throws IOException {
        List<String> left = new ArrayList<>();
        List<Path> twins;
        try (Stream<Path> all = Files.walk(Path.of("../samples/beyond"))) {
            twins = all.filter(path -> path.toString().endsWith(".c")).sorted().toList();
        }
        assertThat(twins).hasSizeGreaterThan(25);
        for (int i = 0; i < twins.size(); i += 5) { // every fifth: all of them take a minute
            Path twin = twins.get(i);
            Ported ported = new Porter(Rows.ALL, new CReader(Target.host().folder(), List.of(), Map.of()), folder).port(List.of(twin));
            ported.refused().forEach(problem -> left.add(problem.toString()));
            ported.defects().forEach(problem -> left.add(problem.toString()));
        }
        assertThat(left).isEmpty();
    }

    @Test
    void theLinesOfTheCAreThoseOfTheJava() throws IOException {
        Path twin = Path.of("../samples/beyond/servers/selectServ.c");
        String java = new Porter(Rows.ALL, new CReader(Target.host().folder(), List.of(), Map.of()), folder).port(List.of(twin))
                .texts().get("SelectServ");
        List<String> c = Files.readAllLines(twin);
        int from = (int) java.lines().takeWhile(line -> !line.contains(" main(")).count();
        int mainLine = 0;
        while (!c.get(mainLine).contains(" main(")) {
            mainLine++;
        }
        List<String> lines = java.lines().toList();
        for (int i = mainLine; i < c.size(); i++) {
            assertThat(lines.get(from + i - mainLine).isBlank()).as("line %d", i + 1).isEqualTo(c.get(i).isBlank());
        }
    }
}
