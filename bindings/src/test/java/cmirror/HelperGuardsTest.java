package cmirror;

import static org.assertj.core.api.Assertions.assertThat;

import cmirror.testing.Child;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What a fork supposes of libc and the VM, where it is otherwise. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "the C helper is for Linux")
class HelperGuardsTest {

    @Test
    void aLibcWithItsThreadsNumbersElsewhereForks() {
        Child.Result end = HelperInC.program("moved_number").run();
        assertThat(end.text()).isEqualTo("good\ngood\n");
        assertThat(end.status()).isZero();
    }
}
