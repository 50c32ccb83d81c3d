package cmirror.runtime.libc;

import static org.assertj.core.api.Assertions.assertThat;

import cmirror.testing.CProgram;
import org.junit.jupiter.api.Test;

/** What later glibcs have changed is chosen by the one that runs. */
class GlibcTest {

    @Test
    void theVersionIsTheOneThatCSees() {
        CProgram.assumeCompiler();
        CProgram.assume(Target.LINUX && Libc.has("gnu_get_libc_version"), "this libc is not glibc");
        String version = CProgram.compile("glibc-version", """
                #include <stdio.h>
                #include <gnu/libc-version.h>
                int main(void) { puts(gnu_get_libc_version()); return 0; }
                """).run().text().strip();
        int minor = Integer.parseInt(version.split("\\.")[1]);
        assertThat(Glibc.since(minor)).isTrue();
        assertThat(Glibc.since(minor + 1)).isFalse();
    }

    @Test
    void aVersionMayHaveAThirdNumber() {
        assertThat(Glibc.minor("2.36")).isEqualTo(36);
        assertThat(Glibc.minor("2.41.9000")).isEqualTo(41);
    }

    @Test
    void aLaterSymbolIsTakenWhereThereIsOne() {
        assertThat(Libc.find("getppid", "getpid")).isEqualTo(Libc.find("getppid"));
        assertThat(Libc.find("no_such_symbol", "getpid")).isEqualTo(Libc.find("getpid"));
    }
}
