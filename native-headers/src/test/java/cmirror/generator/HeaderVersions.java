package cmirror.generator;

import cmirror.headers.Versions;
import cmirror.testing.CProgram;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which versions of headers a compiler sees. macOS headers do not say theirs in a macro. */
final class HeaderVersions {

    private static final String ASKS = """
            #if __has_include(<linux/version.h>)
            #include <features.h>
            #include <linux/version.h>
            versions: __GLIBC__ __GLIBC_MINOR__ LINUX_VERSION_CODE
            #endif
            """;
    private static final Pattern SAYS = Pattern.compile("versions: (\\d+) (\\d+) (\\d+)");
    private static final Map<String, Versions> KNOWN = new ConcurrentHashMap<>();

    private HeaderVersions() {
    }

    static Versions of(String compiler) {
        return KNOWN.computeIfAbsent(compiler, HeaderVersions::ask);
    }

    private static Versions ask(String compiler) {
        Matcher said = SAYS.matcher(
                CProgram.ccFor(compiler, "versions-" + compiler, ASKS, "-E", "-P").text());
        if (!said.find()) {
            return Versions.UNKNOWN;
        }
        int linux = Integer.parseInt(said.group(3));
        Versions versions = Versions.parse("glibc " + said.group(1) + "." + said.group(2)
                + ", linux " + (linux >> 16) + "." + (linux >> 8 & 255) + "." + (linux & 255));
        System.out.println(compiler + " sees headers of " + versions);
        return versions;
    }
}
