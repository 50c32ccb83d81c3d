package cmirror.tools.check.rules;

import cmirror.tools.check.calls.Socket;
import cmirror.tools.check.calls.Story;
import java.util.List;

/** The sockets of two programs that stand for each other. */
final class Mains {

    private Mains() {
    }

    /** What the program serves or asks with; without either its first one, or null. */
    static Socket of(Story story) {
        Socket socket = story.server() != null ? story.server() : story.client();
        return socket != null ? socket : story.sockets().stream().filter(Socket::isOfNetwork).findFirst()
                .or(() -> story.sockets().stream().findFirst()).orElse(null);
    }

    /** Those that data goes through: accepted ones, and those that nobody is accepted from. */
    static List<Socket> ofData(Story story) {
        return story.sockets().stream().filter(socket -> socket.isAccepted()
                || socket.first("listen") == null && socket.first("accept") == null).toList();
    }
}
