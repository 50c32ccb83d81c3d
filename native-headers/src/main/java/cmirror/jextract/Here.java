package cmirror.jextract;

import cmirror.headers.Target;

/** The platform whose headers jextract reads: the running one. */
final class Here {

    private static final boolean MAC = System.getProperty("os.name").startsWith("Mac");
    private static final boolean X86 = System.getProperty("os.arch").matches("amd64|x86_64");

    private Here() {
    }

    static Target target() {
        return MAC ? X86 ? Target.MACOS_X86_64 : Target.MACOS_AARCH64
                : X86 ? Target.LINUX_X86_64 : Target.LINUX_AARCH64;
    }

    static boolean charIsUnsigned() {
        return !MAC && !X86;
    }
}
