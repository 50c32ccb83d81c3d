package cmirror.generator;

import cmirror.headers.Versions;
import cmirror.testing.CHeaders;

/** Which versions of headers a compiler sees. macOS headers do not say theirs in a macro. */
final class HeaderVersions {

    private HeaderVersions() {
    }

    static Versions of(String compiler) {
        return Versions.parse(CHeaders.versions(compiler));
    }
}
