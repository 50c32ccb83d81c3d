package cmirror.dist;

import static org.assertj.core.api.Assertions.assertThat;

import cmirror.testing.Child;
import cmirror.testing.OnPath;
import cmirror.testing.Skip;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The commands that README and the docs show between fences are carried out, a block in a network of its own:
 * servers in the background until the block's end, all others must end with the status 0.
 */
class DocsCommandsTest {

    private static final Path TOP = Path.of(System.getProperty("basedir", "."), "..");
    private static final Pattern FENCED = Pattern.compile("^```\\w*\n(.*?)^```", Pattern.MULTILINE | Pattern.DOTALL);
    /** Behind three blanks, or a number sign, stands what it does. */
    private static final Pattern COMMAND = Pattern.compile(
            "^(?:\\$ )?(?:\\./lab|cmirror(?:-[\\d.]+/bin/cmirror)?) (.*?)(?: {3,}.*| #.*)?$");
    private static final Pattern SERVER = Pattern.compile("(run )?\\w+Serv(er)?(\\.java)?( .*)?");

    private static final Installation INSTALLATION = Installation.warm();

    @TempDir
    private Path folder;

    private record Block(String file, List<String> commands) { }

    private static List<Block> blocks() throws IOException {
        List<Block> blocks = new ArrayList<>();
        try (Stream<Path> docs = Stream.concat(Stream.of(TOP.resolve("README.md")), Files.list(TOP.resolve("docs")))) {
            for (Path doc : docs.filter(path -> path.toString().endsWith(".md")).sorted().toList()) {
                Matcher fenced = FENCED.matcher(Files.readString(doc));
                while (fenced.find()) {
                    List<String> commands = fenced.group(1).lines().map(COMMAND::matcher).filter(Matcher::matches)
                            .map(command -> command.group(1)).toList();
                    if (!commands.isEmpty()) {
                        blocks.add(new Block(doc.getFileName().toString(), commands));
                    }
                }
            }
        }
        return blocks;
    }

    /** Why a command is not carried out here, or null. */
    private static String reason(String command) {
        return command.startsWith("demo") ? "InstalledTest does"
                : command.contains("--inject") && !command.contains("--html") ? "it shall fail"
                : command.contains("--live") ? "it serves until Ctrl-C"
                : command.startsWith("header") ? "it needs jextract"
                : command.contains("--check") && !OnPath.has("cc") ? "there is no cc"
                : null;
    }

    @Test
    void allOfThemWork() throws IOException {
        Skip.unless(Child.of("unshare", "-Urn", "ip", "link", "set", "lo", "up").run().status() == 0,
                "no network namespaces here");
        int run = 0;
        List<String> wrong = new ArrayList<>();
        for (Block block : blocks()) {
            StringBuilder script = new StringBuilder("ip link set lo up\n");
            for (String command : block.commands()) {
                String reason = reason(command);
                if (reason != null) {
                    System.out.println(block.file() + ": not run: " + command + ": " + reason);
                    continue;
                }
                script.append(SERVER.matcher(command).matches() ? """
                        "$C" %s >/dev/null 2>&1 </dev/null & servers="$servers $!"
                        for i in $(seq 100); do grep -q " 00000000:05DC" /proc/net/udp /proc/net/tcp && break; sleep 0.1; done
                        [ $i -lt 100 ] || echo "no server: %1$s"
                        """.formatted(command) : """
                        timeout 60 "$C" %s >said 2>&1 </dev/null || { echo "status $?: %1$s"; cat said; }
                        """.formatted(command));
                run++;
            }
            Child.Result result = Child.of("sh", "-c", INSTALLATION.assignment() + "cd '" + fixtures(block)
                    + "'; export C=\"$I/bin/cmirror\" HOME=" + folder + " servers=; unshare -Urn sh -c '"
                    + script.toString().replace("'", "'\\''") + "kill $servers 2>/dev/null; wait'")
                    .env("JAVA_HOME", System.getProperty("java.home")).within(300).run();
            if (!result.text().isEmpty()) {
                wrong.add(block + ": " + result.text() + result.stderr());
            }
        }
        assertThat(wrong).isEmpty();
        System.out.println(run + " commands of the docs");
        assertThat(run).isGreaterThan(25);
    }

    /** The files that the docs speak of, small. */
    private Path fixtures(Block block) throws IOException {
        Path work = Files.createTempDirectory(folder, "block");
        String hello = "#include <stdio.h>\n#include \"own.h\"\n\nint main(void)\n{\n    printf(\"%d\\n\", NUMBER);\n"
                + "    return 0;\n}\n";
        for (String name : List.of("udpServ.c", "x.c")) {
            Files.writeString(work.resolve(name), hello);
        }
        Files.writeString(work.resolve("server.c"), "int twice(int n);\n\nint main(void)\n{\n    return twice(0);\n}\n");
        Files.writeString(work.resolve("util.c"), "int twice(int n)\n{\n    return 2 * n;\n}\n");
        if (block.commands().getFirst().startsWith("check MyServ.java")) {
            Files.writeString(work.resolve("MyServ.java"), Files.readString(TOP.resolve("samples/lecture/TcpServer.java"))
                    .replace("class TcpServer", "class MyServ"));
        }
        Files.createDirectories(work.resolve("submissions/anna"));
        Files.writeString(work.resolve("submissions/anna/Serv.java"), Files.readString(
                TOP.resolve("samples/lecture/TcpServer.java")).replace("class TcpServer", "class Serv"));
        Files.createDirectories(work.resolve("include"));
        for (String name : List.of("own.h", "include/own.h")) {
            Files.writeString(work.resolve(name), "#define NUMBER 5\n");
        }
        return work;
    }
}
