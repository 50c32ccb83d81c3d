package cmirror.tools.stress;

import cmirror.tools.stress.api.StressApi;
import picocli.CommandLine.Command;

/** Tests that take minutes. */
@Command(name = "stress", subcommands = {StressApi.class, StressFork.class, StressSoak.class},
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "(api | fork | soak)",
        description = "Long tests of what must never fail.")
public final class Stress {
}
