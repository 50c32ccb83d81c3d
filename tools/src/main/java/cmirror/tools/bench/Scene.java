package cmirror.tools.bench;

import java.util.List;

/** A piece of work, and the programs that do it; the first is what the others are compared with. */
record Scene(String name, String what, String unit, Measure measure, boolean wholeProcess,
        List<Competitor> competitors) {

    /** What the scene is about. */
    enum Measure {
        CPU, WALL;

        double of(Sample sample) {
            return this == CPU ? sample.cpuEach() : sample.wallEach();
        }
    }
}
