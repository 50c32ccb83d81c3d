package cmirror.tools.check.stage;

import cmirror.tools.check.stage.Role.Kind;
import cmirror.tools.check.calls.Call;
import cmirror.tools.check.calls.Ending;
import cmirror.tools.check.calls.Performance;
import cmirror.tools.check.calls.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Whether a program has done what it should when something went wrong. */
final class Survival {

    private final Role role;
    private final Performance without;
    private final Performance with;

    private Survival(Role role, Performance without, Performance with) {
        this.role = role;
        this.without = without;
        this.with = with;
    }

    /** Why it has not survived; null: it has. */
    static String why(Fault fault, Role role, Performance without, Performance with) {
        return new Survival(role, without, with).why(fault);
    }

    private String why(Fault fault) {
        Ending ending = with.ending();
        if (ending != null && ending.signal() != null) {
            return "it " + ending;
        } else if (with.endless()) {
            return "it goes round without end";
        } else if (fault.expected() == Fault.Expected.GIVE_UP) {
            return ending == null ? "it does not end"
                    : ending.status() == 0 ? "it ends with status 0, as if all were well" : null;
        } else if (fault.expected() == Fault.Expected.ASK_AGAIN) {
            return ending == null ? "it does not end" : ending.status() != 0 ? null : unanswered();
        } else if (role.kind() == Kind.SERVER && ending != null) {
            return "it " + ending;
        } else if (role.kind() == Kind.SERVER && accepted(with) < accepted(without)) {
            return "the next client is not served";
        } else if (fault.expected() == Fault.Expected.SERVE_ON) {
            return null;
        } else if (ending == null && without.ending() != null) {
            return "it does not end";
        } else if (ending != null && !ending.equals(without.ending())) {
            return "it " + ending;
        }
        return less("receives", Call::isReceive) != null ? less("receives", Call::isReceive)
                : less("sends", Call::isSend);
    }

    /** An answer that it has had without the fault, and that it does not wait for: an old one is none. */
    private String unanswered() {
        List<String> missing = new ArrayList<>(received(without));
        received(with).forEach(missing::remove);
        return missing.isEmpty() ? null : "it ends with status 0 and has not received " + missing.getFirst();
    }

    private static List<String> received(Performance program) {
        return program.story().all(call -> call.isReceive() && call.value() > 0 && program.story().socket(call) != null)
                .stream().map(call -> call.arg(1)).toList();
    }

    private static long accepted(Performance program) {
        return program.story().sockets().stream().filter(Socket::isAccepted).count();
    }

    private String less(String does, Predicate<Call> kind) {
        long is = bytes(with, kind);
        long should = bytes(without, kind);
        return is < should ? "it " + does + " " + is + " bytes instead of " + should : null;
    }

    private static long bytes(Performance program, Predicate<Call> kind) {
        return program.story().all(call -> kind.test(call) && program.story().socket(call) != null)
                .stream().mapToLong(call -> Math.max(0, call.value())).sum();
    }
}
