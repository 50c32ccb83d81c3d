package cmirror.tools.trace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A script in the lab's place, whose programs write the lines of a trace and do nothing else. */
final class PretendedLab {

    /** Called as the lab is: trace --json FILE NAME. Each line is written at the time that it tells. */
    private static final String SCRIPT = """
            #!/bin/sh
            exec >>"$3"
            now() { date +%s%6N; }
            echo '{"event":"start","time":'$(now)',"pid":'$$',"argv":["'$4'"]}'
            case $4 in
                wrong) : >"$3"; exit 3 ;;
                server) echo '{"event":"call","time":'$(now)',"duration":1,"pid":'$$',"name":"bind","args":{},"value":0,"text":"bind(3) = 0"}'
                    exec sleep 60 ;;
                talker) for i in 1 2 3 4 5 6 7 8; do
                    sleep 0.3
                    t=$(now)
                    bash -c "echo $t >/dev/udp/127.0.0.1/1500"
                    echo '{"event":"call","time":'$t',"duration":1,"pid":'$$',"name":"sendto","args":{},"value":1,"text":"sendto '$t'"}'
                done ;;
                both) for i in 1 2 3 4 5 6 7 8; do
                    sleep 0.3
                    t=$(now)
                    for call in 'sendto 4001 dest 1500' 'recvfrom 1500 src 4001'; do
                        set -- $call
                        echo '{"event":"call","time":'$t',"duration":1,"pid":'$$',"name":"'$1'","args":{"'$3'_addr":"sin_port=htons('$4') \\"127.0.0.1\\""},"value":1,"data":"61","local":"sin_port=htons('$2') \\"127.0.0.1\\"","text":"'$1' '$t'"}'
                    done
                done ;;
                *) for i in 1 2 3 4 5 6 7 8; do
                    sleep 0.3
                    t=$(now)
                    echo '{"event":"call","time":'$t',"duration":1,"pid":'$$',"name":"sendto","args":{},"value":1,"text":"sendto '$t'"}'
                done ;;
            esac
            echo '{"event":"exit","time":'$(now)',"pid":'$$',"status":0}'
            """;

    private PretendedLab() {
    }

    /** The script's path: a server, which waits; wrong, which does not start; both sends to itself,
     * as it says, talker sends datagrams, others say that they send. */
    static String in(Path folder) throws IOException {
        Path script = Files.writeString(folder.resolve("lab"), SCRIPT);
        if (!script.toFile().setExecutable(true)) {
            throw new IOException(script + " cannot be made executable");
        }
        return script.toString();
    }
}
