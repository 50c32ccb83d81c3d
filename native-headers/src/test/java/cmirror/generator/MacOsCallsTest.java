package cmirror.generator;

import static org.assertj.core.api.Assertions.assertThat;

import cmirror.headers.Abi;
import cmirror.headers.Headers;
import cmirror.headers.SymbolList;
import cmirror.headers.Target;
import cmirror.testing.CProgram;
import cmirror.testing.Child;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * How macOS on arm64 passes arguments, where it differs from Linux: what clang makes of calls for
 * that target, without any header of it, and what the generator makes of them.
 */
class MacOsCallsTest {

    private static final String CALLS = """
            int open(const char *, int, ...);
            int chmod(const char *, unsigned short);
            int variadic(const char *path, int mode) { return open(path, 0, mode); }
            int caller(const char *path, int mode) { return chmod(path, mode); }
            int callee(unsigned short mode) { return mode; }
            unsigned short result(int mode) { return mode; }
            signed char negative(int c) { return c; }
            """;

    private static String body(String assembly, String function) {
        String from = assembly.substring(assembly.indexOf("\n_" + function + ":"));
        return from.substring(0, from.indexOf("-- End function"));
    }

    @Test
    void whatClangMakesOfThem() {
        CProgram.assume(CProgram.exists("clang"),
                "there is no clang on this machine to show calls of arm64-apple-macos");
        Child.Result clang = CProgram.ccFor("clang", "macos-calls", CALLS, "-target",
                "arm64-apple-macos11", "-O1", "-fno-builtin", "-S", "-o", "-");
        assertThat(clang.stderr()).isEmpty();
        String assembly = clang.text();

        assertThat(body(assembly, "variadic")).as("what stands for ... lies on the stack")
                .containsPattern("str\\s+x\\d+, \\[sp]");
        assertThat(body(assembly, "caller")).as("the caller fills the register of a short")
                .containsPattern("and\\s+w1, w1, #0xffff");
        assertThat(body(assembly, "callee")).as("the callee relies on that")
                .doesNotContain("0xffff").doesNotContain("uxth");
        assertThat(body(assembly, "result")).as("and fills the register of its result")
                .containsPattern("and\\s+w0, w0, #0xffff");
        assertThat(body(assembly, "negative")).containsPattern("sxtb\\s+w0, w0");
    }

    /** The one shape of all calls has no stack: these have Java of their own, or are not called. */
    @Test
    void variadicFunctionsAreCalledByHand() {
        List<String> generated = new ArrayList<>();
        for (Headers.Header header : new Headers(Path.of("")).all) {
            for (SymbolList.Symbol symbol : header.list().symbols()) {
                Map<Target, Abi.Function> functions = header.function(symbol.name());
                if (!symbol.byHand() && functions.values().stream().filter(Objects::nonNull)
                        .anyMatch(Abi.Function::variadic)) {
                    generated.add(symbol.name());
                }
            }
        }
        assertThat(generated).isEmpty();
    }

    @Test
    void aNumberOf16BitsFillsItsRegister() {
        Headers headers = new Headers(Path.of(""));
        assertThat(generated(headers, "sys/stat", "chmod")).contains(
                "Target.MACOS ? 0xffff & Range.u16(\"chmod: mode\", mode) : mode & 0xffffffffL");
        assertThat(generated(headers, "sys/stat", "umask")).contains(
                "return Target.MACOS ? 0xffff & (int) Trivial.call(");
    }

    private static String generated(Headers headers, String header, String function) {
        String text = new HeaderWriter(headers, headers.all.stream()
                .filter(h -> h.list().header().equals(header)).findFirst().orElseThrow())
                .type().toString().replaceAll("cmirror\\.runtime\\.([a-z]+\\.)*", "");
        String from = text.substring(text.indexOf(" int " + function + "("));
        return from.substring(0, from.indexOf("\n  }")).replaceAll("\\s+", " ");
    }
}
