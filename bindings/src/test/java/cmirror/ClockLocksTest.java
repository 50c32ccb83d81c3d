package cmirror;

import static cmirror.pthread_h.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Locks that wait to a moment of a clock, and what is known of a thread that runs. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "macOS has none of these")
class ClockLocksTest {

    private static timespec soon() {
        timespec until = new timespec();
        time_h.clock_gettime(time_h.CLOCK_MONOTONIC, until);
        until.tv_nsec((until.tv_nsec() + 20_000_000) % 1_000_000_000);
        until.tv_sec(until.tv_sec() + (until.tv_nsec() < 20_000_000 ? 1 : 0));
        return until;
    }

    @Test
    void waitUntilThen() {
        pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER();
        assertThat(pthread_mutex_clocklock(mutex, time_h.CLOCK_MONOTONIC, soon())).isZero();
        assertThat(pthread_mutex_clocklock(mutex, time_h.CLOCK_MONOTONIC, soon())).isEqualTo(ETIMEDOUT);
        pthread_cond_t cond = PTHREAD_COND_INITIALIZER();
        assertThat(pthread_cond_clockwait(cond, mutex, time_h.CLOCK_MONOTONIC, soon())).isEqualTo(ETIMEDOUT);
        assertThat(pthread_mutex_unlock(mutex)).isZero();
        pthread_rwlock_t lock = PTHREAD_RWLOCK_INITIALIZER();
        assertThat(pthread_rwlock_clockrdlock(lock, time_h.CLOCK_MONOTONIC, soon())).isZero();
        assertThat(pthread_rwlock_clockwrlock(lock, time_h.CLOCK_MONOTONIC, soon())).isIn(ETIMEDOUT, EDEADLK);
    }

    @Test
    void aThreadKnowsItsStack() {
        pthread_t thread = new pthread_t();
        pthread_attr_t wanted = new pthread_attr_t();
        pthread_attr_init(wanted);
        pthread_attr_setstacksize(wanted, 2 << 20);
        Object[] size = new Object[1];
        pthread_create(thread, wanted, arg -> {
            pthread_attr_t attr = new pthread_attr_t();
            MemorySegment[] address = new MemorySegment[1];
            size_t bytes = new size_t();
            clockid_t clock = new clockid_t();
            assertThat(pthread_getattr_np(pthread_self(), attr)).isZero();
            assertThat(pthread_attr_getstack(attr, address, bytes)).isZero();
            assertThat(address[0].address()).isNotZero();
            assertThat(pthread_getcpuclockid(pthread_self(), clock)).isZero();
            assertThat(time_h.clock_gettime(clock.get(), new timespec())).isZero();
            return bytes.get();
        }, NULL);
        assertThat(pthread_join(thread, size)).isZero();
        assertThat(size[0]).isEqualTo(2L << 20);
    }

    /** One on which Java can run is used; another one is not. */
    @Test
    void aStackOfTheProgramsOwn() {
        for (int bytes : new int[] {4 << 20, 16384 * 4}) {
            MemorySegment stack = sys_mman_h.mmap(NULL, bytes, sys_mman_h.PROT_READ | sys_mman_h.PROT_WRITE,
                    sys_mman_h.MAP_PRIVATE | sys_mman_h.MAP_ANONYMOUS, -1, 0);
            pthread_attr_t attr = new pthread_attr_t();
            pthread_attr_init(attr);
            assertThat(pthread_attr_setstack(attr, stack, bytes)).isZero();
            pthread_t thread = new pthread_t();
            Object[] where = new Object[1];
            assertThat(pthread_create(thread, attr, arg -> {
                pthread_attr_t mine = new pthread_attr_t();
                MemorySegment[] address = new MemorySegment[1];
                pthread_getattr_np(pthread_self(), mine);
                pthread_attr_getstack(mine, address, new size_t());
                return address[0].address();
            }, NULL)).isZero();
            assertThat(pthread_join(thread, where)).isZero();
            assertThat(where[0].equals(stack.address())).isEqualTo(bytes > 1 << 20);
            sys_mman_h.munmap(stack, bytes);
        }
    }
}
