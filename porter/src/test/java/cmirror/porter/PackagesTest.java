package cmirror.porter;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The packages of ARCHITECTURE.md: a failure names the uses that go round in a circle. */
class PackagesTest {

    @Test
    void noneUsesOneThatUsesIt() {
        slices().matching("cmirror.(**)").should().beFreeOfCycles()
                .check(new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("cmirror.porter"));
    }
}
