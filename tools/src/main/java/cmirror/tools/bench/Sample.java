package cmirror.tools.bench;

/**
 * What one run of one program has measured: how often, the nanoseconds that it took, and the bytes of
 * memory that the process had then (0: not known).
 */
record Sample(long count, long cpu, long wall, long resident) {

    /** As the programs print it. */
    String line() {
        return count + " " + cpu + " " + wall + " " + resident;
    }

    /** The last line of what a program printed. */
    static Sample parse(String output) {
        String[] words = output.strip().substring(output.strip().lastIndexOf('\n') + 1).split(" ");
        if (words.length != 4) {
            throw new IllegalArgumentException("not \"count cpu wall resident\": " + output.strip());
        }
        return new Sample(Long.parseLong(words[0]), Long.parseLong(words[1]),
                Long.parseLong(words[2]), Long.parseLong(words[3]));
    }

    double cpuEach() {
        return (double) cpu / count;
    }

    double wallEach() {
        return (double) wall / count;
    }
}
