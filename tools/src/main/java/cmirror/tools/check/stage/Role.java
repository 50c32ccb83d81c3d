package cmirror.tools.check.stage;

import cmirror.tools.check.calls.Call;
import cmirror.tools.check.calls.Socket;
import cmirror.tools.check.calls.Story;

/** What a program is for the others: who has to play with it, and where. */
record Role(Kind kind, boolean isStream, int port) {

    enum Kind { SERVER, CLIENT, ALONE }

    static final Role NONE = new Role(Kind.ALONE, false, 0);

    /** As far as its calls tell yet. */
    static Role of(Story story) {
        Socket server = story.server();
        if (server != null && server.isOfNetwork()) {
            int port = port(server);
            boolean ready = !server.isStream() || server.first("listen") != null;
            return port > 0 && ready ? new Role(Kind.SERVER, server.isStream(), port) : NONE;
        }
        Socket client = story.client();
        if (client != null && client.isOfNetwork()) {
            Call asks = client.first(call -> call.port() > 0 && call.is("connect", "sendto"));
            return asks == null ? NONE : new Role(Kind.CLIENT, client.isStream(), asks.port());
        }
        return NONE;
    }

    /** The port that a socket is bound to, as far as its program has said. */
    static int port(Socket socket) {
        Call bind = socket.first(call -> call.is("bind") && !call.failed());
        return bind == null ? -1 : bind.port();
    }
}
