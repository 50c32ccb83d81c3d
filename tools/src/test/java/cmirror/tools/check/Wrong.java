package cmirror.tools.check;

import java.util.List;

/**
 * A program that is wrong in one way: a right one, with some text in place of another.
 *
 * @param edits    pairs: what stands there, and what instead
 * @param sentence what check is to say, all of it
 */
record Wrong(String right, List<String> edits, String sentence) {

    private static final String BIND = "rc = bind(sd, (struct sockaddr *) &servAddr, sizeof(servAddr));";
    private static final String ACCEPT =
            "newSd = accept(sd, (struct sockaddr *) &cliAddr, &cliLen);";
    private static final String RECEIVE = "n = recv(newSd, msg, MAX_MSG, 0);";

    static final List<Wrong> ALL = List.of(
            // a UDP server
            of("udpServ", "the port is in host byte order: 56325 instead of 1500",
                    "htons(SERVER_PORT)", "SERVER_PORT"),
            of("udpServ", "the port is 1501 instead of 1500", "htons(SERVER_PORT)", "htons(1501)"),
            of("udpServ", "bind is missing", BIND, "rc = 0;"),
            of("udpServ", "the socket is SOCK_STREAM instead of SOCK_DGRAM", "SOCK_DGRAM", "SOCK_STREAM"),
            of("udpServ", "it is bound to 127.0.0.1 instead of 0.0.0.0: it hears only who asks for that"
                    + " address", "htonl(INADDR_ANY)", "htonl(INADDR_LOOPBACK)"),
            of("udpServ", "the address length is 0 before recvfrom: the address is not stored",
                    "cliLen = sizeof(cliAddr);", "cliLen = 0;"),
            of("udpServ", "the buffer's length is sizeof of a pointer: 8 instead of 80",
                    "recvfrom(sd, msg, MAX_MSG", "recvfrom(sd, msg, sizeof(char *)"),
            of("udpServ", "recvfrom takes 4 bytes at most instead of 80",
                    "recvfrom(sd, msg, MAX_MSG", "recvfrom(sd, msg, 4"),
            of("udpServ", "it receives 1 message instead of 4 & it ends with status 0, where it should serve"
                    + " on & it does not print \"PROGRAM: from 127.0.0.1 : les\"",
                    "while (1)", "for (n = 0; n == 0;)"),
            of("udpServ", "it prints nothing, instead of \"PROGRAM: from 127.0.0.1 : bonjour\"",
                    "printf(\"%s: from %s : %s\\n\", argv[0], inet_ntoa(cliAddr.sin_addr), msg);", ""),
            of("udpServ", "recvfrom fails with EAGAIN again and again: nothing waits",
                    "MAX_MSG, 0,", "MAX_MSG, MSG_DONTWAIT,"),
            of("udpServ", "it receives 3 messages instead of 4 & it does not print"
                    + " \"PROGRAM: from 127.0.0.1 : encore\"",
                    "if (n < 0)", "connect(sd, (struct sockaddr *) &cliAddr, cliLen); if (n < 0)"),
            // a TCP server
            of("tcpServer", "the port is in host byte order: 56325 instead of 1500",
                    "htons(SERVER_PORT)", "SERVER_PORT"),
            of("tcpServer", "listen is missing", "listen(sd, 5);", ""),
            of("tcpServer", "listen comes after accept", "listen(sd, 5);", "", ACCEPT,
                    ACCEPT + " listen(sd, 5);"),
            of("tcpServer", "bind comes after listen", "listen(sd, 5);", "", BIND, "listen(sd, 5); " + BIND),
            of("tcpServer", "the backlog of listen is 0 instead of 5", "listen(sd, 5);", "listen(sd, 0);"),
            of("tcpServer", "the accepted socket is never closed", "close(newSd);", ""),
            of("tcpServer", "recv's result 0 is not handled: the loop never ends", "n == 0", "n == -7"),
            of("tcpServer", "recv is called with the listening socket, not with the one that accept returns",
                    "recv(newSd", "recv(sd"),
            of("tcpServer", "the server ends after 1 client & it ends with status 0, where it should serve on &"
                    + " it does not print \"PROGRAM: from 127.0.0.1, received 7 bytes : encore\"",
                    "close(newSd);", "close(newSd); exit(0);"),
            of("tcpServer", "it does not receive until recv returns 0: what comes later is lost & it does not"
                    + " print \"PROGRAM: from 127.0.0.1, received 4 bytes : les\"",
                    "inet_ntoa(cliAddr.sin_addr), n,\n                   msg);",
                    "inet_ntoa(cliAddr.sin_addr), n,\n                   msg); close(newSd); break;"),
            of("tcpServer", "recv is called with descriptor 0, which is no socket: accept's result is compared"
                    + " before it is stored?", "accept(sd, (struct sockaddr *) &cliAddr, &cliLen);",
                    "accept(sd, (struct sockaddr *) &cliAddr, &cliLen) < 0;"),
            of("tcpServer", "close is called twice: the second time it fails with EBADF",
                    "close(newSd);", "close(newSd); close(newSd);"),
            of("tcpServer", "the address length is 0 before accept: the address is not stored",
                    "cliLen = sizeof(cliAddr);", "cliLen = 0;"),
            of("tcpServer", "the buffer's length is sizeof of a pointer: 8 instead of 80",
                    RECEIVE, "n = recv(newSd, msg, sizeof(&msg), 0);"),
            of("tcpServer", "accept is missing", ACCEPT, "pause();"),
            // with fork
            of("tcpParServ", "the result of fork is not waited for: neither waitpid nor SIGCHLD is seen to,"
                    + " and the children stay as zombies", "signal(SIGCHLD, SIG_IGN);", ""),
            of("tcpParServ", "the child goes on with accept: it lacks an exit",
                    "exit(0);\n        }\n        close(newSd);", "}\n        close(newSd);"),
            of("tcpParServ", "the father never closes the accepted socket: each child has one of its own",
                    "exit(0);\n        }\n        close(newSd);", "exit(0);\n        }"),
            of("tcpParServ", "the child does not close the listening socket", "close(sd);\n", "\n"),
            of("tcpParServ", "fork is missing", "pid = fork();", "pid = 0;"),
            // clients
            of("udpClient", "the port is in host byte order: 56325 instead of 1500",
                    "htons(SERVER_PORT)", "SERVER_PORT"),
            of("udpClient", "the NUL at the end is not sent: sendto sends 7 bytes instead of 8",
                    "strlen(argv[i]) + 1", "strlen(argv[i])"),
            of("udpClient", "the message's length is sizeof of a pointer: 8 instead of 4",
                    "strlen(argv[i]) + 1", "sizeof(argv[i])"),
            of("udpClient", "sendto sends the whole buffer: 80 bytes instead of 8",
                    "strlen(argv[i]) + 1", "MAX_MSG"),
            of("udpClient", "it sends 2 messages instead of 3", "i < argc", "i < argc - 1"),
            of("udpClient", "the socket is never closed", "close(sd);\n    exit(0)", "exit(0)"),
            of("udpClient", "it ends with status 1, where it should end with status 0", "exit(0)", "exit(1)"),
            of("udpClient", "it binds port 1501: a client takes any", "htons(0)", "htons(1501)"),
            of("tcpClient", "connect is missing",
                    "rc = connect(sd, (struct sockaddr *) &servAddr, sizeof(servAddr));", "rc = 0;"),
            of("tcpClient", "it asks 127.0.0.2 instead of 127.0.0.1",
                    "memcpy(&servAddr.sin_addr, h->h_addr_list[0], h->h_length);",
                    "inet_aton(\"127.0.0.2\", &servAddr.sin_addr);"),
            of("tcpClient", "the address is in host byte order: 1.0.0.127 instead of 127.0.0.1",
                    "memcpy(&servAddr.sin_addr, h->h_addr_list[0], h->h_length);",
                    "servAddr.sin_addr.s_addr = INADDR_LOOPBACK;"),
            of("echoClient", "shutdown is missing & it does not receive until recv returns 0: what comes"
                    + " later is lost & it ends with status 1, where it should end with status 0",
                    "shutdown(sd, SHUT_WR);",
                    "struct timeval t = {1, 0}; setsockopt(sd, SOL_SOCKET, SO_RCVTIMEO, &t, sizeof(t));"),
            of("echoClient", "it does not receive until recv returns 0: what comes later is lost",
                    "while ((n = recv(sd, msg, MAX_MSG, 0)) > 0)", "n = recv(sd, msg, MAX_MSG, 0);"),
            // an echo
            of("echoServ", "SO_REUSEADDR is not set",
                    "setsockopt(sd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof(yes));", ""),
            of("echoServ", "SO_REUSEADDR is set after bind, which is too late",
                    "setsockopt(sd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof(yes));", "", "listen(sd, 5);",
                    "setsockopt(sd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof(yes)); listen(sd, 5);"),
            of("echoServ", "send sends 80 bytes, not the 8 that were received",
                    "send(newSd, msg, n, 0)", "send(newSd, msg, MAX_MSG, 0)"),
            of("echoServ", "it sends nothing: send is missing", "send(newSd, msg, n, 0);", ""),
            of("echoServ", "send is called with the listening socket, not with the one that accept returns",
                    "send(newSd, msg, n, 0)", "send(sd, msg, n, MSG_NOSIGNAL)"));

    private static Wrong of(String right, String sentence, String... edits) {
        return new Wrong(right, List.of(edits), sentence);
    }

    /** The text of the wrong program. */
    String text(String rightText) {
        String text = rightText;
        for (int i = 0; i < edits.size(); i += 2) {
            if (!text.contains(edits.get(i))) {
                throw new AssertionError(right + " has no " + edits.get(i));
            }
            text = text.replace(edits.get(i), edits.get(i + 1));
        }
        return text;
    }

    /** What both are called with. */
    List<String> arguments() {
        return right.equals("echoClient") ? List.of("127.0.0.1", "bonjour")
                : right.endsWith("Client") ? List.of("127.0.0.1", "bonjour", "les", "amis") : List.of();
    }
}
