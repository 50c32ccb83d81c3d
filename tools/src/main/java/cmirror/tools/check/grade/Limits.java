package cmirror.tools.check.grade;

/**
 * What a program may take. The kernel stops it at more than that (walls.sh), so that the watch, which looks from
 * time to time, has something to see.
 *
 * @param processes at the same time
 * @param megabytes of memory, all its processes together
 * @param seconds   it may run each time
 */
public record Limits(int processes, int megabytes, int seconds) {

    static final long MEGABYTE = 1 << 20;
    /** Of the file system in which it may write. */
    static final int DISK_MEGABYTES = 64;
    static final int FILES = 5000;
    static final int PRINTED_MEGABYTES = 4;

    /** A process of Java's has some twenty threads. */
    int tasks() {
        return 20 * processes;
    }

    long bytes() {
        return megabytes * MEGABYTE;
    }
}
