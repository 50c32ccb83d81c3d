package cmirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** javac may keep in a program's class only those constants that are equal on all targets. */
class InliningTest {

    private static String bytecode;

    @BeforeAll
    static void compile() {
        JavaProgram program = JavaProgram.compile("UsesConstants", JavaProgram.PROLOGUE + """
                class UsesConstants {
                    static int equal() { return AF_INET; }
                    static int differs() { return SOL_SOCKET; }
                    static int differsInErrno() { return EAGAIN; }
                    static int unsignedBits() { return INADDR_NONE; }
                    static int course() { return SERVER_PORT; }
                    static Object stream() { return stdout; }
                    static String label(int family) {
                        switch (family) {
                            case AF_INET: return "inet";
                            case AF_UNIX: return "unix";
                            default: return "?";
                        }
                    }
                }
                """);
        StringWriter out = new StringWriter();
        PrintWriter writer = new PrintWriter(out);
        ToolProvider.findFirst("javap").orElseThrow().run(writer, writer, "-c", "-p", "-cp",
                program.folder().toString(), "UsesConstants");
        bytecode = out.toString();
    }

    /** The bytecode of one method. */
    private static String method(String name) {
        String text = bytecode.substring(bytecode.indexOf(" " + name + "("));
        int end = text.indexOf("\n\n");
        return end < 0 ? text : text.substring(0, end);
    }

    @Test
    void equalOnAllTargetsIsInlined() {
        assertThat(method("equal")).contains("iconst_2").doesNotContain("getstatic");
        assertThat(method("course")).contains("sipush        1500").doesNotContain("getstatic");
        assertThat(method("unsignedBits")).contains("iconst_m1").doesNotContain("getstatic");
    }

    @Test
    void differentAmongTargetsIsReadWhereTheProgramRuns() {
        assertThat(method("differs")).containsPattern("getstatic .*SOL_SOCKET:I");
        assertThat(method("differsInErrno")).containsPattern("getstatic .*EAGAIN:I");
        assertThat(method("stream")).containsPattern("getstatic .*stdout:Lcmirror/FILE;");
    }

    @Test
    void equalOnesAreCaseLabels() {
        assertThat(method("label")).contains("lookupswitch").doesNotContain("getstatic");
    }
}
