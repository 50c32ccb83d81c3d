package cmirror.tools.check.rules;

import cmirror.tools.check.calls.Performance;
import java.util.ArrayList;
import java.util.List;

/** What is printed, by lines; of several processes they come in any order. */
final class Output implements Rule {

    private static final int LENGTH = 100;

    @Override
    public List<String> judge(Performance judged, Performance like) {
        List<String> more = new ArrayList<>(judged.output());
        List<String> fewer = new ArrayList<>(like.output());
        for (String line : like.output()) {
            if (more.remove(line)) {
                fewer.remove(line);
            }
        }
        if (more.isEmpty() && fewer.isEmpty() || judged.endless()) {
            return List.of();
        } else if (judged.output().isEmpty()) {
            return List.of("it prints nothing, instead of " + quoted(fewer.getFirst()));
        } else if (fewer.isEmpty()) {
            return List.of("it prints " + quoted(more.getFirst()) + ", which is too much");
        }
        return List.of(more.isEmpty() ? "it does not print " + quoted(fewer.getFirst())
                : "it prints " + quoted(more.getFirst()) + " instead of " + quoted(fewer.getFirst()));
    }

    private static String quoted(String line) {
        String text = line.length() > LENGTH ? line.substring(0, LENGTH) + "..." : line;
        return "\"" + text.replaceAll("\\p{Cntrl}", "?") + "\"";
    }
}
