package cmirror.dist;

import static org.assertj.core.api.Assertions.assertThat;

import cmirror.testing.Child;
import cmirror.testing.Skip;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code cmirror new} writes runs, and talks to the program that it names. */
class SkeletonsTest {

    private static final Installation INSTALLATION = Installation.warm();

    /** Both commands as they are told; the one that waits is traced, since a pipe would keep its prints. */
    @ParameterizedTest
    @CsvSource({"--udp-server, udp", "--udp-client, udp", "--tcp-server, tcp", "--tcp-parallel-server, tcp",
        "--tcp-client, tcp", "--multicast-receiver, udp", "--multicast-sender, udp"})
    void talksToItsPeer(String kind, String protocol) throws IOException {
        User user = new User(INSTALLATION, true);
        Skip.unless(user.runs("unshare -Urn ip link set lo up").status() == 0, "no network namespaces here");
        Child.Result result = user.runs("""
                export C="$I/bin/cmirror"
                "$C" new myServ %s >told || exit
                "$C" run MyServ.java >/dev/null 2>&1 </dev/null & p=$!
                for i in $(seq 100); do [ -n "$(find .cache -name program.jar)" ] && break; sleep 0.1; done
                kill $p; wait $p
                unshare -Urn sh -c '
                    ip link set lo up multicast on; ip addr add 192.0.2.1 dev lo; ip route add 224.0.0.0/4 dev lo
                    one=$(sed -n "s/^In one terminal:  cmirror //p" told)
                    two=$(sed -n "s/^and in another:   cmirror //p" told)
                    "$C" trace --calls recv,recvfrom $one >/dev/null 2>said & server=$!
                    for i in $(seq 100); do grep -q " 00000000:05DC" /proc/net/%s && break; sleep 0.1; done
                    "$C" $two >/dev/null
                    echo "$?"
                    for i in $(seq 100); do grep -q hello said && break; sleep 0.1; done
                    kill $server; wait $server; grep -c "hello" said; cat said >&2'
                """.formatted(kind, protocol));
        assertThat(result.text()).as(result.stderr()).isEqualTo("0\n1\n");
    }

    @Test
    void nothingIsOverwritten() throws IOException {
        User user = new User(INSTALLATION, true);
        Child.Result first = user.runs("C new MyServ --udp-server && cp MyServ.java a");
        assertThat(first.text()).isEqualTo("""
                MyServ.java. A UDP server: it prints what arrives, and sends it back.
                In one terminal:  cmirror run MyServ.java
                and in another:   cmirror udpClient 127.0.0.1 hello
                """);
        Child.Result second = user.runs("C new MyServ.java --tcp-server; echo $?; cat MyServ.java >b; "
                + "[ \"$(cat a)\" = \"$(cat b)\" ] && echo same");
        assertThat(second.text()).isEqualTo("1\nsame\n");
        assertThat(second.stderr()).isEqualTo(
                "cmirror: new: MyServ.java is there already, and stays as it is\n");
    }

    @ParameterizedTest
    @CsvSource({"new 5x --udp-server, no name of a class", "new MyServ, --udp-server", "new MyServ --udp-serv, --udp-server",
        "new, Missing", "new a/b --udp-server, no name of a class"})
    void orItSaysWhatIsMissing(String words, String sentence) throws IOException {
        User user = new User(INSTALLATION, true);
        Child.Result result = user.runs("C " + words);
        assertThat(result.stderr()).contains(sentence).hasLineCount(1);
        assertThat(result.status()).isEqualTo(2);
        assertThat(user.runs("ls").text()).isEmpty();
    }
}
