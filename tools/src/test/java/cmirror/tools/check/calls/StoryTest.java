package cmirror.tools.check.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both kinds of trace, and what became of the sockets in them. */
class StoryTest {

    private static final String STRACE = """
            10 execve("./serv", ["./serv"], 0x7ffd /* 3 vars */) = 0
            10 socket(AF_UNIX, SOCK_STREAM|SOCK_CLOEXEC|SOCK_NONBLOCK, 0) = 3
            10 connect(3, {sa_family=AF_UNIX, sun_path="/var/run/nscd/socket"}, 110) = -1 ENOENT (No such file)
            10 close(3)                          = 0
            10 socket(AF_INET, SOCK_STREAM, IPPROTO_IP) = 3
            10 bind(3, {sa_family=AF_INET, sin_port=htons(1500), sin_addr=inet_addr("0.0.0.0")}, 16) = 0
            10 listen(3, 5)                      = 0
            10 accept(3,  <unfinished ...>
            10 <... accept resumed>{sa_family=AF_INET, sin_port=htons(40000), sin_addr=inet_addr("127.0.0.1")}, [16]) = 4
            10 clone(child_stack=NULL, flags=CLONE_CHILD_CLEARTID|SIGCHLD) = 11
            10 close(4)                          = 0
            11 close(3)                          = 0
            11 recvfrom(4, "a, (b\\"]", 80, 0, NULL, NULL) = 7
            11 sendto(4, "x", 1, 0, NULL, 0)     = -1 EPIPE (Broken pipe)
            11 --- SIGPIPE {si_signo=SIGPIPE} ---
            11 +++ killed by SIGPIPE +++
            10 accept(3, """;
    private static final String MIRROR = """
            {"event":"start","time":1,"pid":10,"parent":1,"argv":["udpServ"]}
            {"event":"call","time":1,"duration":1,"pid":10,"name":"socket","args":{"domain":"AF_INET","type":\
            "SOCK_DGRAM","protocol":"IPPROTO_IP"},"value":4,"result":"4","text":"socket"}
            {"event":"call","time":2,"duration":1,"pid":10,"name":"recvfrom","args":{"sockfd":"4","buf":"\\"a\\"",\
            "len":"80","flags":"0","src_addr":"NULL","addrlen":"NULL"},"value":1,"result":"1","text":"recvfrom"}
            {"event":"exit","time":3,"pid":10,"status":3}
            """;

    @TempDir
    private Path folder;

    @Test
    void ofC() throws IOException {
        Story story = new Story(StraceLog.read(Files.writeString(folder.resolve("trace"), STRACE)));
        assertThat(story.calls()).extracting(Call::name).containsExactly("execve", "socket", "bind", "listen",
                "accept", "fork", "close", "close", "recv", "send");
        assertThat(story.sockets()).hasSize(2);
        Socket accepted = story.sockets().getLast();
        assertThat(accepted.isAccepted() && accepted.isStream() && accepted.isOfNetwork()).isTrue();
        assertThat(accepted.calls()).extracting(Call::name).containsExactly("close", "recv", "send");
        assertThat(accepted.holders()).isEmpty(); // closed here, ended there
        assertThat(accepted.calls().get(1).args()).containsExactly("4", "\"a, (b\\\"]\"", "80", "0");
        assertThat(story.server()).isSameAs(story.sockets().getFirst());
        assertThat(story.server().holders()).containsExactly(10);
        assertThat(story.server().first("bind").port()).isEqualTo(1500);
        assertThat(story.server().first("bind").host()).isEqualTo("0.0.0.0");
        assertThat(story.isChild(11) && !story.isChild(10)).isTrue();
        assertThat(story.ending(11)).isEqualTo(new Ending(-1, "SIGPIPE")).hasToString("is killed by SIGPIPE");
        assertThat(story.ending(10)).isNull();
    }

    @Test
    void ofJava() throws IOException {
        Story story = new Story(MirrorLog.read(Files.writeString(folder.resolve("trace"), MIRROR)));
        assertThat(story.calls()).extracting(Call::name).containsExactly("socket", "recv");
        assertThat(story.sockets().getFirst().calls().getFirst().value()).isEqualTo(1);
        assertThat(story.ending(story.root())).isEqualTo(new Ending(3, null));
    }
}
