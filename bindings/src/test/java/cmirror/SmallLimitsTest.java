package cmirror;

import static org.assertj.core.api.Assertions.assertThat;

import cmirror.testing.Child;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the JVM has too little of something for a program, that is a sentence and no stack. */
class SmallLimitsTest {

    private static final JavaProgram PROGRAM = JavaProgram.main("Little",
            "int sd = socket(AF_INET, SOCK_DGRAM, 0); printf(\"socket %d\\n\", sd); return 0;");

    @ParameterizedTest
    @ValueSource(ints = {5, 6, 7, 8, 9, 12})
    void descriptors(int most) {
        sentence(Child.of("sh", "-c", "cd '" + PROGRAM.folder() + "' && ulimit -n " + most
                + " && exec \"$@\"", "sh").with(Child.javaCommand("cmirror.Main")).with("little"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"180k", "200k", "256k"})
    void stack(String size) {
        List<String> command = new ArrayList<>(List.of(Child.javaCommand("cmirror.Main")));
        command.addAll(1, List.of("-Xint", "-Xss" + size));
        sentence(Child.of("sh", "-c", "cd '" + PROGRAM.folder() + "' && exec \"$@\"", "sh")
                .with(command.toArray(String[]::new)).with("little"));
    }

    private static void sentence(Child child) {
        Child.Result end = child.run();
        if (end.status() == 0) {
            assertThat(end.text()).startsWith("socket ");
        } else {
            assertThat(end.stderr()).isNotEmpty().doesNotContain("Exception in thread",
                    "\tat java.", "\tat jdk.", "\tat cmirror."); // only lines of the program's own
        }
    }
}
