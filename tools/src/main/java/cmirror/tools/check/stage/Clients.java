package cmirror.tools.check.stage;

import cmirror.tools.check.stage.Role.Kind;
import cmirror.tools.check.calls.Socket;
import cmirror.tools.check.calls.Story;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/**
 * Two clients of a server, one after the other: the first says three things, the second one. They wait until it is
 * ready, and speak when it has heard the word before.
 */
abstract class Clients implements Peer {

    /** A program that has said nothing for so long is as ready as it ever will be. */
    private static final int READY_MILLIS = 2000;
    private static final int REACTION_MILLIS = 2000;
    private static final int QUIET_MILLIS = 60;
    private static final int LAST_QUIET_MILLIS = 400;

    private final int port;
    private int patience = 2 * REACTION_MILLIS;

    Clients(int port) {
        this.port = port;
    }

    @Override
    public final void play(Stage stage) throws IOException, InterruptedException {
        stage.awaitBegin();
        for (long size = -1; size != stage.size() && !stage.isOver();) {
            size = stage.size();
            stage.await(() -> Role.of(stage.story()).kind() == Kind.SERVER || stage.isOver(), READY_MILLIS);
        }
        if (stage.story().sockets().isEmpty()) {
            stage.awaitEnd(); // whatever it does, it may come to an end of it, or to a limit
        }
        stage.awaitQuiet(QUIET_MILLIS);
        if (!stage.isOver()) {
            InetSocketAddress server = new InetSocketAddress(InetAddress.getByName("127.0.0.1"),
                    port(stage.story()));
            say(stage, server, MESSAGES);
            say(stage, server, LAST);
        }
        stage.awaitQuiet(LAST_QUIET_MILLIS);
    }

    /** Where it is in fact: a wrong port is to be told once, and the rest of it to be seen as well. */
    private int port(Story story) {
        Socket server = story.server();
        int bound = server == null ? -1 : Role.port(server);
        return bound > 0 ? bound : port;
    }

    /** What one client says, from its beginning to its end. */
    abstract void say(Stage stage, InetSocketAddress server, String... messages)
            throws IOException, InterruptedException;

    /** Until the program has made a call. */
    static void awaitCall(Stage stage, long before) throws IOException, InterruptedException {
        stage.await(() -> stage.size() > before || stage.isOver(), REACTION_MILLIS);
        stage.awaitQuiet(QUIET_MILLIS);
    }

    /** How often the program has received something, or the end. */
    static long heard(Stage stage) throws IOException {
        Story story = stage.story();
        return story.all(call -> call.isReceive() && !call.failed() && story.socket(call) != null).size();
    }

    /** Until it has heard more than that; who does not listen is waited for once only. */
    void awaitHeard(Stage stage, long before) throws IOException, InterruptedException {
        if (!stage.await(() -> heard(stage) > before || stage.isOver(), patience)) {
            patience = QUIET_MILLIS;
        }
        stage.awaitQuiet(QUIET_MILLIS);
    }

    static byte[] bytes(String message) {
        return message.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() {
    }
}
