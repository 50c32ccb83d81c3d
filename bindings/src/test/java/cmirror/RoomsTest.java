package cmirror;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The rooms of the runtime are those of ARCHITECTURE.md's table, each on top of those before it. */
class RoomsTest {

    private static final String RUNTIME = "cmirror.runtime";
    private static final Pattern ROOM = Pattern.compile("(?m)^\\| `([a-z]+)` \\|");

    private final List<String> rooms = rooms();
    private final JavaClasses runtime = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages(RUNTIME);

    private static List<String> rooms() {
        try {
            return ROOM.matcher(Files.readString(Path.of("../ARCHITECTURE.md"))).results()
                    .map(room -> room.group(1)).toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aRoomUsesOnlyThoseAboveItInTheTable() {
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < rooms.size() - 1; i++) {
            String[] below = rooms.subList(i + 1, rooms.size()).stream()
                    .map(room -> RUNTIME + "." + room + "..").toArray(String[]::new);
            wrong.addAll(noClasses().that().resideInAPackage(RUNTIME + "." + rooms.get(i) + "..")
                    .should().dependOnClassesThat().resideInAnyPackage(below)
                    .evaluate(runtime).getFailureReport().getDetails());
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void theTableHasEveryRoom() {
        List<String> packages = runtime.stream().map(type -> type.getPackageName()).distinct()
                .sorted().toList();
        assertThat(packages).isEqualTo(rooms.stream().map(room -> RUNTIME + "." + room).sorted()
                .toList());
    }
}
