package cmirror.jextract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The text of a description, in blocks: one line, or a struct's line with those of its fields. */
final class Blocks {

    /** {@code key} is "struct sockaddr", "constant AF_INET"; null of remarks and blank lines. */
    private record Block(String key, List<String> lines) {
    }

    private final List<Block> blocks = new ArrayList<>();

    static Blocks read(Path file) throws IOException {
        return of(Files.readAllLines(file).toArray(String[]::new));
    }

    static Blocks of(String... lines) {
        Blocks all = new Blocks();
        for (String line : lines) {
            if (line.startsWith(" ")) {
                all.blocks.getLast().lines.add(line);
            } else {
                all.add(all.blocks.size(), key(line), List.of(line));
            }
        }
        return all;
    }

    private static String key(String line) {
        String[] words = line.split(" ", 3);
        return words.length < 3 || line.startsWith("#") ? null : words[0] + " " + words[1];
    }

    private void add(int place, String key, List<String> lines) {
        blocks.add(place, new Block(key, new ArrayList<>(lines)));
    }

    /** The lines of a block; null if there is none. */
    List<String> find(String key) {
        int place = place(key);
        return place < 0 ? null : blocks.get(place).lines;
    }

    private int place(String key) {
        for (int i = 0; i < blocks.size(); i++) {
            if (key.equals(blocks.get(i).key)) {
                return i;
            }
        }
        return -1;
    }

    void replace(String key, List<String> lines) {
        blocks.set(place(key), new Block(key, new ArrayList<>(lines)));
    }

    /** Puts a new block where an order of all keys has it: behind the nearest one before it. */
    void insert(String key, List<String> lines, List<String> order) {
        for (int i = order.indexOf(key) - 1; i >= 0; i--) {
            int place = place(order.get(i));
            if (place >= 0) {
                add(place + 1, key, lines);
                return;
            }
        }
        int first = 0; // before all others, but behind the remarks at the start
        while (first < blocks.size() && blocks.get(first).key == null) {
            first++;
        }
        add(first, key, lines);
    }

    void write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, blocks.stream().flatMap(block -> block.lines.stream()).toList());
    }
}
