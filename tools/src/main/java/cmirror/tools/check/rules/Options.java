package cmirror.tools.check.rules;

import cmirror.tools.check.calls.Call;
import cmirror.tools.check.calls.Performance;
import cmirror.tools.check.calls.Socket;
import java.util.ArrayList;
import java.util.List;

/** setsockopt: the options that there should be, and before bind those that matter there. */
final class Options implements Rule {

    @Override
    public List<String> judge(Performance judged, Performance like) {
        Socket is = Mains.of(judged.story());
        Socket should = Mains.of(like.story());
        if (is == null || should == null) {
            return List.of();
        }
        List<String> found = new ArrayList<>();
        for (Call right : should.all(call -> call.is("setsockopt") && !call.failed())) {
            String option = name(right);
            Call set = is.first(call -> call.is("setsockopt") && name(call).equals(option));
            if (set == null) {
                found.add(option + " is not set");
            } else if (option.startsWith("SO_REUSE") && isBehindBind(is, set)
                    && !isBehindBind(should, right)) {
                found.add(option + " is set after bind, which is too late");
            } else if (!set.failed() && right.arg(3).matches("\\[-?\\d+\\]")
                    && !set.arg(3).equals(right.arg(3))) {
                found.add(option + " is " + set.arg(3) + " instead of " + right.arg(3));
            } else if (set.failed()) {
                found.add("setsockopt of " + option + " fails with " + set.errno());
            }
        }
        return found;
    }

    /** strace says which of two sizes of struct timeval there is: SO_RCVTIMEO_OLD. */
    private static String name(Call call) {
        return call.arg(2).replaceFirst("_(OLD|NEW)$", "");
    }

    private static boolean isBehindBind(Socket socket, Call set) {
        int bind = socket.calls().indexOf(socket.first("bind"));
        return bind >= 0 && bind < socket.calls().indexOf(set);
    }
}
