package cmirror.tools.check.stage;

import cmirror.tools.check.calls.Performance;
import cmirror.tools.check.stage.Role.Kind;
import java.io.File;
import java.io.IOException;
import java.util.List;

/** The conditions that are the same for all programs: arguments, input, a peer, how long they may run. */
public final class Trial {

    private static final int SCOUT_MILLIS = 6000;
    private static final int SCOUT_QUIET_MILLIS = 100;

    private final List<String> arguments;
    private final File input;
    private final int seconds;

    public Trial(List<String> arguments, File input, int seconds) {
        this.arguments = arguments;
        this.input = input;
        this.seconds = seconds;
    }

    /** Finds out what kind of peer a program needs. */
    Role scout(Program like) throws IOException, InterruptedException {
        try (Stage stage = stage(like, List.of())) {
            stage.awaitBegin();
            stage.await(() -> Role.of(stage.story()).kind() != Kind.ALONE || stage.isOver(), SCOUT_MILLIS);
            stage.awaitQuiet(SCOUT_QUIET_MILLIS);
            return Role.of(stage.story());
        }
    }

    Performance run(Program program, Role role) throws IOException, InterruptedException {
        return run(program, role, List.of(), Delivery.SURE);
    }

    /** Where something goes wrong. */
    Performance run(Program program, Role role, Fault fault) throws IOException, InterruptedException {
        String rule = fault.rule(program);
        return run(program, role, rule.isEmpty() ? List.of() : List.of(rule), fault.delivery());
    }

    private Performance run(Program program, Role role, List<String> faults, Delivery delivery)
            throws IOException, InterruptedException {
        try (Peer peer = Peer.of(role, delivery); Stage stage = stage(program, faults)) {
            peer.play(stage);
            return stage.end();
        }
    }

    private Stage stage(Program program, List<String> faults) throws IOException {
        return new Stage(program, arguments, faults, input, seconds);
    }

    int seconds() {
        return seconds;
    }
}
