package cmirror.tools.layout;

import static org.assertj.core.api.Assertions.assertThat;

import cmirror.headers.Target;
import cmirror.testing.CHeaders;
import cmirror.testing.CProgram;
import cmirror.testing.Child;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --c}, header by header: the compiler accepts it, and the program agrees. */
class CLayoutTest {

    private static final String CROSS = "aarch64-linux-gnu-gcc";

    @Test
    void thisMachinesCompilerAgrees() {
        CProgram.assumeCompiler();
        int structs = 0;
        int programs = 0;
        for (Map.Entry<String, List<StructTable>> header
                : Structs.byHeader(Target.host().folder()).entrySet()) {
            String name = "layout/" + header.getKey().replace('/', '_');
            String c = comparable("cc", Target.host().folder(), name, CLayout.of(header.getValue()));
            if (c.contains("int main(")) {
                CProgram.compile(name, c).run();
                programs++;
            } else {
                compile("cc", name, c);
            }
            structs += header.getValue().size();
        }
        System.out.println("layout --c on " + Target.host().folder() + ": " + structs + " structs, "
                + programs + " programs for bit-fields");
        assertThat(structs).isGreaterThan(150);
        assertThat(programs).isPositive();
    }

    @Test
    void theCrossCompilerAgrees() {
        CProgram.assume(CProgram.exists(CROSS) && !Target.host().folder().equals("linux-aarch64"),
                "there is no " + CROSS + " on this machine to compile layouts with");
        Structs.byHeader("linux-aarch64").forEach((header, tables) -> {
            String name = "layout/aarch64_" + header.replace('/', '_');
            compile(CROSS, name, comparable(CROSS, "linux-aarch64", name, CLayout.of(tables)));
        });
    }

    /**
     * Without the lines in which other headers than those described may differ: longer structs,
     * what is kept free in them, names that are not there. The oracle of native-headers judges that.
     */
    private static String comparable(String compiler, String target, String name, String c) {
        if (!CHeaders.areOthers(compiler, Path.of("../native-headers/abi", target))) {
            return c;
        }
        Map<Integer, String> refused =
                CHeaders.refused(compiler, name, c, "-fsyntax-only", "-fmax-errors=0");
        List<String> lines = new ArrayList<>(c.lines().toList());
        refused.forEach((line, message) -> {
            String text = lines.get(line - 1);
            if (!message.startsWith("static assertion failed")
                    || text.matches("_Static_assert\\((sizeof|_Alignof)\\([\\w ]+\\) .*")
                    || text.matches(".*\\b(" + CHeaders.FILLER + ")\\) .*")) {
                lines.set(line - 1, "");
            }
        });
        return String.join("\n", lines) + "\n";
    }

    /** The folders with Apple's headers come from the property, with colons between. */
    @ParameterizedTest
    @ValueSource(strings = {"macos-aarch64", "macos-x86_64"})
    void clangAgreesForMacos(String target) {
        String folders = System.getProperty("cmirror.macos.headers");
        CProgram.assume(folders != null && CProgram.exists("clang"), "clang and the property"
                + " cmirror.macos.headers are needed to compile layouts for " + target);
        List<String> flags = new ArrayList<>(List.of("-fsyntax-only", "-nostdlibinc", "-target",
                target.equals("macos-aarch64") ? "arm64-apple-macosx11.0"
                        : "x86_64-apple-macosx11.0"));
        for (String folder : folders.split(":")) {
            flags.addAll(List.of("-isystem", folder));
        }
        Structs.byHeader(target).forEach((header, tables) -> compile("clang",
                "layout/" + target + "_" + header.replace('/', '_'), CLayout.of(tables),
                flags.toArray(String[]::new)));
    }

    @Test
    void aWrongOffsetIsRefusedAndAWrongBitCounted() {
        CProgram.assumeCompiler();
        String c = CLayout.of(List.of(Structs.table("linux-x86_64", "iphdr")));
        CProgram.assume(Target.host().folder().startsWith("linux"), "there is no iphdr on this machine");
        assertThat(CProgram.cc("layout/wrong", c.replace("iphdr, ttl) == 8", "iphdr, ttl) == 9"),
                "-fsyntax-only").stderr()).contains("offsetof(struct iphdr, ttl)");
        String wrong = c.replace("sizeof(u.b), 4, 4)", "sizeof(u.b), 3, 4)");
        assertThat(wrong).isNotEqualTo(c);
        assertThat(Child.of(CProgram.compile("layout/wrong", wrong).binary().toString()).run()
                .status()).isEqualTo(1);
    }

    private static void compile(String compiler, String name, String c, String... flags) {
        Child.Result result = CProgram.ccFor(compiler, name, c,
                flags.length == 0 ? new String[] {"-fsyntax-only"} : flags);
        assertThat(result.status()).as(name + "\n" + result.stderr()).isZero();
    }
}
