package cmirror.tools.check.stage;

import cmirror.tools.check.stage.Role.Kind;
import java.io.IOException;

/** Who talks to the program, the same with each one. */
interface Peer extends AutoCloseable {

    /** Messages of different lengths, the shorter after the longer, each with its NUL, as C labs send them. */
    String[] MESSAGES = {"bonjour\0", "les\0", "amis\0"};
    String LAST = "encore\0";
    int MILLIS = 500;

    static Peer of(Role role, Delivery delivery) throws IOException {
        return role.kind() == Kind.ALONE ? new Nobody()
                : role.kind() == Kind.SERVER
                ? role.isStream() ? new StreamClients(role.port()) : new DatagramClients(role.port())
                : role.isStream() ? new StreamServer(role.port()) : new DatagramServer(role.port(), delivery);
    }

    /** While the program runs, which has just been started. */
    void play(Stage stage) throws IOException, InterruptedException;

    @Override
    void close() throws IOException, InterruptedException;

    /** For a program that needs nobody. */
    final class Nobody implements Peer {
        @Override
        public void play(Stage stage) throws IOException, InterruptedException {
            stage.awaitEnd();
        }

        @Override
        public void close() {
        }
    }
}
