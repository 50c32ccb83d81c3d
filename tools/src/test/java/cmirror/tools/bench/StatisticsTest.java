package cmirror.tools.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class StatisticsTest {

    private static List<Sample> cpu(long... nanos) {
        return java.util.Arrays.stream(nanos).mapToObj(n -> new Sample(10, 10 * n, 10, 0)).toList();
    }

    @Test
    void medianOfOddAndEvenManyInAnyOrder() {
        assertThat(Statistics.median(9, 1, 5)).isEqualTo(5);
        assertThat(Statistics.median(4, 1, 3, 2)).isEqualTo(2.5);
        assertThat(Statistics.median(7)).isEqualTo(7);
        assertThatThrownBy(Statistics::median).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aSampleIsTimePerPiece() {
        assertThat(Statistics.median(cpu(100, 300, 200), Sample::cpuEach)).isEqualTo(200);
    }

    /** A round in which all were slow has the same ratio as the others. */
    @Test
    void ratioIsTakenRoundByRound() {
        assertThat(Statistics.ratio(cpu(200, 2000, 220), cpu(100, 1000, 110), Sample::cpuEach))
                .isEqualTo(2);
        assertThat(Statistics.ratio(cpu(300, 100), cpu(100, 100, 7), Sample::cpuEach))
                .isEqualTo(2); // of the rounds that both have
    }

    @Test
    void spreadIsThatOfTheMiddleHalf() {
        assertThat(Statistics.spread(cpu(1, 90, 95, 100, 105, 110, 9999), Sample::cpuEach))
                .isEqualTo(0.2);
        assertThat(Statistics.spread(cpu(100), Sample::cpuEach)).isZero();
    }

    @Test
    void aSampleIsTheLastLineThatWasPrinted() {
        Sample sample = Sample.parse("WARNING: something\n32 64000 128000 4096\n");
        assertThat(sample).isEqualTo(new Sample(32, 64000, 128000, 4096));
        assertThat(Sample.parse(sample.line())).isEqualTo(sample);
        assertThatThrownBy(() -> Sample.parse("Killed\n")).hasMessageContaining("Killed");
    }
}
