package cmirror.generator;

import static org.assertj.core.api.Assertions.assertThat;

import cmirror.testing.Child;
import cmirror.testing.Skip;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The build of the C helper where a compiler is missing. */
class CompileNativeTest {

    @TempDir
    private Path folder;

    private Child.Result compile(String machines) {
        return Child.java("cmirror.generator.CompileNative", folder.toString(), folder.toString(),
                machines).env("PATH", folder.toString()).run();
    }

    @Test
    void aReleaseNeedsBothAndSaysHowToGetThem() {
        Skip.unless(System.getProperty("os.name").equals("Linux"), "the C helper is for Linux");
        Child.Result result = compile("both");
        assertThat(result.status()).isNotZero();
        assertThat(result.stderr()).contains("-Pdist needs the C helper for x86_64 and aarch64",
                "apt install gcc");
    }

    @Test
    void anyOtherBuildGoesOn() {
        Child.Result result = compile("those that there is a compiler for");
        assertThat(result.status()).isZero();
        assertThat(result.text()).contains("the C helper");
    }
}
