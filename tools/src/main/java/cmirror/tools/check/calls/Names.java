package cmirror.tools.check.calls;

import java.util.List;
import java.util.Map;

/** One name for what libc and the kernel call differently. */
final class Names {

    private static final Map<String, String> SAME = Map.ofEntries(Map.entry("clone", "fork"),
            Map.entry("clone3", "fork"), Map.entry("vfork", "fork"), Map.entry("wait4", "waitpid"),
            Map.entry("wait", "waitpid"), Map.entry("wait3", "waitpid"), Map.entry("waitid", "waitpid"),
            Map.entry("exit_group", "exit"), Map.entry("_exit", "exit"),
            Map.entry("rt_sigaction", "sigaction"), Map.entry("signal", "sigaction"),
            Map.entry("pselect6", "select"), Map.entry("ppoll", "poll"),
            Map.entry("epoll_create1", "epoll_create"), Map.entry("epoll_pwait", "epoll_wait"),
            Map.entry("pthread_create", "thread"), Map.entry("accept4", "accept"),
            Map.entry("sendmmsg", "sendmsg"), Map.entry("recvmmsg", "recvmsg"));

    private Names() {
    }

    static Call call(int pid, String name, List<String> args, long value, String errno) {
        String same = SAME.getOrDefault(name, name);
        List<String> kept = args;
        if (same.equals("recvfrom") && last(args, 2).equals(List.of("NULL", "NULL"))) {
            same = "recv";
            kept = args.subList(0, 4);
        } else if (same.equals("sendto") && last(args, 2).equals(List.of("NULL", "0"))) {
            same = "send";
            kept = args.subList(0, 4);
        } else if (same.equals("fork") && args.toString().contains("CLONE_THREAD")) {
            same = "thread";
        }
        return new Call(pid, same, List.copyOf(kept), value, errno);
    }

    private static List<String> last(List<String> args, int count) {
        return args.size() < 6 ? List.of() : args.subList(args.size() - count, args.size());
    }
}
