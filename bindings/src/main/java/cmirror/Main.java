package cmirror;

import cmirror.runtime.program.Program;

/**
 * Runs a program as a C program runs: {@code java -jar cmirror.jar udpClient 127.0.0.1 hello} calls
 * {@code main(argc, argv)} of the class UdpClient, which lies in the current folder or, with
 * {@code java -cp cmirror.jar:classes cmirror.Main udpClient 127.0.0.1 hello}, on the class path.
 */
public final class Main {

    private Main() {
    }

    /** The first argument is argv[0], the program's name; the class has it with a capital. */
    public static void main(String[] argv) {
        if (argv.length == 0) {
            System.err.print("""
                    usage: java -jar cmirror.jar NAME [argument ...]
                           java --enable-native-access=ALL-UNNAMED -cp cmirror.jar:FOLDER cmirror.Main \
                    NAME [argument ...]

                    Runs static int main(int argc, String argv[]) of the class NAME, which may begin with a
                    capital: in the current folder, or on the class path. Compile it before:
                    javac -cp cmirror.jar MyServ.java && java -jar cmirror.jar myServ
                    """);
            System.exit(2);
        }
        try {
            Program.run(argv);
        } catch (LinkageError | StackOverflowError | OutOfMemoryError e) { // not the program's own
            end(argv[0], e);
        }
    }

    /**
     * A limit lets the JVM start, but no program in it: a sentence with what would do. It stands here
     * since then no other class may be loaded.
     */
    private static void end(String program, Error e) {
        if ("full".equals(System.getProperty("cmirror.stack"))) {
            e.printStackTrace();
        }
        System.err.println(program + ": the JVM cannot start it: " + sentence(e));
        Runtime.getRuntime().halt(127);
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
