package cmirror.tools.words;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A program of the samples, as the remark at the head of its source has it:
 * {@code /* tcpServer, also tcpServ: prints what TCP clients send ...}
 */
public record Sample(List<String> names, String remark, Path source) {

    /** All of them, those of the lecture first. */
    public static List<Sample> all(Path samples) {
        return sources(samples).stream().map(Sample::of).toList();
    }

    /** Their sources, in the same order. */
    public static List<Path> sources(Path samples) {
        Path lecture = samples.resolve("lecture");
        Path beyond = samples.resolve("beyond");
        try (Stream<Path> files = Stream.concat(Files.walk(lecture), Files.walk(beyond))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted(Comparator.comparing((Path file) -> file.startsWith(beyond))
                            .thenComparing(Comparator.naturalOrder())).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Sample of(Path source) {
        try (Stream<String> lines = Files.lines(source)) {
            String head = lines.takeWhile(line -> !line.isBlank() && !line.equals(" *") && !line.equals(" */"))
                    .map(line -> line.replaceFirst("^(/\\*| \\*) ?", "").replace(" */", ""))
                    .collect(Collectors.joining("\n"));
            int end = head.indexOf(": ");
            return new Sample(List.of(head.substring(0, end).split(", also ")),
                    head.substring(end + 2), source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String name() {
        return names.getFirst();
    }
}
