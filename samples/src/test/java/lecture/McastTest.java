package lecture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * mcastClient and mcastServ. mcastServ wants port 1500 for itself, so two receivers of one group
 * are two hosts, as they would be in the lecture hall.
 */
class McastTest {

    private static final String GROUP = "239.1.2.3";
    private static final String READY = "mcastServ: server ready to listen to 239.1.2.3\n"
            + "mcastServ now listening to multicast address 239.1.2.3\n";

    @RegisterExtension
    private final Lab lab = new Lab();

    @Test
    void everyMemberOfTheGroupGetsEveryMessage() {
        Run there = startOnTerminal(lab.neighbour());
        Run here = startOnTerminal(lab.host());

        Result client = lab.run("mcastClient", GROUP, "bonjour", Bytes.utf8("été"));

        assertThat(client).isEqualTo(Result.of(0, trying()));
        String expected = READY + "mcastServ: from 10.0.0.1 on address 239.1.2.3: bonjour\n"
                + "mcastServ: from 10.0.0.1 on address 239.1.2.3: " + Bytes.utf8("été") + "\n";
        assertThat(here.awaitBytes(expected.length()).out()).isEqualTo(expected);
        assertThat(there.awaitBytes(expected.length()).out()).isEqualTo(expected);
    }

    @Test
    void whoHasNotJoinedGetsNothing() {
        lab.neighbour();
        Run other = lab.startOnTerminal("mcastServ", "239.9.9.9").awaitOut("now listening");
        Run member = startOnTerminal(lab.neighbour());

        lab.run("mcastClient", GROUP, "hello");

        member.awaitOut(": hello\n");
        assertThat(other.out()).doesNotContain("hello");
    }

    /** The kernel's own default is 1 too; that the client asks for it is in SystemCallsTest. */
    @Test
    void ttlOnTheWireIsOne() {
        Run receiver = lab.startCOn(lab.neighbour(), "mcast_recv", GROUP, "3").awaitPort();

        lab.run("mcastClient", GROUP, "one", "two");
        lab.runOnTerminal("mcastClient", GROUP, "three");

        assertThat(receiver.end()).isEqualTo(Result.of(0, "10.0.0.1 ttl 1: one\n"
                + "10.0.0.1 ttl 1: two\n"
                + "10.0.0.1 ttl 1: three\n"));
    }

    @Test
    void receiversInCAndJavaHearASenderInC() {
        Run theirs = lab.startCOn(lab.neighbour(), "mcast_recv", GROUP, "1").awaitPort();
        Run ours = startOnTerminal(lab.host());

        lab.runC("udp_send", GROUP, "hello");

        assertThat(theirs.end().out()).isEqualTo("10.0.0.1 ttl 1: hello\n");
        ours.awaitOut("mcastServ: from 10.0.0.1 on address 239.1.2.3: hello\n");
    }

    @Test
    void onTheLoopbackAlone() {
        lab.host().routeMulticastToLoopback();
        Run server = startOnTerminal(lab.host());

        assertThat(lab.run("mcastClient", GROUP, "m".repeat(80))).isEqualTo(
                Result.of(0, trying()));

        String expected = READY + "mcastServ: from 127.0.0.1 on address 239.1.2.3: "
                + "m".repeat(80) + "\n";
        assertThat(server.awaitBytes(expected.length()).out()).isEqualTo(expected);
    }

    @Test
    void serverShowsUnicastDatagramsToo() {
        lab.host().routeMulticastToLoopback();
        Run server = startOnTerminal(lab.host());

        lab.runC("udp_send", "127.0.0.1", "not for the group");
        lab.runC("udp_send", "-n", "127.0.0.1", "NOW", "");

        String from = "mcastServ: from 127.0.0.1 on address 239.1.2.3: ";
        String expected = READY + from + "not for the group\n"
                + from + "NOW for the group\n" + from + "NOW for the group\n";
        assertThat(server.awaitBytes(expected.length()).out()).isEqualTo(expected);
    }

    @Test
    void secondServerOnTheSameHostCannotBind() {
        lab.host().routeMulticastToLoopback();
        startOnTerminal(lab.host());

        assertThat(lab.run("mcastServ", GROUP)).isEqualTo(Result.of(1,
                "mcastServ: server ready to listen to 239.1.2.3\n"
                + "mcastServ cannot bind port number 1500\n"));
    }

    @Test
    void serverOnAPipeLosesItsBuffer() {
        lab.host().routeMulticastToLoopback();
        Run server = lab.start("mcastServ", GROUP).awaitPort();

        lab.runC("udp_send", GROUP, "hello");

        assertThat(server.awaitIdle().signal("TERM")).isEqualTo(Result.of(128 + 15, ""));
    }

    @Test
    void hostWithoutAMulticastRoute() {
        Host.needNamespaces(); // this one has no route at all

        assertThat(lab.run("mcastServ", GROUP)).isEqualTo(Result.of(1,
                "mcastServ: server ready to listen to 239.1.2.3\n"
                + "mcastServ cannot join multicast address 239.1.2.3\n"));
        assertThat(lab.run("mcastClient", GROUP, "hello")).isEqualTo(Result.of(1,
                trying() + "mcastClient: cannot send data 1\n"));
    }

    private Run startOnTerminal(Host host) {
        return lab.startOnTerminal(host, "mcastServ", GROUP).awaitOut("now listening");
    }

    private static String trying() {
        return "mcastClient: trying to send data to host '239.1.2.3' at address: 239.1.2.3 \n";
    }
}
