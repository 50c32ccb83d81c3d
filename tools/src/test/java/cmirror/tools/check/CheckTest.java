package cmirror.tools.check;

import static org.assertj.core.api.Assertions.assertThat;

import cmirror.testing.CProgram;
import cmirror.testing.Child;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs that are right are judged in silence, and each that is wrong is told what is wrong with it. */
class CheckTest {

    private static final Path RIGHT = Path.of("src/test/c/check");
    private static final int SECONDS = 900;
    private static final int JUDGES = 4;

    @TempDir
    private Path folder;

    private final List<String> lines = new ArrayList<>();

    @BeforeEach
    void needNamespaces() {
        CProgram.assumeCompiler();
        CProgram.assume(CProgram.exists("strace")
                        && Child.of("strace", "-o", "/dev/null", "true").run().status() == 0,
                "there is no strace, or it may not trace here");
        CProgram.assume(CProgram.exists("unshare") && Child.of("unshare", "-Urn", "true").run().status() == 0,
                "no network of its own can be had here");
    }

    @Test
    void whatIsWrongIsSaid() throws IOException {
        Files.copy(RIGHT.resolve("lab.h"), folder.resolve("lab.h"));
        for (int i = 0; i < Wrong.ALL.size(); i++) {
            Wrong wrong = Wrong.ALL.get(i);
            Path own = Files.createDirectories(folder.resolve("" + i));
            Files.copy(RIGHT.resolve("lab.h"), own.resolve("lab.h"));
            String text = wrong.text(Files.readString(source(wrong.right())));
            lines.add(line(i, wrong.right(), Files.writeString(own.resolve(wrong.right() + ".c"), text),
                    wrong.arguments()));
        }
        List<String> said = judge();
        List<String> expected = new ArrayList<>();
        List<String> found = new ArrayList<>();
        for (int i = 0; i < Wrong.ALL.size(); i++) {
            String number = i + "\t";
            expected.add(i + ": " + Wrong.ALL.get(i).sentence());
            found.add(i + ": " + said.stream().filter(line -> line.startsWith(number))
                    .map(line -> line.substring(number.length())).collect(Collectors.joining(" & ")));
        }
        assertThat(found).isEqualTo(expected);
    }

    @Test
    void whatIsRightIsJudgedInSilence() throws IOException {
        try (Stream<Path> files = Files.list(RIGHT)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".c")).sorted().toList()) {
                String name = file.getFileName().toString().replace(".c", "");
                lines.add(line(lines.size(), name, file, new Wrong(name, List.of(), "").arguments()));
            }
        }
        assertThat(lines).hasSizeGreaterThanOrEqualTo(7);
        assertThat(judge()).isEmpty();
    }

    private static Path source(String name) {
        return RIGHT.resolve(name + ".c").toAbsolutePath();
    }

    private static String line(int number, String right, Path judged, List<String> arguments) {
        return String.join("\t", "" + number, source(right).toString(), judged.toAbsolutePath().toString())
                + (arguments.isEmpty() ? "" : "\t" + String.join("\t", arguments));
    }

    /** In several networks at once: a judge mostly waits. */
    private List<String> judge() {
        try (var judges = Executors.newFixedThreadPool(JUDGES)) {
            return IntStream.range(0, JUDGES).mapToObj(judge -> judges.submit(() -> judge(judge))).toList()
                    .stream().flatMap(CheckTest::said).toList();
        }
    }

    private static Stream<String> said(Future<List<String>> judge) {
        try {
            return judge.get().stream();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    private List<String> judge(int judge) throws IOException {
        Path own = Files.createDirectories(folder.resolve("judge" + judge));
        File input = Files.write(own.resolve("lines"), lines.subList(judge * lines.size() / JUDGES,
                (judge + 1) * lines.size() / JUDGES)).toFile();
        List<String> command = new ArrayList<>(List.of("sh", "-c", "exec \"$@\" <\"$0\"", input.toString(),
                "unshare", "-Urn"));
        command.addAll(List.of(Child.javaCommand(Judging.class.getName())));
        command.add(own.toString());
        Child.Result result = Child.of(command.toArray(String[]::new)).within(SECONDS).run();
        assertThat(result.stderr()).isEmpty();
        assertThat(result.lines()).last().isEqualTo("end");
        return result.lines().subList(0, result.lines().size() - 1);
    }
}
