package cmirror.benchmarks;

import static cmirror.inet_h.*;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What one call costs, by the mirror and by others: the name is {@code function_by}. The first
 * {@code by} of each function is what {@link Rounds} compares the others with.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = {"--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC"})
public class CallBenchmark {

    private static final int SIZE = 64;

    private int value = 0x01020304;
    private int sd;
    private final MemorySegment msg = new_char(SIZE);
    private final byte[] array = new byte[SIZE];
    private final ByteBuffer direct = ByteBuffer.allocateDirect(SIZE);
    private final Memory memory = new Memory(SIZE);
    private final NativeLong size = new NativeLong(SIZE);
    private DatagramChannel channel;

    /** A socket of each kind, bound to loopback, on which nothing ever arrives. */
    @Setup
    public void open() throws IOException {
        sd = socket(AF_INET, SOCK_DGRAM, 0);
        var addr = new cmirror.sockaddr_in();
        addr.sin_family(AF_INET);
        addr.sin_addr().s_addr(htonl(INADDR_LOOPBACK));
        if (sd < 0 || bind(sd, addr, sizeof(addr)) < 0) {
            throw new IOException("no socket: " + strerror(errno()));
        }
        channel = DatagramChannel.open().bind(new InetSocketAddress("127.0.0.1", 0));
        channel.configureBlocking(false);
    }

    @TearDown
    public void shut() throws IOException {
        close(sd);
        channel.close();
    }

    // A system call without arguments

    @Benchmark
    public int getppid_raw() throws Throwable {
        return (int) Raw.GETPPID.invokeExact();
    }

    @Benchmark
    public int getppid_rawCritical() throws Throwable {
        return (int) Raw.GETPPID_CRITICAL.invokeExact();
    }

    @Benchmark
    public int getppid_cmirror() {
        return getppid();
    }

    @Benchmark
    public int getppid_jnr() {
        return Jnr.C.getppid();
    }

    @Benchmark
    public int getppid_jna() {
        return Jna.getppid();
    }

    // A call that fails: -1, and errno is read

    @Benchmark
    public int close_raw() throws Throwable {
        return (int) Raw.CLOSE_ERRNO.invokeExact(Raw.STATE, -1) + Raw.errno();
    }

    @Benchmark
    public int close_rawWithoutErrno() throws Throwable {
        return (int) Raw.CLOSE.invokeExact(-1);
    }

    @Benchmark
    public int close_cmirror() {
        return close(-1) + errno();
    }

    @Benchmark
    public int close_jnr() {
        return Jnr.C.close(-1) + Jnr.errno();
    }

    @Benchmark
    public int close_jna() {
        return Jna.close(-1) + Native.getLastError();
    }

    // A call with a buffer, on a socket that has nothing to read

    @Benchmark
    public long recv_raw() throws Throwable {
        return (long) Raw.RECV_ERRNO.invokeExact(Raw.STATE, sd, msg, (long) SIZE, MSG_DONTWAIT)
                + Raw.errno();
    }

    @Benchmark
    public long recv_cmirror() {
        return recv(sd, msg, SIZE, MSG_DONTWAIT) + errno();
    }

    /** With an array, which is copied: a call that may block must not hold the garbage collector. */
    @Benchmark
    public long recv_cmirrorArray() {
        return recv(sd, array, SIZE, MSG_DONTWAIT) + errno();
    }

    @Benchmark
    public long recv_jnr() {
        return Jnr.C.recv(sd, direct, SIZE, MSG_DONTWAIT) + Jnr.errno();
    }

    @Benchmark
    public long recv_jna() {
        return Jna.recv(sd, memory, size, MSG_DONTWAIT).longValue() + Native.getLastError();
    }

    @Benchmark
    public Object recv_nio() throws IOException {
        return channel.receive(direct);
    }

    // No system call at all

    @Benchmark
    public int htonl_java() {
        return Integer.reverseBytes(value);
    }

    @Benchmark
    public int htonl_cmirror() {
        return htonl(value);
    }

    @Benchmark
    public int htonl_raw() throws Throwable {
        return (int) Raw.HTONL.invokeExact(value);
    }

    @Benchmark
    public int htonl_rawCritical() throws Throwable {
        return (int) Raw.HTONL_CRITICAL.invokeExact(value);
    }

    @Benchmark
    public int htonl_jnr() {
        return Jnr.C.htonl(value);
    }

    @Benchmark
    public int htonl_jna() {
        return Jna.htonl(value);
    }
}
