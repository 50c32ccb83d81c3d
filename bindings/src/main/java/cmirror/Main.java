package cmirror;

import cmirror.runtime.Program;

/**
 * Runs a program as a C program runs: {@code java ... cmirror.Main udpClient 127.0.0.1 hello}
 * calls {@code main(argc, argv)} of the class UdpClient.
 */
public final class Main {

    private Main() {
    }

    /** The first argument is argv[0], the program's name; the class has it with a capital. */
    public static void main(String[] argv) {
        if (argv.length == 0) {
            System.err.println("usage: java ... cmirror.Main <program> [argument ...]");
            System.exit(2);
        }
        Program.run(argv);
    }
}
