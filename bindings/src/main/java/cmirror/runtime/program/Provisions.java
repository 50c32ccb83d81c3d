package cmirror.runtime.program;

import cmirror.runtime.fork.ForkHelper;
import cmirror.runtime.helper.OwnFiles;
import cmirror.runtime.libc.Libraries;
import cmirror.runtime.libc.Target;
import cmirror.runtime.signals.SignalHelper;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.security.CodeSource;

/**
 * What a program may use later and the JVM would load only then. A call that may take it out of
 * reach (chroot, setuid, setrlimit, unshare, umount ...) loads it first; its list says so in the
 * remark {@code takes files away}.
 */
public final class Provisions {

    /** As many classes of a folder: one with more is no single program's. */
    private static final int MOST_CLASSES = 1000;

    private static boolean loaded;

    private Provisions() {
    }

    /** The JVM has this only once to do; and what it does for all its threads, the calls do as well. */
    public static synchronized void load() {
        if (loaded) {
            ForkHelper.allThreads();
            return;
        }
        loaded = true;
        ClassLoader.getSystemResource("no such resource"); // opens every jar of the class path
        classes(Provisions.class, Target.PACKAGES + "runtime", true);
        if (Program.program != null) {
            classes(Program.program, Program.program.getPackageName(), false);
        }
        Libraries.load();
        if (ForkHelper.load() != null && SignalHelper.load() != null) {
            ForkHelper.allThreads();
            if (Program.isCalled()) {
                OwnFiles.take(); // also the jars that have been opened since
            }
        }
    }

    /**
     * Those of a package in the folder that a class comes from, and of the packages below: each is a
     * file to be opened.
     */
    private static void classes(Class<?> one, String in, boolean below) {
        CodeSource source = one.getProtectionDomain().getCodeSource();
        File[] files = source == null ? null
                : new File(folder(source), in.replace('.', '/')).listFiles();
        for (int i = 0; files != null && i < Math.min(files.length, MOST_CLASSES); i++) {
            String name = files[i].getName();
            String full = in.isEmpty() ? name : in + "." + name;
            if (name.endsWith(".class")) {
                try {
                    Class.forName(full.substring(0, full.length() - 6), false,
                            one.getClassLoader());
                } catch (ClassNotFoundException | LinkageError e) {
                    // it has not been in use, and will not be
                }
            } else if (below && files[i].isDirectory()) {
                classes(one, full, true);
            }
        }
    }

    /** Where classes come from; a jar is no folder, and has no files. */
    private static String folder(CodeSource source) {
        try {
            return Path.of(source.getLocation().toURI()).toString();
        } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
            return source.getLocation().getPath();
        }
    }
}
