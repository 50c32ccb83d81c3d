package cmirror.dist;

import static org.assertj.core.api.Assertions.assertThat;

import cmirror.testing.Child;
import cmirror.testing.Skip;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is kept from one start to the next may be harmed: the next start works. */
class DamageTest {

    private static final String CLIENT =
            "udpClient: trying to send to '127.0.0.1' (address:  127.0.0.1 )\n";
    /** The folder of the caches, as $S, when they are made. */
    private static final String MADE = "for i in $(seq 600); do "
            + "S=$(find .cache -name programs.for); L=$(find .cache -name 'programs.lock'); "
            + "[ -z \"$S\" ] || [ -n \"$L\" ] || break; sleep 0.1; done; "
            + "S=${S%/*}; [ -n \"$S\" ] || { echo no cache; exit 1; }; ";

    private static Installation installation;
    private static User user;

    @BeforeAll
    static void unpack() throws IOException {
        installation = Installation.unpack();
        user = new User(installation, true);
        assertThat(user.runs("C warm").text()).contains(".cache");
    }

    @AfterAll
    static void remove() {
        installation.close();
    }

    /** Does something to the caches, when they are made; then the client runs as ever. */
    private static void client(String before) throws IOException {
        Child.Result result = user.runs(MADE + before + "; C udpClient 127.0.0.1 hello");
        assertThat(result.text() + result.stderr()).as(before).isEqualTo(CLIENT);
        assertThat(result.status()).isZero();
    }

    @Test
    void garbledFiles() throws IOException {
        client("dd if=/dev/urandom of=\"$S/programs\" bs=4096 seek=2 count=500 conv=notrunc 2>/dev/null");
        client("truncate -s 100000 \"$S/programs\""); // made anew before
        client("echo nonsense >\"$S/programs.for\"");
        client("rm \"$S/programs\"");
        client("dd if=/dev/urandom of=.cache/cmirror/found.jdk bs=100 count=3 2>/dev/null");
        client("printf '%s\\n' a b >.cache/cmirror/found.jdk");
        client("rm -rf .cache; echo a file >.cache; C udpClient 127.0.0.1 x >/dev/null 2>&1; rm .cache");
    }

    @Test
    void garbledProgram() throws IOException {
        String program = "cat >A.java <<'END'\nclass A { static int main() { return 5; } }\nEND\n";
        assertThat(user.runs(program + "C run A.java").status()).isEqualTo(5);
        assertThat(user.runs("p=$(find .cache -name program.jar); echo nonsense >\"$p\"; C run A.java")
                .status()).isEqualTo(5);
        assertThat(user.runs("p=$(find .cache -name program.jar); rm \"$p\"; C run A.java").status())
                .isEqualTo(5);
    }

    /** Of a process that is gone, of one that is another by now, and of none. */
    @Test
    void staleLocks() throws IOException {
        for (String pid : new String[] {"echo 4194300 12345 >", "echo $$ 1 >", ": >"}) {
            client("rm \"$S/programs.for\"; mkdir \"$S/programs.lock\"; " + pid
                    + "\"$S/programs.lock/pid\"");
            assertThat(user.runs(MADE + "ls \"$S\"").lines()).as(pid).contains("programs");
        }
    }

    @Test
    void killedInTheMiddle() throws IOException {
        client("rm \"$S/programs.for\"; C udpClient 127.0.0.1 x >/dev/null; sleep 0.7;"
                + " { read -r pid began <\"$S/programs.lock/pid\" && kill -9 \"$pid\"; } 2>/dev/null");
        assertThat(user.runs("C udpClient 127.0.0.1 x; " + MADE + "ls \"$S\"").lines())
                .contains("programs");
    }

    @Test
    void fullDisk() throws IOException {
        String mount = "unshare " + (User.id().equals("0") ? "-m" : "-Urm") + " sh -c ";
        Skip.unless(Child.of("sh", "-c", mount + "'mount -t tmpfs -o size=64k full /mnt'").run().status() == 0,
                "no file system can be mounted");
        Child.Result result = Child.of("sh", "-c", installation.assignment() + "export I; " + mount + """
                'mount -t tmpfs -o size=64k full /mnt
                cat /dev/zero >/mnt/all 2>/dev/null
                export HOME=/mnt
                "$I/bin/cmirror" udpClient 127.0.0.1 hello
                "$I/bin/cmirror" layout in_addr >/dev/null
                cd /tmp && d=$(mktemp -d) && cd "$d"
                echo "class A { static int main() { return 5; } }" >A.java
                "$I/bin/cmirror" run A.java; echo $?
                rm -rf "$d"; cat /mnt/all | wc -c'
                """).env("JAVA_HOME", System.getProperty("java.home")).run();
        assertThat(result.text()).startsWith(CLIENT + "5\n");
        assertThat(result.stderr().lines()).hasSize(3)
                .allMatch(line -> line.contains("nothing can be kept in /mnt"));
    }
}
