package lecture;

import cmirror.testing.OnPath;
import cmirror.testing.Skip;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A computer of a network: a network namespace of our own (so port 1500 is always free and nothing
 * of the machine takes part), or, where those are forbidden, the machine itself.
 */
public final class Host implements AutoCloseable {

    private static final String UP = "ip link set lo up && echo up && exec cat";
    private static final String CANNOT = whatForbidsNamespaces();
    /** Tests run beside one another, but of machines there is one. */
    private static final Semaphore MACHINE = new Semaphore(1);

    /** It lives as long as somebody holds its standard input. */
    private final Process keeper;

    private Host(Process keeper) {
        this.keeper = keeper;
    }

    /** A host that has nothing but its loopback; the machine where there are no namespaces. */
    static Host create() {
        if (CANNOT == null) {
            return new Host(keep(List.of("unshare", "-Urn", "sh", "-c", UP)));
        }
        MACHINE.acquireUninterruptibly();
        return new Host(null);
    }

    /** Skips the test where its hosts could not be namespaces. */
    public static void needNamespaces() {
        Skip.unless(CANNOT == null, "no network namespaces: " + CANNOT);
    }

    boolean isTheMachine() {
        return keeper == null;
    }

    /** A process on this host. */
    long pid() {
        return isTheMachine() ? ProcessHandle.current().pid() : keeper.pid();
    }

    /** What to write before a command to run it on this host; it stays one process. */
    List<String> prefix() {
        return isTheMachine() ? List.of() : List.of("nsenter", "--preserve-credentials",
                "-t", String.valueOf(keeper.pid()), "-U", "-n");
    }

    /** Another host, joined to this one by a cable: we are 10.0.0.1, it is 10.0.0.2. */
    Host neighbour() {
        List<String> command = new ArrayList<>(prefix());
        command.addAll(List.of("unshare", "-n", "sh", "-c", UP));
        Host other = new Host(keep(command));
        ip("link add cable type veth peer name cable netns " + other.keeper.pid());
        plugIn("10.0.0.1/24");
        other.plugIn("10.0.0.2/24");
        return other;
    }

    private void plugIn(String address) {
        ip("addr add " + address + " dev cable");
        ip("link set cable up");
        ip("route add 224.0.0.0/4 dev cable");
    }

    void routeMulticastToLoopback() {
        needNamespaces(); // the machine's own routes are not ours to change
        ip("route add 224.0.0.0/4 dev lo src 127.0.0.1");
    }

    /** Everybody may have an ICMP socket here. */
    public void allowPing() {
        needNamespaces();
        here("sh", "-c", "echo 0 0 >/proc/sys/net/ipv4/ping_group_range");
    }

    /** ip(8) on this host. */
    private void ip(String arguments) {
        here(("ip " + arguments).split(" "));
    }

    private void here(String... words) {
        List<String> command = new ArrayList<>(prefix());
        command.addAll(List.of(words));
        String answer = output(command);
        if (!answer.isEmpty()) {
            throw new AssertionError(String.join(" ", words) + ": " + answer);
        }
    }

    @Override
    public void close() {
        if (keeper != null) {
            keeper.destroyForcibly();
        } else {
            MACHINE.release();
        }
    }

    private static Process keep(List<String> command) {
        try {
            Process keeper = new ProcessBuilder(command).redirectErrorStream(true).start();
            String line = keeper.inputReader().readLine();
            if (!"up".equals(line)) {
                keeper.destroyForcibly();
                throw new AssertionError(String.join(" ", command) + ": " + line);
            }
            return keeper;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String whatForbidsNamespaces() {
        for (String tool : List.of("unshare", "nsenter", "ip")) {
            if (!OnPath.has(tool)) {
                return tellOnce("there is no " + tool);
            }
        }
        String answer = output(List.of("unshare", "-Urn", "ip", "link", "set", "lo", "up"));
        return answer.isEmpty() ? null : tellOnce(answer.strip());
    }

    private static String tellOnce(String reason) {
        System.out.println("the samples are tested on the machine's own loopback: " + reason);
        return reason;
    }

    private static String output(List<String> command) {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String answer = new String(process.getInputStream().readAllBytes());
            process.waitFor(10, TimeUnit.SECONDS);
            return answer.isEmpty() && process.exitValue() != 0
                    ? "status " + process.exitValue() : answer;
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }
}
