package cmirror.tools.man;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** {@code ./lab man}. */
class ManTest {

    private final StringWriter errors = new StringWriter();
    private int status;

    private String man(String... names) {
        StringWriter out = new StringWriter();
        status = new CommandLine(new Man()).setOut(new PrintWriter(out)).setErr(new PrintWriter(errors))
                .execute(names);
        return out.toString();
    }

    @Test
    void aFunctionHasAllItsParts() {
        assertThat(man("recvfrom")).contains("function of <sys/socket.h>",
                "    ssize_t recvfrom(int sockfd, void *buf, size_t len, int flags,",
                "len       size_t             bytes\n", "addrlen   socklen_t *        bytes: room in",
                "Result\n    the number of bytes; 0 when a stream peer has closed its end",
                "ECONNREFUSED  an earlier datagram of this connected socket found nobody\n",
                "Java\n    import static cmirror.sys_socket_h.*;\n", "Platforms\n    on every platform\n",
                "    ssize_t n = recvfrom(sd, buf, sizeof(buf), 0, (struct sockaddr *) &from, &len);\n",
                "    int n = recvfrom(sd, buf, sizeof(buf), 0, from, len);\n",
                "Samples\n    lecture: McastServ UdpParServ UdpServ\n", "Source\n    recvfrom(2)\n");
        assertThat(status).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "SO_LINGER | Type: struct linger.", "SO_REUSEADDR | 2 on Linux; 4 on macOS",
        "EAGAIN | constant of <errno.h>", "sockaddr_in | sin_port    in_port_t          port, network byte order",
        "struct sockaddr_in | sin_len: offset 0, 1 byte on macOS; Linux does not have it",
        "sin_port | sockaddr_in.sin_port  field of <netinet/in.h>", "sockaddr_in.sin_port | Port, network byte order.",
        "h_addr | #define h_addr h_addr_list[0]", "h_addr | printf(\"%p\\n\", x.h_addr());",
        "icmphdr.un.echo.id | field of <netinet/ip_icmp.h>", "WEXITSTATUS | int WEXITSTATUS(int wstatus);",
        "FD_SET | void FD_SET(int fd, fd_set *set);", "socklen_t | 4 bytes on every platform",
        "errno | if (errno() == EINTR)", "htons | import static cmirror.netinet_in_h.*;",
        "setsockopt | struct timeval: SO_RCVTIMEO", "setsockopt | struct group_req: MCAST_JOIN_GROUP", "epoll_create | on Linux; macOS does not have it",
        "wait | beyond/servers: ReusePort", "strerror_r | import static cmirror.string_h.*;"})
    void eachKindIsFound(String name, String said) {
        assertThat(man(name.split(" "))).contains(said);
        assertThat(status).isZero();
    }

    @ParameterizedTest
    @CsvSource({"sys/socket.h", "<sys/socket.h>", "sys_socket_h", "sys/socket"})
    void aHeaderListsItsNames(String header) {
        assertThat(man(header)).contains("#include <sys/socket.h>", "import static cmirror.sys_socket_h.*;",
                "Functions\n    socket socketpair bind ", "CMSG_DATA", "Structs\n    sockaddr ");
    }

    @Test
    void aPatternListsWhatFits() {
        assertThat(man("inet_*").lines()).hasSize(9).contains(
                "inet_pton      function  Reads an IPv4 or IPv6 address from its text form into a structure.");
        assertThat(man("SO_REUSE????")).contains("SO_REUSEADDR", "SO_REUSEPORT").doesNotContain("SHAREUID");
    }

    @Test
    void anUnknownNameIsGuessed() {
        assertThat(man("recvfrm")).isEmpty();
        assertThat(errors.toString()).isEqualTo("man: there is no recvfrm; did you mean recvfrom?\n");
        assertThat(status).isEqualTo(1);
        man("so_reuseaddr");
        assertThat(errors.toString()).contains("did you mean SO_REUSEADDR?");
        man("xyzzyxyzzy");
        assertThat(errors.toString()).endsWith("man: there is no xyzzyxyzzy\n");
        man("nothing*");
        assertThat(status).isEqualTo(1);
    }

    /** As manual pages are called, as Java has it, and what is no name of C's. */
    @Test
    void otherWaysToAsk() {
        assertThat(man("2", "bind")).isEqualTo(man("bind(2)")).isEqualTo(man("bind()")).startsWith("bind  function");
        assertThat(man("wait_")).startsWith("wait  function of <sys/wait.h>");
        assertThat(errors.toString()).isEmpty();
        assertThat(man("new_char")).isEmpty();
        assertThat(errors.toString()).isEqualTo("man: new_char is no name of C's but the mirror's own:"
                + " docs/cheat-sheet.md shows what it does\n");
        assertThat(status).isEqualTo(1);
    }

    @Test
    void noColoursButOnATerminal() {
        assertThat(man("bind")).doesNotContain("\u001b");
    }
}
