package cmirror;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The rooms of ARCHITECTURE.md. A failure names the imports that go round in a circle. */
class RoomsTest {

    private static JavaClasses runtime;

    @BeforeAll
    static void read() {
        runtime = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("cmirror.runtime");
    }

    @Test
    void noRoomUsesOneThatUsesIt() {
        slices().matching("cmirror.runtime.(*)..").namingSlices("the room $1").should().beFreeOfCycles()
                .check(runtime);
    }

    @Test
    void everyClassIsInARoom() {
        noClasses().should().resideInAPackage("cmirror.runtime").check(runtime);
    }

    @Test
    void aCallAsksNobodyAboveIt() {
        noClasses().that().resideInAPackage("cmirror.runtime.call..").should().dependOnClassesThat()
                .resideInAnyPackage("cmirror.runtime.callback..", "cmirror.runtime.signals..",
                        "cmirror.runtime.threads..", "cmirror.runtime.fork..",
                        "cmirror.runtime.program..").check(runtime);
    }
}
