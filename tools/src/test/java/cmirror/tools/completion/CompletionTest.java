package cmirror.tools.completion;

import static org.assertj.core.api.Assertions.assertThat;

import cmirror.testing.Child;
import cmirror.testing.OnPath;
import cmirror.testing.Skip;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the tab key makes of a line. */
class CompletionTest {

    @TempDir
    private static Path folder;

    private static Path script;

    @BeforeAll
    static void write() throws IOException {
        Child.Result result = Child.java("cmirror.tools.Lab", "completion", "bash").run();
        assertThat(result.status()).as(result.stderr()).isZero();
        script = Files.write(folder.resolve("completion"), result.stdout());
        assertThat(Child.java("cmirror.tools.Lab", "completion", "zsh").run().text()).isEqualTo(result.text());
    }

    /** The words that bash would offer, as its own completion calls the script. */
    @ParameterizedTest
    @CsvSource({"cmirror lay, layout", "cmirror udpS, udpServ", "cmirror tcpS, tcpServer tcpServ",
        "cmirror layout --js, --json", "cmirror layout sockaddr_in, sockaddr_in sockaddr_in6",
        "cmirror help st, stress", "cmirror trace udpC, udpClient udpConnClient", "cmirror trace --ht, --html",
        "cmirror trace --inject recvf, recvfrom", "cmirror trace --calls socketp, socketpair",
        "cmirror stress f, fork", "cmirror new --udp-s, --udp-server", "cmirror completion z, zsh"})
    void bash(String line, String words) {
        Skip.unless(OnPath.has("bash"), "there is no bash");
        Child.Result result = Child.of("bash", "-c", """
                source "$1"
                read -ra COMP_WORDS <<<"$2"
                COMP_CWORD=$((${#COMP_WORDS[@]} - 1)) COMP_LINE=$2 COMP_POINT=${#2}
                complete -p cmirror >/dev/null && _complete_cmirror && printf '%s\\n' "${COMPREPLY[@]}"
                """, "bash", script.toString(), line).run();
        assertThat(result.lines().stream().map(String::strip)).as(result.stderr())
                .containsExactlyInAnyOrder(words.split(" "));
    }

    /** A real one, on a terminal of its own. */
    @ParameterizedTest
    @CsvSource({"cmirror lay, cmirror layout", "cmirror udpSe, cmirror udpServ",
        "cmirror layout --js, cmirror layout --json", "cmirror layout sockaddr_u, cmirror layout sockaddr_un"})
    void zsh(String line, String completed) throws IOException {
        Skip.unless(OnPath.has("zsh"), "there is no zsh");
        Path test = Files.writeString(folder.resolve("test.zsh"), """
                zmodload zsh/zpty
                zpty shell env TERM=dumb ZDOTDIR=$3 zsh -f -i
                zpty -w shell "PS1= ; source $1; echo re''ady"
                for i in {1..100}; do zpty -rt shell text && seen+=$text; [[ $seen == *ready* ]] && break; sleep 0.1; done
                zpty -wn shell "$2"$'\\t'
                sleep 0.5
                zpty -wn shell $'\\C-a'"echo '<"$'\\C-e'">'"$'\\n'
                for i in {1..100}; do zpty -rt shell text && seen+=$text; [[ $seen == *$'\\n<'*'>'* ]] && break; sleep 0.1; done
                zpty -d shell
                print -r -- $seen
                """);
        Child.Result result = Child.of("zsh", "-f", test.toString(), script.toString(), line, folder.toString()).run();
        assertThat(result.text()).as(result.stderr()).containsPattern("(?m)^<" + completed + " ?>");
    }
}
