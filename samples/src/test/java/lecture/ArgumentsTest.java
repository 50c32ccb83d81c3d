package lecture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Arguments are bytes; no locale changes them. */
class ArgumentsTest {

    @RegisterExtension
    private final Lab lab = new Lab();

    @ParameterizedTest
    @ValueSource(strings = {"C", "C.UTF-8", "POSIX", "no_SUCH.locale"})
    void argumentsArriveAsTheyWereTyped(String locale) {
        lab.environment("LC_ALL", locale);
        String allBytes = allBytes();
        Run receiver = lab.startC("udp_recv", "4").awaitPort();

        Result client = lab.run("udpClient", "127.0.0.1",
                Bytes.utf8("é🙂"), "\351t\351", allBytes, "%s %n \\ '");

        assertThat(client.status()).isZero();
        assertThat(receiver.end().out().split("\n")).containsExactly(
                Bytes.hex(Bytes.utf8("é🙂") + "\0"),
                Bytes.hex("\351t\351\0"),
                Bytes.hex(allBytes + "\0"),
                Bytes.hex("%s %n \\ '\0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"C", "C.UTF-8"})
    void argumentsArePrintedAsTheyWereTyped(String locale) {
        lab.environment("LC_ALL", locale);

        assertThat(lab.run("udpClient", "\377" + Bytes.utf8("hôte"), "x")).isEqualTo(Result.of(1,
                "udpClient: unknown host '\377" + Bytes.utf8("hôte") + "'\n"));
        assertThat(lab.run("mcastServ", Bytes.utf8("groupé"))).isEqualTo(Result.of(1,
                "mcastServ: unknown group '" + Bytes.utf8("groupé") + "'\n"));
    }

    /** 1 to 255: an argument has every byte but NUL. */
    private static String allBytes() {
        StringBuilder bytes = new StringBuilder();
        for (char b = 1; b < 256; b++) {
            bytes.append(b);
        }
        return bytes.toString();
    }
}
