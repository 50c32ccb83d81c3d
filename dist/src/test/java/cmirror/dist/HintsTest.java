package cmirror.dist;

import static org.assertj.core.api.Assertions.assertThat;

import cmirror.testing.Child;
import cmirror.testing.OnPath;
import cmirror.testing.Skip;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What a student sees whose program is wrong, by {@code cmirror run}. */
class HintsTest {

    private static final Installation INSTALLATION = Installation.warm();

    /** With this inside of main, whose first line is the file's fifth. */
    private static Child.Result run(String lines, String then) throws IOException {
        User user = new User(INSTALLATION, true);
        return user.runs("""
                cat >MyServ.java <<'END'
                import static cmirror.inet_h.*;
                import cmirror.*;
                class MyServ {
                    static int main(int argc, String argv[]) {
                %s
                        return 0;
                    }
                }
                END
                """.formatted(lines) + "C run MyServ.java; echo $?;" + then);
    }

    @Test
    void javacsWordsAndTheHintBelow() throws IOException {
        Child.Result result = run("        struct sockaddr_in a;", "");
        assertThat(result.stderr()).containsPattern("(?s)MyServ.java:5: error: .*struct sockaddr_in a;.*"
                + "\nhint: a struct is an object, without the word struct in front: var a = new sockaddr_in\\(\\);\n")
                .doesNotContain("\033");
        assertThat(result.text()).isEqualTo("1\n");
    }

    @Test
    void whatEndedTheProgram() throws IOException {
        Child.Result result = run("        new sockaddr_in().sin_port(70000);", "");
        assertThat(result.stderr()).isEqualTo("""
                sockaddr_in.sin_port: 70000 is not in 0..65535
                \tat MyServ.main(MyServ.java:5)
                hint: a port is a number from 0 to 65535, in network byte order: sin_port(htons(port))
                """);
        assertThat(result.text()).isEqualTo("1\n");
    }

    @Test
    void stringsComparedWithTwoEqualSigns() throws IOException {
        Child.Result result = run("        if (argv[0] == \"MyServ\") printf(\"same\\n\");", "C run MyServ.java");
        assertThat(result.stderr()).containsPattern("(?s)MyServ.java:5: warning: .*\n *hint: strcmp\\(argv\\[0\\], "
                + "\"MyServ\"\\) == 0").containsOnlyOnce("hint:"); // when it is compiled
        assertThat(result.text()).isEqualTo("0\n");
    }

    /** Of javac's errors and of what ends a program. */
    @Test
    void inColoursOnATerminalOnly() throws IOException {
        Skip.unless(OnPath.has("script"), "there is no script, which has a terminal");
        for (String line : new String[] {"        struct in_addr a;", "        new sockaddr_in().sin_port(70000);"}) {
            Child.Result result = run(line, "export C=\"$I/bin/cmirror\"; script -qec '\"$C\" run MyServ.java' /dev/null;"
                    + "NO_COLOR=1 script -qec '\"$C\" run MyServ.java' /dev/null");
            assertThat(result.stderr()).contains("\nhint: ").doesNotContain("\033");
            String[] onTerminal = result.text().split("hint: ");
            assertThat(onTerminal).hasSize(3);
            assertThat(onTerminal[0]).endsWith("\033[1;36m");
            assertThat(onTerminal[1]).startsWith("\033[0m");
            assertThat(onTerminal[1].substring(4) + onTerminal[2]).doesNotContain("\033");
        }
    }

    /** A method that is too long for a class file. */
    @Test
    void whatOnlyJavacRefuses() throws IOException {
        Child.Result result = new User(INSTALLATION, true).runs("""
                { echo "class MyServ {"; echo "static int main(int argc, String argv[]) {"; echo "int n = argc;"
                for i in $(seq 9000); do echo "n = n * 31 + n / 7 - n * n;"; done
                echo "return n; } }"; } >MyServ.java
                C run MyServ.java; echo $?
                """);
        assertThat(result.stderr()).contains("MyServ.java:2: error: code too large", "1 error").doesNotContain("0 error");
        assertThat(result.text()).isEqualTo("1\n");
    }

    /** What a debugger needs for the program's variables and lines. */
    @Test
    void theClassKnowsItsVariables() throws IOException {
        Child.Result result = run("        int answer = 42;", "cp \"$(find .cache -name program.jar)\" p.jar;"
                + "\"$JAVA_HOME/bin/javap\" -c -l -p -cp p.jar MyServ");
        assertThat(result.text()).contains("LocalVariableTable", "answer", "argv", "LineNumberTable");
    }
}
