package cmirror.generator;

import static org.assertj.core.api.Assertions.assertThat;

import cmirror.headers.Abi;
import cmirror.headers.SymbolList;
import cmirror.headers.Versions;
import cmirror.testing.CProgram;
import cmirror.testing.Child;
import java.lang.foreign.Arena;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every function and variable that generated code looks up is a symbol of its libc. */
class SymbolsTest {

    static Stream<String> headers() {
        return Sources.described(Sources.HERE).stream().filter(h -> !symbols(h).isEmpty());
    }

    /** The symbol of each C name. */
    private static Map<String, String> symbols(String header) {
        return symbols(Sources.abi(Sources.HERE, header));
    }

    private static Map<String, String> symbols(Abi abi) {
        Map<String, String> symbols = new TreeMap<>();
        abi.functions.values().forEach(f -> symbols.put(f.name(), f.symbol()));
        abi.variables.values().forEach(v -> symbols.put(v.name(), v.symbol()));
        return symbols;
    }

    /** The names that the mirror's own Java takes over: glibc links atexit into each program. */
    private static Set<String> byHand(String header) {
        return SymbolList.read(Path.of("symbols"), Path.of("symbols", header + ".txt")).symbols()
                .stream().filter(SymbolList.Symbol::byHand).map(SymbolList.Symbol::name)
                .collect(Collectors.toSet());
    }

    @ParameterizedTest(name = "{0}.h")
    @MethodSource("headers")
    void areFoundInThisProcess(String header) {
        SymbolLookup libc = Linker.nativeLinker().defaultLookup();
        SymbolLookup others = SymbolLookup.libraryLookup("libresolv.so.2", Arena.global())
                .or(SymbolLookup.libraryLookup("libcrypt.so.1", Arena.global()));
        Map<String, String> generated = symbols(header);
        generated.keySet().removeAll(byHand(header));
        assertThat(generated.values())
                .filteredOn(symbol -> libc.find(symbol).isEmpty() && others.find(symbol).isEmpty())
                .as("symbols of " + header + ".h that libc does not export").isEmpty();
    }

    /**
     * A header may give a function another symbol than its name: {@code __isoc99_scanf}. Headers
     * earlier than those described may lack a name, or have another symbol for it, as resolv.h
     * before glibc 2.34.
     */
    @ParameterizedTest(name = "{0}.h")
    @MethodSource("headers")
    void areWhatTheCompilerWouldLink(String header) {
        CProgram.assumeCompiler();
        CProgram.assume(CProgram.exists("nm"), "there is no nm on this machine");
        Versions machine = HeaderVersions.of("cc");
        Abi abi = Sources.abi(Sources.HERE, header);
        Map<String, String> symbols = symbols(abi.with(machine));
        if (abi.versions().laterThan(machine)) {
            symbols.keySet().removeAll(lacking(header, symbols.keySet()));
        }
        StringBuilder source = new StringBuilder(Sources.includes(header))
                .append("void *used[] = {\n");
        symbols.keySet().forEach(name -> source.append("(void *) &(").append(name)
                .append("),\n"));
        String name = "symbols-" + header.replace('/', '_');
        String object = CProgram.file(name + ".o").toString();
        Child.Result cc = CProgram.cc(name, source.append("};\n").toString(), "-c", "-o", object);
        assertThat(cc.stderr()).isEmpty();
        Set<String> linked = Child.of("nm", "-u", object).run().lines().stream()
                .map(line -> line.strip().replaceFirst("^U ", ""))
                .map(symbol -> Sources.HERE.folder().startsWith("macos")
                        ? symbol.replaceFirst("^_", "") : symbol)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> described = new TreeSet<>(symbols.values());
        if (abi.versions().laterThan(machine) && !linked.equals(described)) {
            System.out.println("other headers: " + header + ".h is linked with " + linked);
        } else {
            assertThat(linked).isEqualTo(described);
        }
    }

    private static Set<String> lacking(String header, Set<String> names) {
        Set<String> lacking = names.stream().filter(name -> CProgram.cc("symbols-lacking",
                Sources.includes(header) + "void *used = (void *) &(" + name + ");\n",
                "-fsyntax-only").status() != 0).collect(Collectors.toSet());
        System.out.println("other headers: " + header + ".h has no " + lacking);
        return lacking;
    }
}
