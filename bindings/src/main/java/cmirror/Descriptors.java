package cmirror;

import cmirror.runtime.helper.OwnFiles;

/** The descriptors of a JVM in which the mirror is a library, and no program runs. */
public final class Descriptors {

    private Descriptors() {
    }

    /**
     * Gives back the descriptors of lib/modules and of all jars that are open now: the JVM reads
     * them as memory. cmirror.Main does so before a program's main. Returns false where it cannot be
     * done: the C helper is for Linux with glibc.
     */
    public static boolean own() {
        return OwnFiles.take();
    }
}
