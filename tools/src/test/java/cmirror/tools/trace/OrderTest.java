package cmirror.tools.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Rows, messages and states from events whose clocks do not tell all of it. */
class OrderTest {

    private final Story story = new Story();

    @Test
    void noReceiveAboveItsSend() throws IOException {
        story.bind(0, 0, 1500);
        story.sendto(1, 100, 400, "a", 1500); // returns when the other has long answered
        story.recvfrom(0, 50, 150, "a", 4001, 1500);
        story.call(0, "close", 160, 170, "\"args\":{\"fd\":\"3\"},\"value\":0");
        story.call(1, "close", 410, 420, "\"args\":{\"fd\":\"3\"},\"value\":0");
        assertThat(Story.names(story.model().rows)).containsExactly("a bind", "b sendto",
                "a recvfrom", "a close", "b close");
    }

    @Test
    void aChainOfCauses() throws IOException {
        story.bind(0, 0, 1500);
        story.bind(1, 1, 1501);
        story.sendto(2, 100, 900, "x", 1500);
        story.recvfrom(0, 20, 200, "x", 4002, 1500);
        story.sendto(0, 210, 800, "y", 1501);
        story.recvfrom(1, 20, 250, "y", 4000, 1501);
        assertThat(Story.names(story.model().rows)).containsExactly("a bind", "b bind",
                "c sendto", "a recvfrom", "a sendto", "b recvfrom");
    }

    /** A guess of Messages' may be wrong: nothing is left out for that. */
    @Test
    void circlesAreBroken() throws IOException {
        Event a = story.call(0, "write", 0, 10, "\"value\":1");
        Event b = story.call(1, "write", 5, 20, "\"value\":1");
        assertThat(Order.of(story.events, java.util.List.of(
                new Messages.Arrow(a, b, "bytes", ""), new Messages.Arrow(b, a, "bytes", ""))))
                .containsExactlyInAnyOrder(a, b);
    }

    @Test
    void whatNobodyReceivedIsLost() throws IOException {
        story.udpSocket(1, 0);
        story.bind(0, 20, 1500);
        Event first = story.sendto(1, 100, 110, "a", 1500);
        story.recvfrom(0, 90, 120, "a", 4001, 1500);
        Event second = story.sendto(1, 130, 140, "b", 1500);
        Event third = story.sendto(1, 150, 160, "c", 1999);
        KernelCounters kernel = new KernelCounters();
        kernel.socket("  12: 0100007F:05DC 00000000:0000 07 00000000:00000000 00:00000000 00000000"
                + "  1000        0 12345 2 0000000000000000 7"); // 1500, 7 drops
        Model model = story.model(kernel);
        assertThat(model.lost).doesNotContainKey(first)
                .containsEntry(second, "lost: the kernel has dropped 7 datagrams for port 1500,"
                        + " whose socket had no room for more")
                .containsEntry(third, "lost: no program of these has bound port 1999");
    }

    @Test
    void statesOfBothEnds() throws IOException {
        story.connection();
        story.call(0, "close", 12, 13, "\"args\":{\"fd\":\"4\"},\"value\":0");
        assertThat(Story.names(story.model().rows)).containsExactly("a socket", "a listen",
                "b socket", "b connect", "a accept", "b close", "a close");
        assertThat(story.model().states).extracting(s -> s.pid() + " " + s.descriptor() + " "
                + s.state() + " " + s.from() + "-" + s.to()).containsExactlyInAnyOrder(
                "100 3 LISTEN 1-7", "200 3 ESTABLISHED 3-5", "100 4 ESTABLISHED 4-5",
                "200 3 FIN_WAIT_2 5-6", "100 4 CLOSE_WAIT 5-6", "200 3 TIME_WAIT 6-7");
    }

    /** A child has its parent's sockets: they are open until both have closed them. */
    @Test
    void aSocketOfTwoProcesses() throws IOException {
        story.call(0, "socket", 0, 1,
                "\"args\":{\"domain\":\"AF_INET\",\"type\":\"SOCK_STREAM\"},\"value\":3");
        story.call(0, "listen", 2, 3, "\"args\":{\"sockfd\":\"3\"},\"value\":0");
        story.call(0, "accept", 3, 8, "\"args\":{\"sockfd\":\"3\"},\"value\":4,"
                + Story.address("local", 1500) + "," + Story.address("peer", 4001));
        story.call(0, "fork", 9, 14, "\"value\":150");
        story.add(0, 150, "fork", 9, 10, "\"value\":0");
        story.add(0, 150, "close", 11, 12, "\"args\":{\"fd\":\"3\"},\"value\":0");
        story.call(0, "close", 15, 16, "\"args\":{\"fd\":\"4\"},\"value\":0");
        story.add(0, 150, "close", 17, 18, "\"args\":{\"fd\":\"4\"},\"value\":0");
        Model model = story.model();
        assertThat(model.lanes).extracting(Model.Lane::pid).containsExactly(100, 150);
        assertThat(model.rows).extracting(e -> e.pid() + " " + e.name()).containsExactly(
                "100 socket", "100 listen", "100 accept", "100 fork", "150 fork", "150 close",
                "100 close", "150 close");
        assertThat(model.states).extracting(s -> s.pid() + " " + s.descriptor() + " "
                + s.state() + " " + s.from() + "-" + s.to()).containsExactlyInAnyOrder(
                "100 3 LISTEN 1-8", "150 3 LISTEN 3-5", "100 4 ESTABLISHED 2-6",
                "150 4 ESTABLISHED 3-7", "150 4 FIN_WAIT_2 7-8");
    }

    @Test
    void threadsAreColumns() throws IOException {
        story.call(0, "socket", 0, 1, "\"value\":3");
        story.call(0, "recv", 2, 50, "\"thread\":105,\"value\":1");
        story.call(0, "send", 10, 11, "\"thread\":106,\"value\":1");
        story.call(1, "socket", 3, 4, "\"value\":3");
        assertThat(story.model().lanes).containsExactly(new Model.Lane(100, 0, 0),
                new Model.Lane(100, 106, 0), new Model.Lane(100, 105, 0), new Model.Lane(200, 0, 1));
    }

    @Test
    void bytesOfAStreamByTheirPlace() throws IOException {
        String ends = Story.address("local", 4001) + "," + Story.address("peer", 1500);
        String other = Story.address("local", 1500) + "," + Story.address("peer", 4001);
        story.call(1, "send", 0, 1, Story.message("abc") + "," + ends);
        story.call(1, "send", 2, 3, Story.message("de") + "," + ends);
        story.call(0, "recv", 4, 5, Story.message("a") + "," + other);
        story.call(0, "recv", 6, 7, Story.message("bcd") + "," + other);
        story.call(0, "recv", 8, 9, Story.message("e") + "," + other);
        assertThat(story.model().arrows).extracting(Messages.Arrow::label)
                .containsExactly("1 byte", "2 bytes", "1 byte", "1 byte");
    }

    @Test
    void lettersOfUtf8() {
        assertThat(Words.letters("\"\\303\\251t\\303\\251\\0\"")).isEqualTo("\"été\\0\"");
        assertThat(Words.letters("\"\\360\\237\\230\\200\"")).isEqualTo("\"😀\"");
        assertThat(Words.letters("\"\\303\"...")).isEqualTo("\"\\303\"..."); // cut in between
        assertThat(Words.letters("\"\\377\\330\"")).isEqualTo("\"\\377\\330\"");
    }
}
