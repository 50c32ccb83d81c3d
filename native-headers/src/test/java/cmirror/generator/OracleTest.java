package cmirror.generator;

import static org.assertj.core.api.Assertions.assertThat;

import cmirror.headers.Abi;
import cmirror.headers.Target;
import cmirror.testing.CProgram;
import java.util.List;
import java.util.Set;
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
        needsCrypt("cc", header);
        Abi abi = Sources.abi(Sources.HERE, header);
        Oracle oracle = new Oracle("oracle-" + header.replace('/', '_'), header, abi);
        System.out.println(header + ".h on " + Sources.HERE.folder() + ": " + oracle.count()
                + " checks");
        assertThat(oracle.count()).isPositive();
        assertThat(oracle.differences()).isEmpty();
        list("cc", header, abi, oracle);
    }

    /** What these headers have more or less than the described ones is no mistake, but said. */
    private static void list(String compiler, String header, Abi abi, Oracle oracle) {
        oracle.explained().forEach(line -> System.out.println("other headers: " + line));
        if (HeaderVersions.of(compiler).laterThan(abi.versions())) {
            Set<String> more = Undescribed.constants(compiler, header, abi, Sources.names());
            if (!more.isEmpty()) {
                System.out.println("other headers: " + header + ".h: no list has "
                        + String.join(" ", more));
            }
        }
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
        needsCrypt(compiler, header);
        Abi abi = Sources.abi(Target.LINUX_AARCH64, header);
        Oracle oracle = Oracle.across(compiler, "oracle-aarch64-" + header.replace('/', '_'),
                header, abi);
        assertThat(oracle.count()).isPositive();
        assertThat(oracle.differences()).isEmpty();
        list(compiler, header, abi, oracle);
    }

    /** It is no part of glibc's headers any more (libcrypt-dev). */
    private static void needsCrypt(String compiler, String header) {
        CProgram.assume(!header.equals("crypt") || CProgram.ccFor(compiler, "has-crypt-" + compiler,
                Sources.includes(header), "-fsyntax-only").status() == 0,
                "there is no crypt.h for " + compiler + " on this machine");
    }
}
