package cmirror.jextract;

import cmirror.headers.SymbolList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * The C types of constants, which jextract's Java types do not tell: {@code 5UL} is a long there.
 * The C compiler is asked; where there is none, jextract's type has to do.
 */
final class ConstantTypes {

    private static final List<String> BASIC = List.of("int", "unsigned int", "long",
            "unsigned long", "long long", "unsigned long long", "char", "float", "double");

    private ConstantTypes() {
    }

    /** Of these enum constants of a header, and of its other constants. */
    static Map<String, String> of(SymbolList list, List<String> enums, List<String> others,
            Path nativeHeaders, Path folder) throws IOException {
        StringBuilder c = new StringBuilder("#include <stdio.h>\n").append(list.includes())
                .append("int main(void) {\n");
        for (String name : enums) {
            c.append("#ifdef ").append(name).append("\nputs(\"").append(name)
                    .append("=enum+macro\");\n#endif\n");
        }
        for (String name : others) {
            c.append("puts(\"").append(name).append("=\" _Generic((").append(name).append(")");
            BASIC.forEach(type -> c.append(", ").append(type).append(": \"").append(type)
                    .append('"'));
            c.append(", default: \"ptr\"));\n");
        }
        Path source = Files.writeString(folder.resolve("types.c"), c.append("}\n"));
        Path program = folder.resolve("types");
        Path log = folder.resolve("types.log");
        Map<String, String> types = new TreeMap<>();
        try {
            int compiled = run(log, "cc", "-D_GNU_SOURCE", "-w", "-I"
                    + nativeHeaders.resolve("include"), "-o", program.toString(),
                    source.toString());
            if (compiled == 0 && run(log, program.toString()) == 0) {
                for (String line : Files.readAllLines(log)) {
                    types.put(line.replaceFirst("=.*", ""), line.replaceFirst(".*?=", ""));
                }
            }
        } catch (IOException e) {
            System.out.println("  no C compiler tells the types of constants: " + e.getMessage());
        }
        return types;
    }

    private static int run(Path log, String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(log.toFile()).start();
        try {
            return process.waitFor(60, TimeUnit.SECONDS) ? process.exitValue() : -1;
        } catch (InterruptedException e) {
            throw new IOException("interrupted", e);
        } finally {
            process.destroyForcibly();
        }
    }
}
