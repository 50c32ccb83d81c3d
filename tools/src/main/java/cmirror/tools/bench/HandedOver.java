package cmirror.tools.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.List;

/** The {@code java} command that a script becomes in the end: what is left of it, the script costs. */
final class HandedOver {

    private static final String MARK = "+ exec ";

    private HandedOver() {
    }

    /** Runs the script as the shell shows its commands; empty if it ends in no other program's. */
    static List<String> by(List<String> script) throws IOException, InterruptedException {
        List<String> command = script;
        for (int handed = 0; handed < 3; handed++) { // one script may hand over to another
            command = last(command);
            if (command.isEmpty() || command.getFirst().endsWith("/java")) {
                break;
            }
        }
        return command;
    }

    private static List<String> last(List<String> script) throws IOException, InterruptedException {
        var builder = new ProcessBuilder("sh", "-x");
        builder.command().addAll(script);
        Process shell = builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        String found = "";
        try (var lines = new BufferedReader(new InputStreamReader(shell.getErrorStream()))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                found = line.startsWith(MARK) ? line.substring(MARK.length()).strip() : found;
            }
        }
        shell.waitFor();
        boolean words = !found.isEmpty() && found.indexOf('\'') < 0; // else one has a space
        return words ? List.of(found.split(" +")) : List.of();
    }
}
