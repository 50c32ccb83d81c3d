package cmirror;

import cmirror.runtime.program.Program;
import cmirror.runtime.program.TooLittle;

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
            TooLittle.end(argv[0], e);
        }
    }
}
