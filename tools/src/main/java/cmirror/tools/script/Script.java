package cmirror.tools.script;

import java.nio.file.Path;

/** What the script {@code cmirror} says to the tools that it starts: where all is, and its name. */
public final class Script {

    private Script() {
    }

    /** The folder of lists and descriptions. */
    public static Path headers() {
        return Path.of(System.getenv("CMIRROR_HEADERS"));
    }

    /** The folder of the samples. */
    public static Path samples() {
        String folder = System.getenv("CMIRROR_SAMPLES");
        return folder != null ? Path.of(folder) : headers().resolveSibling("samples");
    }

    /** The script, which runs programs: {@code command() NAME argument ...}. */
    public static String command() {
        return System.getenv("CMIRROR_COMMAND");
    }

    /** As the user has called it. */
    public static String name() {
        return System.getenv().getOrDefault("CMIRROR_NAME", "cmirror");
    }

    /** The same at the head of what it says, without a folder. */
    public static String plainName() {
        return name().startsWith("./") ? name().substring(2) : name();
    }
}
