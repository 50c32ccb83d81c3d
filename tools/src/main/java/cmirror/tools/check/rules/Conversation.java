package cmirror.tools.check.rules;

import cmirror.tools.check.calls.Call;
import cmirror.tools.check.calls.Performance;
import java.util.ArrayList;
import java.util.List;

/** How much of what the other side says is heard. */
final class Conversation implements Rule {

    @Override
    public List<String> judge(Performance judged, Performance like) {
        List<String> found = new ArrayList<>();
        if (judged.endless()) {
            return found;
        } else if (accepted(judged) < accepted(like)) {
            found.add(judged.ending() != null
                    ? "the server ends after " + count(accepted(judged), "client")
                    : "accept is called too seldom: the next client waits for ever");
        } else if (hearsEnd(like) && !hearsEnd(judged)) {
            found.add("it does not receive until recv returns 0: what comes later is lost");
        } else if (!hearsEnd(like) && received(judged) < received(like)) {
            found.add("it receives " + count(received(judged), "message") + " instead of " + received(like));
        }
        int sent = SendLength.sends(judged).size();
        int right = SendLength.sends(like).size();
        if (sent > 0 && sent < right && like.story().server() == null) {
            found.add("it sends " + count(sent, "message") + " instead of " + right);
        }
        return found;
    }

    private static String count(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    private static int accepted(Performance program) {
        return program.story().accepted().size();
    }

    private static boolean hearsEnd(Performance program) {
        return Mains.ofData(program.story()).stream().anyMatch(socket -> socket.isStream()
                && socket.first(call -> call.isReceive() && call.value() == 0) != null);
    }

    private static long received(Performance program) {
        return program.story().all(call -> call.isReceive() && call.value() > 0
                && program.story().socket(call) != null).size();
    }
}
