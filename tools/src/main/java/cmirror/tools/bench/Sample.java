package cmirror.tools.bench;

/** What one run of one program has measured: how often, and the nanoseconds that it took. */
record Sample(long count, long cpu, long wall) {

    /** As the programs print it. */
    String line() {
        return count + " " + cpu + " " + wall;
    }

    /** The last line of what a program printed. */
    static Sample parse(String output) {
        String[] words = output.strip().substring(output.strip().lastIndexOf('\n') + 1).split(" ");
        if (words.length != 3) {
            throw new IllegalArgumentException("not \"count cpu wall\": " + output.strip());
        }
        return new Sample(Long.parseLong(words[0]), Long.parseLong(words[1]),
                Long.parseLong(words[2]));
    }

    double cpuEach() {
        return (double) cpu / count;
    }

    double wallEach() {
        return (double) wall / count;
    }
}
