package cmirror.tools.layout;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Bits with names of their own in numbers that C has as a whole: bits.txt. */
final class NamedBits {

    /** So many bits of a number, from the highest on. */
    record Bits(String name, int count) {
    }

    private static final Map<String, List<Bits>> ALL = read();

    private NamedBits() {
    }

    /** The parts of a struct's member; empty if it is only a number. */
    static List<Bits> of(String struct, String member) {
        return ALL.getOrDefault(struct + "." + member, List.of());
    }

    /** All that have some, as {@code iphdr.tos}. */
    static Map<String, List<Bits>> all() {
        return ALL;
    }

    private static Map<String, List<Bits>> read() {
        Map<String, List<Bits>> all = new HashMap<>();
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                NamedBits.class.getResourceAsStream("bits.txt"), StandardCharsets.UTF_8))) {
            for (String line; (line = in.readLine()) != null;) {
                if (line.isBlank() || line.startsWith("#")) {
                    continue;
                }
                String[] words = line.strip().split("\\s+");
                List<Bits> parts = new ArrayList<>();
                for (int i = 1; i < words.length; i++) {
                    int colon = words[i].indexOf(':');
                    parts.add(new Bits(words[i].substring(0, colon),
                            Integer.parseInt(words[i].substring(colon + 1))));
                }
                all.put(words[0], parts);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }
}
