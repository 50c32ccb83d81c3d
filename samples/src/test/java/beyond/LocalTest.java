package beyond;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lecture.Host;
import lecture.Lab;
import lecture.Result;
import lecture.Run;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** unixServ, unixDgramServ and their clients, fdReceiver and fdSender, pairFork: within one machine. */
class LocalTest {

    @RegisterExtension
    private final Lab lab = new Lab();

    @TempDir
    private Path folder;

    @BeforeEach
    void inNamespaces() {
        Host.needNamespaces();
    }

    @ParameterizedTest
    @EnumSource
    void socketInTheFileSystem(Side side) {
        String path = folder.resolve("socket").toString();
        String expected = "unixServ: ready at " + path + "\n";
        Run server = side.start(lab, "unixServ", path).awaitOut(expected);

        for (Side partner : side.partners()) {
            assertThat(partner.start(lab, "unixClient", path, "bonjour", "x".repeat(81)).end())
                    .isEqualTo(Result.of(0, "unixClient: echo 'bonjour'\n"
                            + "unixClient: echo '" + "x".repeat(80) + "'\n"));
            expected += "unixServ: connection closed by client \n";
            assertThat(server.awaitBytes(expected.length()).out()).isEqualTo(expected);
        }
        assertThat(side.start(lab, "unixClient", path + "2", "x").end()).isEqualTo(
                Result.of(1, "unixClient: cannot connect: No such file or directory\n"));
        assertThat(side.start(lab, "unixClient", "/" + "x".repeat(107), "x").end()).isEqualTo(
                Result.of(1, "unixClient: the path is too long \n"));
    }

    @ParameterizedTest
    @EnumSource
    void datagramsInTheFileSystem(Side side) {
        String path = folder.resolve("socket").toString();
        String own = folder.resolve("own").toString();
        String expected = "unixDgramServ: ready at " + path + "\n";
        Run server = side.start(lab, "unixDgramServ", path).awaitOut(expected);

        Run client = side.other().start(lab, "unixDgramClient", path, own, "bonjour", "xyz");
        assertThat(client.end()).isEqualTo(Result.of(0,
                "unixDgramClient: 'bonjour' has 7 bytes\nunixDgramClient: 'xyz' has 3 bytes\n"));
        expected += "unixDgramServ: 'bonjour'\nunixDgramServ: 'xyz'\n";
        assertThat(server.awaitBytes(expected.length()).out()).isEqualTo(expected);
        assertThat(folder.resolve("own")).doesNotExist();

        assertThat(side.start(lab, "unixDgramClient", path + "2", own, "x").end()).isEqualTo(
                Result.of(1, "unixDgramClient: cannot send data 1: No such file or directory\n"));
    }

    @ParameterizedTest
    @EnumSource
    void openFileGoesToAnotherProcess(Side side) throws IOException {
        String path = folder.resolve("socket").toString();
        Path file = Files.writeString(folder.resolve("file"), "what is in it\n".repeat(300));

        for (Side partner : side.partners()) {
            Run receiver = side.start(lab, "fdReceiver", path).awaitOut("ready");
            assertThat(partner.start(lab, "fdSender", path, file.toString()).end())
                    .isEqualTo(Result.of(0, "fdSender: sent " + file + "\n"));
            assertThat(receiver.end()).isEqualTo(Result.of(0, "fdReceiver: ready at " + path + "\n"
                    + "fdReceiver: " + file + " contains:\n" + Files.readString(file)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void fatherAndSon(Side side) {
        assertThat(side.start(lab, "pairFork", "bonjour", "les", "amis").end())
                .isEqualTo(Result.of(0, "pairFork: 'bonjour' came back as 'BONJOUR'\n"
                        + "pairFork: 'les' came back as 'LES'\n"
                        + "pairFork: 'amis' came back as 'AMIS'\n"
                        + "pairFork: the father has closed his end \n"
                        + "pairFork: the son ended with status 3\n"));
    }
}
