package cmirror.tools.check.rules;

import cmirror.tools.check.calls.Call;
import cmirror.tools.check.calls.Performance;
import cmirror.tools.check.calls.Socket;
import cmirror.tools.check.calls.Story;
import java.util.ArrayList;
import java.util.List;

/** fork, and who does what after it. */
final class Forks implements Rule {

    @Override
    public List<String> judge(Performance judged, Performance like) {
        Story is = judged.story();
        Story should = like.story();
        if (should.children().isEmpty()) {
            return List.of();
        } else if (is.children().isEmpty()) {
            return is.has(call -> call.is("fork")) ? List.of() : List.of("fork is missing");
        }
        List<String> found = new ArrayList<>();
        boolean ended = is.children().stream().anyMatch(child -> is.ending(child) != null);
        if (ended && !buries(is) && buries(should)) {
            found.add("the result of fork is not waited for: neither waitpid nor SIGCHLD is seen to,"
                    + " and the children stay as zombies");
        }
        child(is, should, found);
        if (is.has(call -> isData(is, call) && !is.isChild(call.pid()))
                && !should.has(call -> isData(should, call) && !should.isChild(call.pid()))) {
            found.add("the father serves the client, too: after fork that is the child's business");
        }
        return found;
    }

    private static boolean buries(Story story) {
        return story.has(call -> call.is("waitpid") && call.value() > 0
                || call.is("sigaction") && call.arg(0).equals("SIGCHLD")
                && !call.arg(1).startsWith("NULL"));
    }

    /** Data of an accepted socket. */
    private static boolean isData(Story story, Call call) {
        Socket socket = story.socket(call);
        return socket != null && socket.isAccepted() && (call.isReceive() || call.isSend());
    }

    private static void child(Story is, Story should, List<String> found) {
        Call goesOn = servesOn(is);
        if (goesOn != null && servesOn(should) == null) {
            found.add("the child goes on with " + goesOn.name() + ": it lacks an exit");
        }
    }

    /** What a child does that is its father's. */
    private static Call servesOn(Story story) {
        return story.all(call -> story.isChild(call.pid()) && (call.isAccept()
                || call.isReceive() && story.socket(call) == story.server())).stream().findFirst()
                .orElse(null);
    }
}
