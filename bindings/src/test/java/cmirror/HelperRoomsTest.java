package cmirror;

import static org.assertj.core.api.Assertions.assertThat;

import cmirror.testing.CProgram;
import cmirror.testing.Child;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The helper's C lies in rooms, and no room uses one that uses it, directly or around. */
class HelperRoomsTest {

    private static final Path C = Path.of("src/main/c");
    private static final Pattern INCLUDE = Pattern.compile("(?m)^#include \"(?:(\\w+)/)?([^\"]+)\"");

    /** From one room to another: the first place where it says so. */
    private final Map<String, Map<String, String>> arrows = new TreeMap<>();

    private void arrow(String from, String to, String place) {
        if (!from.equals(to)) {
            arrows.computeIfAbsent(from, room -> new TreeMap<>()).putIfAbsent(to, place);
        }
    }

    private static List<Path> in(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    /** The arrows of a circle, one a line, where there is one. */
    private List<String> circle() {
        for (String room : arrows.keySet()) {
            List<String> way = new ArrayList<>();
            if (leadsTo(room, room, way, new ArrayList<>())) {
                return way;
            }
        }
        return List.of();
    }

    private boolean leadsTo(String room, String goal, List<String> way, List<String> seen) {
        if (seen.contains(room)) {
            return false;
        }
        seen.add(room);
        for (Map.Entry<String, String> arrow : arrows.getOrDefault(room, Map.of()).entrySet()) {
            way.add(room + " -> " + arrow.getKey() + ": " + arrow.getValue());
            if (arrow.getKey().equals(goal) || leadsTo(arrow.getKey(), goal, way, seen)) {
                return true;
            }
            way.removeLast();
        }
        return false;
    }

    @Test
    void noRoomIncludesAHeaderOfARoomThatIncludesOneOfItsOwn() throws IOException {
        for (Path room : in(C)) {
            for (Path file : in(room)) {
                Matcher include = INCLUDE.matcher(Files.readString(file));
                while (include.find()) {
                    assertThat(include.group(1)).as("%s says the room: %s", file, include.group())
                            .isNotNull();
                    arrow(room.getFileName().toString(), include.group(1),
                            file + " includes " + include.group(2));
                }
            }
        }
        assertThat(arrows).isNotEmpty();
        assertThat(circle()).as("arrows between rooms in a circle").isEmpty();
        assertThat(arrows).as("base is everybody's, and needs nobody").doesNotContainKey("base");
    }

    /** What a header does not show: a function that is declared again where it is used. */
    @Test
    void noRoomCallsARoomThatCallsIt() throws IOException {
        CProgram.assumeCompiler();
        Map<String, String> home = new HashMap<>();
        Map<String, String> wanted = new TreeMap<>();
        for (Path room : in(C)) {
            String name = room.getFileName().toString();
            Path object = CProgram.file(name + "-room.o").toAbsolutePath();
            compile(room, object);
            Child.of("nm", object.toString()).run().lines().forEach(line -> {
                String[] words = line.trim().split(" +");
                String symbol = words[words.length - 1];
                if (words[words.length - 2].equals("U")) {
                    wanted.put(name + " " + symbol, name);
                } else if (!Character.isLowerCase(words[words.length - 2].charAt(0))) {
                    home.put(symbol, name);
                }
            });
        }
        wanted.forEach((use, room) -> {
            String symbol = use.substring(use.indexOf(' ') + 1);
            if (home.containsKey(symbol)) {
                arrow(room, home.get(symbol), symbol);
            }
        });
        assertThat(arrows).isNotEmpty();
        assertThat(circle()).as("uses of symbols in a circle").isEmpty();
        assertThat(arrows).as("base is everybody's, and needs nobody").doesNotContainKey("base");
    }

    private static void compile(Path room, Path object) throws IOException {
        Files.createDirectories(object.getParent());
        Path include = Path.of(System.getProperty("java.home"), "include");
        List<String> files = new ArrayList<>(List.of("-std=gnu11", "-fPIC", "-nostdlib", "-r",
                "-I" + C, "-I" + include, "-I" + include.resolve("linux"), "-o", object.toString()));
        in(room).stream().map(Path::toString).filter(f -> f.endsWith(".c") || f.endsWith(".S"))
                .forEach(files::add);
        Child.Result cc = Child.of("cc").with(files.toArray(String[]::new)).run();
        assertThat(cc.status()).as(cc.stderr()).isZero();
    }
}
