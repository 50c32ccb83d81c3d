package cmirror;

import static org.assertj.core.api.Assertions.assertThat;

import cmirror.testing.CProgram;
import cmirror.testing.Child;

/** A program about signals, in C and in Java: both must print the same. */
final class SignalPair {

    private static final String C = """
            #include <arpa/inet.h>
            #include <errno.h>
            #include <netinet/in.h>
            #include <pthread.h>
            #include <signal.h>
            #include <stdio.h>
            #include <stdlib.h>
            #include <string.h>
            #include <sys/select.h>
            #include <sys/socket.h>
            #include <sys/time.h>
            #include <sys/wait.h>
            #include <time.h>
            #include <unistd.h>
            """;

    private static final String JAVA = """
            import static cmirror.inet_h.*;
            import static cmirror.sys_time_h.*;
            import cmirror.*;
            import java.lang.foreign.MemorySegment;
            """;

    private SignalPair() {
    }

    /** Runs both, each of them a whole program but for the includes. */
    static String same(String name, String c, String java) {
        CProgram.assumeCompiler();
        Child.Result expected = CProgram.compile("signals-" + name, C + c).run();
        Child.Result result = java(name, java).run();
        assertThat(result.stderr()).isEqualTo(expected.stderr());
        assertThat(result.text()).isEqualTo(expected.text());
        assertThat(result.status()).isZero();
        return result.text();
    }

    /** The Java program alone. */
    static JavaProgram java(String name, String java) {
        return JavaProgram.compile(name, JAVA + "class " + name + " {\n" + java + "}\n");
    }
}
