package cmirror.generator;

import static org.assertj.core.api.Assertions.assertThat;

import cmirror.headers.Abi;
import cmirror.headers.Target;
import cmirror.testing.CProgram;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The machine's C compiler agrees with everything that the running target's descriptions say. */
class OracleTest {

    @BeforeAll
    static void compiler() {
        CProgram.assumeCompiler();
    }

    static List<String> headers() {
        return Sources.described(Sources.HERE);
    }

    @ParameterizedTest(name = "{0}.h")
    @MethodSource("headers")
    void describesWhatTheCompilerSees(String header) {
        Abi abi = Sources.abi(Sources.HERE, header);
        Oracle oracle = new Oracle("oracle-" + header.replace('/', '_'), header, abi);
        System.out.println(header + ".h on " + Sources.HERE.folder() + ": " + oracle.count()
                + " checks");
        assertThat(oracle.count()).isPositive();
        assertThat(oracle.differences()).isEmpty();
    }

    static List<String> headersOfAarch64() {
        return Sources.described(Target.LINUX_AARCH64);
    }

    /** Debian's cross compiler brings the headers of that target along. */
    @ParameterizedTest(name = "{0}.h")
    @MethodSource("headersOfAarch64")
    void describesWhatTheCrossCompilerSees(String header) {
        String compiler = "aarch64-linux-gnu-gcc";
        CProgram.assume(CProgram.exists(compiler) && Sources.HERE != Target.LINUX_AARCH64,
                "there is no " + compiler + " on this machine to ask about linux-aarch64");
        Oracle oracle = Oracle.across(compiler, "oracle-aarch64-" + header.replace('/', '_'),
                header, Sources.abi(Target.LINUX_AARCH64, header));
        assertThat(oracle.count()).isPositive();
        assertThat(oracle.differences()).isEmpty();
    }
}
