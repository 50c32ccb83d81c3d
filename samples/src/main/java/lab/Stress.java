package lab;

import picocli.CommandLine.Command;

/** Tests that take minutes. */
@Command(name = "stress", subcommands = {StressFork.class, StressSoak.class}, mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "(fork | soak)", description = "Long tests of what must never fail.")
final class Stress {

    Stress() {
    }
}
