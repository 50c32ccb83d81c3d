package cmirror.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which headers a compiler sees, and what of a C text they do not accept. */
public final class CHeaders {

    /** What is kept free in a struct, and used up by later headers: {@code __spare3}. */
    public static final String FILLER = "_\\w*(pad|spare|reserved|unused)\\w*|s\\w+_zero";

    private static final String ASKS = """
            #if __has_include(<linux/version.h>)
            #include <features.h>
            #include <linux/version.h>
            versions: __GLIBC__ __GLIBC_MINOR__ LINUX_VERSION_CODE
            #endif
            """;
    private static final Pattern SAYS = Pattern.compile("versions: (\\d+) (\\d+) (\\d+)");
    private static final Pattern ERROR =
            Pattern.compile("(?m)^[^:\\n]+:(\\d+):(?:\\d+:)? (?:fatal )?error: (.*)$");
    private static final Map<String, String> KNOWN = new ConcurrentHashMap<>();

    private CHeaders() {
    }

    /** {@code glibc 2.36, linux 6.1.187}; empty where they do not say, as on macOS. */
    public static String versions(String compiler) {
        return KNOWN.computeIfAbsent(compiler, CHeaders::ask);
    }

    private static String ask(String compiler) {
        Matcher said = SAYS.matcher(
                CProgram.ccFor(compiler, "versions-" + compiler, ASKS, "-E", "-P").text());
        if (!said.find()) {
            return "";
        }
        int linux = Integer.parseInt(said.group(3));
        String versions = "glibc " + said.group(1) + "." + said.group(2) + ", linux "
                + (linux >> 16) + "." + (linux >> 8 & 255) + "." + (linux & 255);
        System.out.println(compiler + " sees headers of " + versions);
        return versions;
    }

    /** The lines of a C text, counted from 1, that the compiler refuses, and why. */
    public static Map<Integer, String> refused(String compiler, String name, String source,
            String... flags) {
        Map<Integer, String> lines = new TreeMap<>();
        ERROR.matcher(CProgram.ccFor(compiler, name, source, flags).stderr()).results()
                .forEach(error -> lines.putIfAbsent(Integer.parseInt(error.group(1)),
                        error.group(2)));
        return lines;
    }

    /** Whether a compiler sees other headers than those that descriptions in a folder are of. */
    public static boolean areOthers(String compiler, Path descriptions) {
        String here = versions(compiler);
        try {
            return !here.isEmpty() && !Files.readAllLines(descriptions.resolve("sys/socket.abi"))
                    .contains("# read from: " + here);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
