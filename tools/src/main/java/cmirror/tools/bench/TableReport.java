package cmirror.tools.bench;

import java.util.List;
import java.util.Locale;

/** Outcomes as text: medians, and ratios to the first program of each scene. */
final class TableReport {

    private TableReport() {
    }

    static String of(Outcome outcome) {
        Scene scene = outcome.scene();
        StringBuilder text = new StringBuilder();
        text.append("%s: %s%n".formatted(scene.name(), scene.what()));
        text.append("  %-16s %14s %8s %14s %8s %8s %10s%n".formatted("", "CPU", "ratio",
                "wall", "ratio", "spread", "resident"));
        outcome.samples().forEach((name, samples) -> text.append(row(outcome, name, samples)));
        return text.toString();
    }

    private static String row(Outcome outcome, String name, List<Sample> samples) {
        return String.format(Locale.ROOT, "  %-16s %14s %8.2f %14s %8.2f %7.0f%% %10s%n", name,
                time(Statistics.median(samples, Sample::cpuEach)),
                Statistics.ratio(samples, outcome.base(), Sample::cpuEach),
                time(Statistics.median(samples, Sample::wallEach)),
                Statistics.ratio(samples, outcome.base(), Sample::wallEach),
                100 * Statistics.spread(samples, outcome.scene().measure()::of),
                size(Statistics.median(samples, Sample::resident)));
    }

    /** Bytes as MiB. */
    static String size(double bytes) {
        return bytes == 0 ? "-" : String.format(Locale.ROOT, "%.1f MiB", bytes / (1 << 20));
    }

    /** Nanoseconds with three digits that mean something, and a unit. */
    static String time(double nanos) {
        double value = nanos;
        String[] units = {"ns", "us", "ms", "s"};
        int unit = 0;
        while (value >= 1000 && unit < units.length - 1) {
            value /= 1000;
            unit++;
        }
        int digits = value < 10 ? 2 : value < 100 ? 1 : 0;
        return String.format(Locale.ROOT, "%." + digits + "f %s", value, units[unit]);
    }
}
