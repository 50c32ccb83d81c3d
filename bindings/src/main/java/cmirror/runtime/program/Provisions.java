package cmirror.runtime.program;

import cmirror.runtime.fork.ForkHelper;
import cmirror.runtime.helper.NativeHelper;
import cmirror.runtime.helper.OwnFiles;
import cmirror.runtime.libc.Errno;
import cmirror.runtime.libc.Libc;
import cmirror.runtime.libc.Libraries;
import cmirror.runtime.signals.SignalHelper;
import java.io.File;
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
        classesBeside(Provisions.class);
        classesBeside(Program.program);
        Libraries.load();
        if (ForkHelper.load() != null && SignalHelper.load() != null) {
            ForkHelper.allThreads();
            if (Program.isCalled()) {
                OwnFiles.take(); // also the jars that have been opened since
            }
        }
    }

    /** The classes of its package, where they lie in a folder: each is a file to be opened. */
    private static void classesBeside(Class<?> one) {
        CodeSource source = one == null ? null : one.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation().getPath().endsWith(".jar")) {
            return;
        }
        String prefix = one.getPackageName().isEmpty() ? "" : one.getPackageName() + ".";
        File[] files = new File(Path.of(source.getLocation().getPath()).toFile(),
                prefix.replace('.', '/')).listFiles();
        for (int i = 0; files != null && i < Math.min(files.length, MOST_CLASSES); i++) {
            String name = files[i].getName();
            if (name.endsWith(".class")) {
                try {
                    Class.forName(prefix + name.substring(0, name.length() - 6), false,
                            one.getClassLoader());
                } catch (ClassNotFoundException | LinkageError e) {
                    // it has not been in use, and will not be
                }
            }
        }
    }
}
