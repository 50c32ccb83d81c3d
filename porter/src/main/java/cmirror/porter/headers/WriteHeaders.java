package cmirror.porter.headers;

import cmirror.headers.Headers;
import cmirror.headers.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the C headers that the porter reads in place of the system's: what native-headers says of
 * each target, as C. {@code WriteHeaders <native-headers> <folder>}, at every build.
 */
public final class WriteHeaders {

    private WriteHeaders() {
    }

    public static void main(String[] args) throws IOException {
        Headers headers = new Headers(Path.of(args[0]));
        for (Target target : Target.values()) {
            Path folder = Path.of(args[1], target.folder());
            Known known = new Known(headers, target);
            write(folder.resolve("bits/types.h"), new TypesHeader(headers, target, known).text());
            StringBuilder index = new StringBuilder();
            StringBuilder tags = new StringBuilder();
            for (Headers.Header header : headers.all) {
                OneHeader one = new OneHeader(headers, header, target, known);
                write(folder.resolve(header.list().header() + ".h"), one.text());
                one.names().forEach(name -> index.append(name + " " + header.list().header() + ".h\n"));
                one.tags().forEach(name -> tags.append(name + " " + header.list().header() + ".h\n"));
            }
            for (var fixed : FixedHeaders.TEXTS.entrySet()) {
                write(folder.resolve(fixed.getKey()), fixed.getValue());
            }
            write(folder.resolve("index"), index.append(tags).toString());
            StringBuilder sizes = new StringBuilder();
            for (Headers.Header header : headers.all) {
                header.abi().get(target).structs.values().forEach(struct -> sizes.append(struct.name())
                        .append(' ').append(struct.size()).append(' ').append(struct.align()).append('\n'));
            }
            sizes.append("sem_t ").append(target.folder().startsWith("macos") ? "4 4" : "32 8").append('\n');
            write(folder.resolve("sizes"), sizes.toString());
            write(folder.resolve("varying"), String.join("\n", varying(headers)));
        }
    }

    /** Constants that are not the same on all targets: javac may not fold them. */
    private static List<String> varying(Headers headers) {
        List<String> names = new ArrayList<>();
        for (Headers.Header header : headers.all) {
            header.list().symbols().stream().filter(symbol -> symbol.kind().equals("constant"))
                    .filter(symbol -> header.constant(symbol.name()).values().stream()
                            .map(constant -> constant == null ? "" : constant.value()).distinct().count() > 1)
                    .forEach(symbol -> names.add(symbol.name()));
        }
        return names;
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
