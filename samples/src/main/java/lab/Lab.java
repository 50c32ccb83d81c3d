package lab;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The lab's commands that are written in Java; the script {@code lab} calls it. */
@Command(name = "./lab", subcommands = {Demo.class, Stress.class})
final class Lab {

    private Lab() {
    }

    public static void main(String[] args) {
        System.exit(new CommandLine(new Lab()).execute(args));
    }
}
