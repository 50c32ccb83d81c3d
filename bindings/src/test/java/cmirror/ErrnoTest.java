package cmirror;

import static cmirror.inet_h.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;

/** errno is the thread's own, whatever other threads do. */
class ErrnoTest {

    private static final int CALLS = 10_000;

    /** A call that always fails, and the errno it leaves. */
    private record Failure(String what, int errno, IntSupplier call) {
    }

    private static List<Failure> failures() {
        sockaddr_in nobody = new sockaddr_in();
        nobody.sin_family(AF_INET);
        nobody.sin_addr().s_addr(htonl(INADDR_LOOPBACK));
        int bound = socket(AF_INET, SOCK_STREAM, 0);
        assertThat(bind(bound, nobody, sizeof(nobody))).isZero();
        // bound but never listening: nobody else gets this port, and it refuses
        assertThat(getsockname(bound, nobody, new socklen_t(sizeof(nobody)))).isZero();
        return List.of(
                new Failure("close", EBADF, () -> close(-1)),
                new Failure("setsockopt", ENOTSOCK, () -> setsockopt(STDIN_FILENO, SOL_SOCKET,
                        SO_REUSEADDR, new int_(1), 4)), // a pipe of the test runner
                new Failure("socket", EAFNOSUPPORT, () -> socket(4711, SOCK_STREAM, 0)),
                new Failure("kill", ESRCH, () -> kill(0x7ffffff0, 0)),
                new Failure("kill with a bad signal", EINVAL, () -> kill(getpid(), 4711)),
                new Failure("connect", ECONNREFUSED, () -> {
                    int sd = socket(AF_INET, SOCK_STREAM, 0);
                    int rc = connect(sd, nobody, sizeof(nobody));
                    int kept = errno();
                    close(sd);
                    return errno() == kept ? rc : 0;
                }));
    }

    @Test
    void isPerThreadUnderLoad() throws InterruptedException {
        ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
        List<Thread> threads = new ArrayList<>();
        CountDownLatch start = new CountDownLatch(1);
        for (Failure failure : failures()) {
            Runnable many = () -> {
                await(start);
                for (int i = 0; i < CALLS && wrong.isEmpty(); i++) {
                    int rc = failure.call.getAsInt();
                    int errno = errno();
                    if (rc != -1 || errno != failure.errno) {
                        wrong.add(failure.what + " gave " + rc + ", errno " + errno + " instead of "
                                + failure.errno);
                    }
                }
            };
            threads.add(Thread.ofPlatform().name(failure.what).start(many));
            threads.add(Thread.ofVirtual().name(failure.what).start(many));
        }
        start.countDown();
        for (Thread thread : threads) {
            assertThat(thread.join(Duration.ofSeconds(120))).as(thread.getName()).isTrue();
        }
        assertThat(wrong).isEmpty();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aCallThatSucceedsLeavesItAlone() {
        assertThat(close(-1)).isEqualTo(-1);
        assertThat(errno()).isEqualTo(EBADF);
        assertThat(getpid()).isPositive();
        int sd = socket(AF_INET, SOCK_DGRAM, 0);
        assertThat(close(sd)).isZero();
        assertThat(errno()).isEqualTo(EBADF);
    }

    /** -1 is no failure where C says that the function has no errors. */
    @Test
    void minusOneFromAFunctionWithoutErrorsIsAResult() {
        errno(EDOM);
        assertThat(atoi("-1")).isEqualTo(-1);
        assertThat(atol("-1")).isEqualTo(-1);
        assertThat(strcmp("a", "b")).isNegative();
        assertThat(strncmp("a", "b", 1)).isNegative();
        assertThat(memcmp("a", "b", 1)).isNegative();
        assertThat(inet_addr("no address")).isEqualTo(INADDR_NONE);
        assertThat(errno()).isEqualTo(EDOM);
    }

    @Test
    void canBeAssigned() {
        errno(0);
        assertThat(errno()).isZero();
        errno(EINTR);
        assertThat(errno()).isEqualTo(EINTR);
    }

    @Test
    void theCollectorAndTheCompilerDoNotChangeIt() {
        assertThat(kill(getpid(), 4711)).isEqualTo(-1);
        System.gc();
        for (int i = 0; i < 100; i++) {
            new sockaddr_in();
        }
        assertThat(errno()).isEqualTo(EINVAL);
    }
}
