package lecture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Bytes as C sees them. In these tests a String that goes to a program or comes from one has one
 * char per byte (ISO 8859-1), so nothing is decoded on the way.
 */
final class Bytes {

    private Bytes() {
    }

    /** The bytes of a text in UTF-8. */
    static String utf8(String text) {
        return new String(text.getBytes(UTF_8), ISO_8859_1);
    }

    /** As udp_recv and tcp_recv print them: "3: 61 62 00". */
    static String hex(String bytes) {
        return bytes.length() + ":" + bytes.chars()
                .mapToObj(b -> String.format(" %02x", b))
                .collect(Collectors.joining());
    }

    /**
     * A command that hands over exactly these bytes as arguments, whatever locale this JVM has:
     * where they are not plain ASCII, a shell makes them and becomes the command.
     */
    static List<String> exact(List<String> command) {
        if (command.stream().allMatch(Bytes::isAscii)) {
            return command;
        }
        List<String> shell = new ArrayList<>(List.of("sh", "-c", "", "sh"));
        StringBuilder text = new StringBuilder("exec");
        for (String argument : command) {
            if (isAscii(argument)) { // by itself: the text has a limit, which many together exceed
                shell.add(argument);
                text.append(" \"${").append(shell.size() - 4).append("}\"");
            } else {
                text.append(' ').append(octal(argument));
            }
        }
        shell.set(2, text.toString());
        return shell;
    }

    static boolean isAscii(String argument) {
        return argument.chars().allMatch(b -> b < 128);
    }

    private static String octal(String argument) {
        return argument.chars()
                .mapToObj(b -> String.format("\\%03o", b))
                .collect(Collectors.joining("", "\"$(printf '", "')\""));
    }
}
