package cmirror.tools.hints;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which header has a name of the mirror's: from the lists that the mirror is made from. */
final class Names {

    private static final Pattern LISTED =
            Pattern.compile("(?m)^--include-(function|struct|union|constant|typedef|var)\\s+(\\w+)");
    /** Names beyond these have no header's class that a program imports. */
    private static final int TYPO = 2;

    private final Map<String, String> headers = new HashMap<>();
    private final Map<String, String> kinds = new HashMap<>();

    /** {@code lists}: the folder symbols. */
    Names(Path lists) {
        try (Stream<Path> files = Files.walk(lists)) {
            for (Path file : files.filter(one -> one.toString().endsWith(".txt")).sorted().toList()) {
                String header = lists.relativize(file).toString().replaceFirst("\\.txt$", ".h");
                Matcher name = LISTED.matcher(Files.readString(file));
                while (name.find()) {
                    headers.putIfAbsent(name.group(2), header);
                    kinds.putIfAbsent(name.group(2), name.group(1));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code import static cmirror.fcntl_h.*;} for open, {@code import cmirror.*;} for a struct. */
    String importOf(String name) {
        if (!headers.containsKey(name)) {
            return null;
        }
        return switch (kinds.get(name)) {
            case "struct", "union", "typedef" -> "import cmirror.*;";
            default -> "import static cmirror." + headerClass(headers.get(name)) + ".*;";
        };
    }

    /** {@code sys_socket_h} for {@code sys/socket.h}. */
    static String headerClass(String header) {
        return header.replaceAll("[/.-]", "_");
    }

    /** The name that differs in the fewest letters, if that are few of them. */
    String near(String name) {
        String best = null;
        int least = Math.min(TYPO, name.length() / 3) + 1;
        for (String known : headers.keySet().stream().sorted().toList()) {
            int distance = distance(name, known, least);
            if (distance < least) {
                least = distance;
                best = known;
            }
        }
        return best;
    }

    /** Letters that are changed, missing, too many, or in each other's place; {@code most} for more. */
    static int distance(String a, String b, int most) {
        if (Math.abs(a.length() - b.length()) >= most) {
            return most;
        }
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int changed = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(d[i - 1][j - 1] + changed, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return Math.min(d[a.length()][b.length()], most);
    }

    /** All of them, for other commands' "did you mean". */
    List<String> all() {
        return List.copyOf(headers.keySet());
    }
}
