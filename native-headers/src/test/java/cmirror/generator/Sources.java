package cmirror.generator;

import cmirror.headers.Abi;
import cmirror.headers.SymbolList;
import cmirror.headers.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The committed files of this module, and which of them are the running platform's. */
final class Sources {

    static final Target HERE = Target.host();

    private Sources() {
    }

    /** The headers that a target has a description of: {@code sys/socket}. */
    static List<String> described(Target target) {
        return names(Path.of("abi", target.folder()), ".abi");
    }

    /** The headers that have a list. */
    static List<String> listed() {
        return names(Path.of("symbols"), ".txt");
    }

    static Abi abi(Target target, String header) {
        return Abi.read(Path.of("abi", target.folder(), header + ".abi"));
    }

    /** A header's list; a test's own header has none. */
    static SymbolList list(String header) {
        Path list = Path.of("symbols", header + ".txt");
        return Files.exists(list) ? SymbolList.read(Path.of("symbols"), list)
                : SymbolList.of(header, List.of());
    }

    /** The C lines that a program needs to have a header. */
    static String includes(String header) {
        return list(header).includes();
    }

    /** Every name that a list has. */
    static Set<String> names() {
        return SymbolList.readAll(Path.of("symbols")).stream()
                .flatMap(list -> Stream.concat(list.symbols().stream(), list.byHand().stream()))
                .map(SymbolList.Symbol::name).collect(Collectors.toSet());
    }

    private static List<String> names(Path root, String ending) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString())
                    .filter(name -> name.endsWith(ending))
                    .map(name -> name.substring(0, name.length() - ending.length()))
                    .sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
