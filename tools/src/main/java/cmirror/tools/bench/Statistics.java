package cmirror.tools.bench;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Medians, because a busy moment of the machine makes one value large and moves no median. */
final class Statistics {

    private Statistics() {
    }

    static double median(double... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("no values have no median");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    static double median(List<Sample> samples, ToDoubleFunction<Sample> value) {
        return median(samples.stream().mapToDouble(value).toArray());
    }

    /** The median of the rounds' ratios: what slows a whole round down is in neither. */
    static double ratio(List<Sample> samples, List<Sample> base, ToDoubleFunction<Sample> value) {
        double[] ratios = new double[Math.min(samples.size(), base.size())];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = value.applyAsDouble(samples.get(i)) / value.applyAsDouble(base.get(i));
        }
        return median(ratios);
    }

    /** The middle half of the values, from its first to its last, as a part of the median. */
    static double spread(List<Sample> samples, ToDoubleFunction<Sample> value) {
        double[] sorted = samples.stream().mapToDouble(value).sorted().toArray();
        int quarter = sorted.length / 4;
        return (sorted[sorted.length - 1 - quarter] - sorted[quarter]) / median(sorted);
    }
}
