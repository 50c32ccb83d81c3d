package cmirror.runtime.libc;

/**
 * The platform that the program runs on. The fields are constants to the JIT but not to javac, so
 * what depends on them is decided where the program runs.
 */
public final class Target {

    public static final boolean LINUX;
    public static final boolean MACOS;
    public static final boolean LINUX_X86_64;
    public static final boolean LINUX_AARCH64;
    public static final boolean MACOS_AARCH64;
    public static final boolean MACOS_X86_64;

    /** {@code linux-x86_64}, as the folders of the descriptions are named. */
    public static final String NAME;

    /** The names of the mirror's packages begin so, also where a build has moved it into others. */
    public static final String PACKAGES;

    static {
        String os = System.getProperty("os.name");
        String arch = System.getProperty("os.arch");
        boolean x86 = arch.equals("amd64") || arch.equals("x86_64");
        boolean arm = arch.equals("aarch64") || arch.equals("arm64");
        LINUX = os.equals("Linux");
        MACOS = os.startsWith("Mac");
        if (!(LINUX || MACOS) || !(x86 || arm)) {
            throw new UnsupportedOperationException("cmirror knows Linux and macOS on x86_64 and "
                    + "aarch64, not " + os + " on " + arch);
        }
        LINUX_X86_64 = LINUX && x86;
        LINUX_AARCH64 = LINUX && arm;
        MACOS_X86_64 = MACOS && x86;
        MACOS_AARCH64 = MACOS && arm;
        NAME = (LINUX ? "linux-" : "macos-") + (x86 ? "x86_64" : "aarch64");
    }

    static {
        String name = Target.class.getName();
        PACKAGES = name.substring(0, name.length() - "runtime.libc.Target".length());
    }

    private Target() {
    }
}
