package cmirror.tools.version;

import static cmirror.signal_h.*;
import static cmirror.sys_wait_h.*;
import static cmirror.unistd_h.*;

import cmirror.headers.Target;
import cmirror.int_;
import cmirror.tools.script.Script;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** What this is, and what it runs on. What it says of fork and handlers, it has tried. */
@Command(name = "version", mixinStandardHelpOptions = true,
        description = "Prints version, JDK and platform, and what there is of fork and handlers.")
public final class Version implements Callable<Integer> {

    private static final int TOLD = 42;

    private static volatile boolean handled;

    @Override
    public Integer call() {
        String version = Script.class.getPackage().getImplementationVersion();
        System.out.println("cmirror " + (version == null ? "of a folder of classes" : version));
        System.out.println("JDK " + Runtime.version() + ", " + System.getProperty("java.vendor")
                + ", " + System.getProperty("java.home"));
        System.out.println(Target.host().folder() + ", " + System.getProperty("os.name") + " "
                + System.getProperty("os.version"));
        System.out.println("fork: " + tried(Version::forks));
        System.out.println("signal handlers: " + tried(Version::handles));
        return 0;
    }

    private interface Trial {
        boolean works();
    }

    /** Whether it works; if not, what the mirror says of it. */
    private static String tried(Trial trial) {
        PrintStream before = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true));
        try {
            return trial.works() ? "yes" : "no; " + said.toString().strip();
        } catch (UnsupportedOperationException e) {
            return "no; " + e.getMessage();
        } finally {
            System.setErr(before);
        }
    }

    private static boolean forks() {
        int pid = fork();
        if (pid == 0) {
            _exit(TOLD);
        }
        var status = new int_();
        return pid > 0 && waitpid(pid, status, 0) == pid && WIFEXITED(status)
                && WEXITSTATUS(status) == TOLD;
    }

    private static boolean handles() {
        return signal(SIGUSR1, Version::handler) != SIG_ERR && raise(SIGUSR1) == 0 && handled;
    }

    private static void handler(int signum) {
        handled = true;
    }
}
