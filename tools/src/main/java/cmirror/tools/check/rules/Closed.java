package cmirror.tools.check.rules;

import cmirror.tools.check.calls.Call;
import cmirror.tools.check.calls.Performance;
import cmirror.tools.check.calls.Socket;
import cmirror.tools.check.calls.Story;
import java.util.ArrayList;
import java.util.List;

/** close: of all that there is to close, once. */
final class Closed implements Rule {

    @Override
    public List<String> judge(Performance judged, Performance like) {
        List<String> found = new ArrayList<>();
        Story is = judged.story();
        Story should = like.story();
        if (leavesAccepted(is) && !leavesAccepted(should) && !judged.endless()) {
            found.add(is.children().isEmpty() ? "the accepted socket is never closed"
                    : "the father never closes the accepted socket: each child has one of its own");
        }
        boolean gaveUp = judged.ending() != null && !judged.ending().equals(like.ending());
        if (!closes(is, false) && closes(should, false) && is.server() == null && !gaveUp) {
            found.add("the socket is never closed");
        }
        if (!closes(is, true) && closes(should, true) && !is.children().isEmpty()) {
            found.add("the child does not close the listening socket");
        }
        List<Call> twice = is.all(call -> isTwice(call) && !is.isChild(call.pid()));
        if (!twice.isEmpty() && !should.has(Closed::isTwice)) {
            Call call = twice.getFirst();
            found.add(call.is("close") ? "close is called twice: the second time it fails with EBADF"
                    : call.name() + " is called with a socket that is closed");
        }
        return found;
    }

    private static boolean leavesAccepted(Story story) {
        return story.accepted().stream().anyMatch(socket ->
                socket.holders().contains(socket.origin().pid()) && isOver(socket));
    }

    /** Whether there is nothing more to come: the program has seen its end, or has nobody look. */
    private static boolean isOver(Socket socket) {
        return socket.calls().isEmpty() || socket.first(call -> call.isReceive() && call.value() == 0) != null
                || socket.first(Call::isReceive) == null
                || socket.calls().stream().noneMatch(call -> call.pid() == socket.origin().pid());
    }

    /** Whether a socket that the program has made itself is closed by it, or by a child. */
    private static boolean closes(Story story, boolean child) {
        return story.sockets().stream().anyMatch(socket -> !socket.isAccepted()
                && socket.first(call -> call.is("close") && story.isChild(call.pid()) == child) != null);
    }

    private static boolean isTwice(Call call) {
        return call.failed() && call.errno().equals("EBADF") && call.fd() > 2;
    }
}
