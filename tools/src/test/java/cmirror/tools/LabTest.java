package cmirror.tools;

import static org.assertj.core.api.Assertions.assertThat;

import cmirror.testing.Child;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the commands say to words that they know, and to those that they do not. */
class LabTest {

    private static Child.Result lab(String... words) {
        return Child.java("cmirror.tools.Lab", words).run();
    }

    static List<String> verbs() {
        return Lab.VERBS.stream().filter(verb -> !verb.equals("port")).toList(); // a jar of its own
    }

    @ParameterizedTest
    @MethodSource("verbs")
    void helpOfEach(String verb) {
        Child.Result help = lab("help", verb);
        assertThat(help.text()).as(help.stderr()).startsWith("Usage: cmirror " + verb);
        assertThat(help.status()).isZero();
    }

    @Test
    void itIsWhatTheCommandSaysItself() {
        assertThat(lab("help", "layout").text()).isEqualTo(lab("layout", "--help").text());
    }

    @Test
    void helpOfAProgramIsWhatItsSourceSays() {
        Child.Result help = lab("help", "TCPSERV");
        assertThat(help.text()).startsWith("tcpServer, also tcpServ: prints what TCP clients send")
                .contains("TcpServer.java");
    }

    /** One sentence and the status 2. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "unknown udpSrv | there is no program udpSrv; did you mean udpServ?",
        "unknown tcpSrv | there is no program tcpSrv; did you mean tcpServ?",
        "unknown mcast | there is no program mcast; did you mean mcastClient or mcastServ?",
        "unknown layuot | there is no program layuot; did you mean layout?",
        "unknown nobody | there is no program nobody; cmirror list shows them",
        "unknown --lsit | there is no option --lsit; did you mean list?",
        "unknown --xyz | there is no option --xyz; cmirror --help tells what there is",
        "help hep | there is no program hep; did you mean help?",
        "layout --jsn | layout: there is no option --jsn; did you mean --json? cmirror layout --help tells what there is",
        "layout in_addr --xyz | layout: there is no option --xyz; cmirror layout --help tells what there is",
        "trace --htlm=x | trace: there is no option --htlm; did you mean --html or --help? cmirror trace --help tells what there is",
        "run --verbose x | run: there is no option --verbose; cmirror run --help tells what there is",
        "stress ap | stress: ap means nothing here; did you mean api? cmirror stress --help tells what there is",
        "list x | list: x means nothing here; cmirror list --help tells what there is"})
    void unknown(String words, String sentence) {
        Child.Result result = lab(words.split(" "));
        assertThat(result.stderr()).isEqualTo("cmirror: " + sentence + "\n");
        assertThat(result.text()).isEmpty();
        assertThat(result.status()).isEqualTo(2);
    }
}
