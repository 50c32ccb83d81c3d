package cmirror.dist;

import cmirror.testing.Child;
import cmirror.testing.OnPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Somebody who uses the installation: another user where the test may become one, with a home of his
 * own, a PATH of a few plain tools, and nothing else in his environment but where the JDK is.
 */
final class User {

    private static final List<String> TOOLS = List.of("cat", "chmod", "cp", "grep", "head", "ip", "ln", "ls",
            "mkdir", "mktemp", "mv", "nice", "nsenter", "readlink", "rm", "script", "sed", "seq", "sh", "sleep", "sort",
            "touch", "unshare", "wc", "uname", "getconf", "kill", "dd", "truncate", "find", "tr");

    private static final AtomicInteger USERS = new AtomicInteger();

    private final Installation installation;
    private final Path home;
    private final List<String> become = new ArrayList<>();

    /** {@code withHome}: a home that can be written to. */
    User(Installation installation, boolean withHome) throws IOException {
        this.installation = installation;
        int number = USERS.incrementAndGet();
        home = installation.homes().resolve("user" + number);
        if ("0".equals(id()) && OnPath.has("setpriv")) {
            String uid = String.valueOf(23450 + number);
            become.addAll(List.of("setpriv", "--reuid=" + uid, "--regid=" + uid, "--clear-groups",
                    "--inh-caps=-all"));
            installation.here("mkdir '" + home + "'; " + (withHome ? "chown " + uid : "chmod 555")
                    + " '" + home + "'");
        } else {
            System.out.println("the users of the installation are this one: "
                    + (OnPath.has("setpriv") ? "it is not root" : "there is no setpriv"));
            installation.here("mkdir '" + home + "'" + (withHome ? "" : "; chmod 555 '" + home + "'"));
        }
    }

    static String id() {
        return Child.of("id", "-u").run().text().strip();
    }

    /** A folder of the tools' links: no java, no mvn, no cc. */
    private String path() throws IOException {
        Path folder = installation.homes().resolveSibling("tools");
        synchronized (User.class) {
            if (Files.notExists(folder)) {
                StringBuilder text = new StringBuilder("mkdir -m 755 '" + folder + "'");
                for (String tool : TOOLS) {
                    text.append("; t=$(command -v ").append(tool).append(") && case $t in /*) ")
                            .append("ln -s \"$t\" '").append(folder).append("';; esac");
                }
                installation.here(text.append("; true").toString());
            }
        }
        return folder.toString();
    }

    Path home() {
        return home;
    }

    /** A shell's text in his home, with C for {@code bin/cmirror}. */
    Child.Result runs(String text) throws IOException {
        return runsBy("sh", text);
    }

    /** The same, where C is a shell that reads {@code bin/cmirror}. */
    Child.Result runsBy(String shell, String text) throws IOException {
        List<String> command = new ArrayList<>(become);
        command.addAll(List.of("env", "-i", "PATH=" + path(), "HOME=" + home,
                "JAVA_HOME=" + System.getProperty("java.home"), "sh", "-c",
                installation.assignment() + "cd \"$HOME\"; C() { " + (shell.equals("sh") ? "" : shell)
                        + " \"$I/bin/cmirror\" \"$@\"; }; " + text));
        return Child.of(command.toArray(String[]::new)).within(120).run();
    }
}
