package cmirror.runtime.program;

/** A limit that lets the JVM start, but no program in it: a sentence with what would do. */
public final class TooLittle {

    private static final int STATUS = 127;

    private TooLittle() {
    }

    /** {@code e}: what the JVM threw before the program's main; ends the process. */
    public static void end(String program, Error e) {
        if ("full".equals(System.getProperty("cmirror.stack"))) {
            e.printStackTrace();
        }
        System.err.println(program + ": the JVM cannot start it: " + sentence(e));
        Runtime.getRuntime().halt(STATUS);
    }

    private static String sentence(Error e) {
        if (e instanceof StackOverflowError) {
            return "its stack is too small: -Xss256k is enough";
        }
        if (e instanceof OutOfMemoryError) {
            return e.getMessage();
        }
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        boolean needsFile = e instanceof ExceptionInInitializerError || e instanceof UnsatisfiedLinkError;
        return root.getMessage() + (needsFile
                ? "; with fewer than 10 descriptors (ulimit -n) it can load nothing" : "");
    }
}
