package cmirror.tools.check;

import cmirror.tools.check.Role.Kind;
import cmirror.tools.check.calls.Performance;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Both programs, under the same conditions: arguments, input, a peer. Who that is the one that is right
 * tells, which is run once alone for it.
 */
final class Trial {

    private static final int SCOUT_MILLIS = 6000;
    private static final int SCOUT_QUIET_MILLIS = 100;

    private final List<String> arguments;
    private final File input;
    private final Path folder;
    private final int seconds;
    private Role role = Role.NONE;

    Trial(List<String> arguments, File input, Path folder, int seconds) {
        this.arguments = arguments;
        this.input = input;
        this.folder = folder;
        this.seconds = seconds;
    }

    /** Finds out what kind of peer a program needs. */
    void scout(Program like) throws IOException, InterruptedException {
        try (Stage stage = new Stage(like, arguments, List.of(), input, folder, seconds)) {
            stage.awaitBegin();
            stage.await(() -> Role.of(stage.story()).kind() != Kind.ALONE || stage.isOver(), SCOUT_MILLIS);
            stage.awaitQuiet(SCOUT_QUIET_MILLIS);
            role = Role.of(stage.story());
        }
    }

    Role role() {
        return role;
    }

    Performance run(Program program) throws IOException, InterruptedException {
        return run(program, List.of(), Delivery.SURE);
    }

    /** Where something goes wrong. */
    Performance run(Program program, Fault fault) throws IOException, InterruptedException {
        String rule = fault.rule(program);
        return run(program, rule.isEmpty() ? List.of() : List.of(rule), fault.delivery());
    }

    private Performance run(Program program, List<String> faults, Delivery delivery)
            throws IOException, InterruptedException {
        try (Peer peer = Peer.of(role, delivery);
                Stage stage = new Stage(program, arguments, faults, input, folder, seconds)) {
            peer.play(stage);
            return stage.end();
        }
    }
}
