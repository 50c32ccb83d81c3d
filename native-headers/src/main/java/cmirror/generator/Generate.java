package cmirror.generator;

import cmirror.headers.Headers;
import cmirror.headers.SymbolList;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Turns native-headers into the Java sources of the mirror: a class for each header, for each
 * struct, and for each typedef of a number.
 */
public final class Generate {

    private final Headers headers;
    private final Path output;
    private final String remark;
    private final Set<String> written = new HashSet<>();

    Generate(Headers headers, Path output, String remark) {
        this.headers = headers;
        this.output = output;
        this.remark = remark;
    }

    /** {@code Generate <native-headers> <folder for sources> [<folder for resources>]}. */
    public static void main(String[] args) throws IOException {
        if (args.length != 2 && args.length != 3) {
            System.err.println("usage: Generate <native-headers> <folder for sources> "
                    + "[<folder for resources>]");
            System.exit(2);
        }
        Headers headers = new Headers(Path.of(args[0]));
        Generate generate = new Generate(headers, Path.of(args[1]),
                "Generated from native-headers. Do not edit: see CONTRIBUTING.md.");
        generate.run();
        generate.deleteOthers();
        if (args.length == 3) {
            new FactsWriter(headers, Path.of(args[2])).write();
        }
    }

    void run() throws IOException {
        for (Headers.Header header : headers.all) {
            write(new HeaderWriter(headers, header).type());
            for (SymbolList.Symbol symbol : header.list().symbols()) {
                switch (symbol.kind()) {
                    case "struct", "union" ->
                            write(new StructWriter(headers, header, symbol.name()).type());
                    case "typedef" -> {
                        TypeSpec scalar = symbol.isOpaque()
                                ? OpaqueWriter.type(header, symbol.name())
                                : ScalarWriter.type(header, symbol.name());
                        if (scalar != null) {
                            write(scalar);
                        }
                    }
                    default -> { }
                }
            }
        }
    }

    /** What an earlier build generated and this one does not, because it is written by hand now. */
    private void deleteOthers() throws IOException {
        try (Stream<Path> files = Files.list(output.resolve(Names.MIRROR))) {
            for (Path file : files.toList()) {
                if (!written.contains(file.getFileName().toString())) {
                    Files.delete(file);
                }
            }
        }
    }

    private void write(TypeSpec type) throws IOException {
        written.add(type.name() + ".java");
        JavaFile.builder(headers.javaPackage, type)
                .addFileComment(remark)
                .addStaticImport(ValueLayout.class, "*")
                .indent("    ")
                .skipJavaLangImports(true)
                .build()
                .writeTo(output);
    }
}
