package cmirror.generator;

import cmirror.headers.Abi;
import cmirror.headers.Headers;
import cmirror.headers.Manual;
import cmirror.headers.SymbolList;
import cmirror.headers.Target;
import cmirror.jextract.OwnHeader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code ./lab header proto.h}: the mirror of a header of one's own, by jextract. It stands in a
 * package beside the header, {@code proto}, since Java imports nothing from the package without a
 * name; and as jextract reads it, for the machine that it runs on.
 */
public final class GenerateOwn {

    private GenerateOwn() {
    }

    /** {@code GenerateOwn <work folder> <header> [package]}. */
    public static void main(String[] args) throws IOException {
        if (args.length < 2 || args.length > 3) {
            fail("header takes a file: ./lab header proto.h [package]");
        }
        Path header = Path.of(args[1]).toAbsolutePath().normalize();
        String file = header.getFileName().toString();
        if (!file.endsWith(".h") || !Files.isReadable(header)) {
            fail("there is no header " + args[1]);
        }
        String name = file.substring(0, file.length() - 2).replaceAll("\\W", "_");
        String javaPackage = args.length == 3 ? args[2] : name;
        OwnHeader own = OwnHeader.read(header, Path.of(args[0], name));
        if (own == null) {
            fail(OwnHeader.missing() + ".\nWithout it a struct is five lines of Java by hand: see "
                    + "docs/own-header.md");
        }
        Path folder = header.getParent();
        new Generate(new Headers(javaPackage, List.of(new Headers.Header(list(name, own.abi()),
                Target.each(t -> own.abi()), Manual.read(folder.resolve("none"))))), folder,
                "Generated from " + file + " by ./lab header.").run();
        own.leftOut().forEach(sentence -> System.out.println("left out: " + sentence));
        System.out.println(own.abi().structs.size() + " structs and " + own.abi().constants.size()
                + " constants of " + file + " are in "
                + folder.resolve(javaPackage.replace('.', '/')) + ":\nimport static " + javaPackage
                + "." + name + "_h.*;");
        // one by one: that goes before the mirror's own struct of the same name
        own.abi().structs.keySet().forEach(struct ->
                System.out.println("import " + javaPackage + "." + struct + ";"));
    }

    private static SymbolList list(String name, Abi abi) {
        List<SymbolList.Symbol> symbols = new ArrayList<>();
        abi.structs.values().forEach(struct ->
                symbols.add(new SymbolList.Symbol(struct.kind(), struct.name(), "")));
        abi.constants.keySet().forEach(constant ->
                symbols.add(new SymbolList.Symbol("constant", constant, "")));
        return SymbolList.of(name, symbols);
    }

    private static void fail(String sentence) {
        System.err.println("lab: " + sentence);
        System.exit(1);
    }
}
