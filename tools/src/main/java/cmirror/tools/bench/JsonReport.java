package cmirror.tools.bench;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Outcomes as JSON, with every sample: {@code [count, CPU nanoseconds, wall nanoseconds, bytes in
 * memory]}.
 */
final class JsonReport {

    private JsonReport() {
    }

    static String of(String machine, List<Outcome> outcomes) {
        return "{\n  \"machine\": " + string(machine) + ",\n  \"scenes\": [\n"
                + outcomes.stream().map(JsonReport::scene).collect(Collectors.joining(",\n"))
                + "\n  ]\n}\n";
    }

    private static String scene(Outcome outcome) {
        return "    {\"name\": " + string(outcome.scene().name()) + ", \"unit\": "
                + string(outcome.scene().unit()) + ", \"programs\": [\n"
                + outcome.samples().entrySet().stream().map(one -> "      {\"name\": "
                        + string(one.getKey()) + ", \"samples\": " + samples(one.getValue()) + "}")
                .collect(Collectors.joining(",\n")) + "\n    ]}";
    }

    private static String samples(List<Sample> samples) {
        return samples.stream().map(s -> "[" + s.line().replace(" ", ", ") + "]")
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static String string(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
