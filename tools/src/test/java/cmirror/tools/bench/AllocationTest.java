package cmirror.tools.bench;

import static org.assertj.core.api.Assertions.assertThat;

import cmirror.testing.Child;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A call with numbers, structs and segments makes no Java objects, once it is compiled. Each is measured in
 * a JVM that has done nothing else: what other tests did decides what the compiler inlines.
 */
class AllocationTest {

    @ParameterizedTest
    @ValueSource(strings = {"aCallThatFails", "aCallWithoutArguments", "datagrams", "flags", "fields"})
    void allocatesNothing(String call) {
        Child.Result end = Child.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
                Allocations.class.getName(), call).run();
        assertThat(end.stderr()).isEmpty();
        assertThat(end.text()).isEqualTo("nothing\n");
        assertThat(end.status()).isZero();
    }
}
