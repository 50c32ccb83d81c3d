package cmirror.benchmarks;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import cmirror.sockaddr_in;
import cmirror.timeval;
import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import java.util.concurrent.TimeUnit;
import jnr.ffi.Struct;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a generated accessor and a new struct cost, beside the same bytes read and written by hand.
 * If a getter is one load, it takes as long as {@code MemorySegment.get} with a constant offset.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = {"--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC"})
public class StructBenchmark {

    /** Structs in an arena. */
    private static final int MANY = 1000;

    private static final VarHandle SIN_PORT = handle(sockaddr_in.layout(), "sin_port");
    private static final VarHandle S_ADDR = handle(sockaddr_in.layout(), "sin_addr", "s_addr");
    private static final VarHandle TV_SEC = handle(timeval.layout(), "tv_sec");
    private static final VarHandle TV_USEC = handle(timeval.layout(), "tv_usec");

    private sockaddr_in addr;
    private timeval time;
    private MemorySegment addrBytes;
    private MemorySegment timeBytes;
    private Holder addrHolder;
    private Holder timeHolder;
    private JnrTimeval jnrTime;
    private int number = 1500;

    /**
     * A segment in an object, as a struct has it: {@code _object} is what {@code _cmirror} costs if
     * the accessor adds nothing, and {@code _segment} saves the load of the object's field.
     */
    static final class Holder {
        final MemorySegment segment;

        Holder(MemorySegment segment) {
            this.segment = segment;
        }
    }

    /** struct timeval as jnr-ffi has structs. */
    static final class JnrTimeval extends Struct {
        final SignedLong tv_sec = new SignedLong();
        final SignedLong tv_usec = new SignedLong();

        JnrTimeval(jnr.ffi.Runtime runtime) {
            super(runtime);
        }
    }

    private static VarHandle handle(MemoryLayout layout, String... path) {
        PathElement[] elements = new PathElement[path.length];
        for (int i = 0; i < path.length; i++) {
            elements[i] = PathElement.groupElement(path[i]);
        }
        return layout.varHandle(elements);
    }

    @Setup
    public void make() {
        addr = new sockaddr_in();
        time = new timeval();
        addrBytes = Arena.ofAuto().allocate(sockaddr_in.layout());
        timeBytes = Arena.ofAuto().allocate(timeval.layout());
        addrHolder = new Holder(addrBytes);
        timeHolder = new Holder(timeBytes);
        jnrTime = new JnrTimeval(jnr.ffi.Runtime.getRuntime(Jnr.C));
        jnrTime.tv_sec.set(1); // its memory is made by the first use
    }

    // A getter: 16 bits, 32 bits in a struct within the struct, two of 64 bits

    @Benchmark
    public int getPort_segment() {
        return addrBytes.get(JAVA_SHORT, 2) & 0xffff;
    }

    @Benchmark
    public int getPort_object() {
        return addrHolder.segment.get(JAVA_SHORT, 2) & 0xffff;
    }

    @Benchmark
    public int getPort_varHandle() {
        return (short) SIN_PORT.get(addrBytes, 0L) & 0xffff;
    }

    @Benchmark
    public int getPort_cmirror() {
        return addr.sin_port();
    }

    @Benchmark
    public int getAddr_segment() {
        return addrBytes.get(JAVA_INT, 4);
    }

    @Benchmark
    public int getAddr_object() {
        return addrHolder.segment.get(JAVA_INT, 4);
    }

    @Benchmark
    public int getAddr_varHandle() {
        return (int) S_ADDR.get(addrBytes, 0L);
    }

    @Benchmark
    public int getAddr_cmirror() {
        return addr.sin_addr().s_addr();
    }

    @Benchmark
    public long getTime_segment() {
        return timeBytes.get(JAVA_LONG, 0) + timeBytes.get(JAVA_LONG, 8);
    }

    @Benchmark
    public long getTime_object() {
        return timeHolder.segment.get(JAVA_LONG, 0) + timeHolder.segment.get(JAVA_LONG, 8);
    }

    @Benchmark
    public long getTime_varHandle() {
        return (long) TV_SEC.get(timeBytes, 0L) + (long) TV_USEC.get(timeBytes, 0L);
    }

    @Benchmark
    public long getTime_cmirror() {
        return time.tv_sec() + time.tv_usec();
    }

    @Benchmark
    public long getTime_jnr() {
        return jnrTime.tv_sec.get() + jnrTime.tv_usec.get();
    }

    // A setter

    @Benchmark
    public void setPort_segment() {
        addrBytes.set(JAVA_SHORT, 2, (short) number);
    }

    @Benchmark
    public void setPort_object() {
        addrHolder.segment.set(JAVA_SHORT, 2, (short) number);
    }

    @Benchmark
    public void setPort_varHandle() {
        SIN_PORT.set(addrBytes, 0L, (short) number);
    }

    /** The only one that refuses a port of 70000. */
    @Benchmark
    public void setPort_cmirror() {
        addr.sin_port(number);
    }

    @Benchmark
    public void setAddr_segment() {
        addrBytes.set(JAVA_INT, 4, number);
    }

    @Benchmark
    public void setAddr_object() {
        addrHolder.segment.set(JAVA_INT, 4, number);
    }

    @Benchmark
    public void setAddr_varHandle() {
        S_ADDR.set(addrBytes, 0L, number);
    }

    @Benchmark
    public void setAddr_cmirror() {
        addr.sin_addr().s_addr(number);
    }

    @Benchmark
    public void setTime_segment() {
        timeBytes.set(JAVA_LONG, 0, number);
        timeBytes.set(JAVA_LONG, 8, number);
    }

    @Benchmark
    public void setTime_object() {
        timeHolder.segment.set(JAVA_LONG, 0, number);
        timeHolder.segment.set(JAVA_LONG, 8, number);
    }

    @Benchmark
    public void setTime_varHandle() {
        TV_SEC.set(timeBytes, 0L, (long) number);
        TV_USEC.set(timeBytes, 0L, (long) number);
    }

    @Benchmark
    public void setTime_cmirror() {
        time.tv_sec(number);
        time.tv_usec(number);
    }

    @Benchmark
    public void setTime_jnr() {
        jnrTime.tv_sec.set(number);
        jnrTime.tv_usec.set(number);
    }

    // A new struct: in an arena with others, and alone

    @Benchmark
    @OperationsPerInvocation(MANY)
    public long newInArena_segment() {
        long sum = 0;
        try (Arena arena = Arena.ofConfined()) {
            for (int i = 0; i < MANY; i++) {
                MemorySegment bytes = arena.allocate(16, 4);
                bytes.set(JAVA_INT, 4, i);
                sum += bytes.address();
            }
        }
        return sum;
    }

    @Benchmark
    @OperationsPerInvocation(MANY)
    public long newInArena_cmirror() {
        long sum = 0;
        try (Arena arena = Arena.ofConfined()) {
            for (int i = 0; i < MANY; i++) {
                sockaddr_in a = sockaddr_in.allocate(arena);
                a.sin_addr().s_addr(i);
                sum += a.segment().address();
            }
        }
        return sum;
    }

    @Benchmark
    public MemorySegment newAlone_segment() {
        return Arena.ofAuto().allocate(16, 4);
    }

    @Benchmark
    public sockaddr_in newAlone_cmirror() {
        return new sockaddr_in();
    }
}
