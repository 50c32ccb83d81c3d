package cmirror;

import static cmirror.inet_h.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Lengths that stand in a struct, or in a command: they are held against the memory before C believes them. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "the commands are Linux's")
class LengthsTest {

    private static void says(String sentence, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(sentence);
    }

    @Test
    void ofInterfaces() {
        int sd = socket(AF_INET, SOCK_DGRAM, 0);
        ifconf conf = new ifconf();
        conf.ifc_len(4000);
        conf.ifc_buf(new_char(400));
        says("ioctl: argp.ifc_buf has 400 bytes, not 4000",
                () -> sys_ioctl_h.ioctl(sd, sys_ioctl_h.SIOCGIFCONF, conf));
        conf.ifc_len(400);
        assertThat(sys_ioctl_h.ioctl(sd, sys_ioctl_h.SIOCGIFCONF, conf)).isZero();
        conf.ifc_buf(NULL); // asks how much there would be
        assertThat(sys_ioctl_h.ioctl(sd, sys_ioctl_h.SIOCGIFCONF, conf)).isZero();
        assertThat(conf.ifc_len()).isPositive();
        close(sd);
    }

    @Test
    void ofFilters() {
        int sd = socket(AF_INET, SOCK_DGRAM, 0);
        sock_fprog program = new sock_fprog();
        program.filter(new_char(8 * 2)); // two instructions
        program.len(3);
        says("setsockopt: optval.filter has 16 bytes, not 24", () -> setsockopt(sd, SOL_SOCKET,
                SO_ATTACH_FILTER, program, sizeof(program)));
        says("prctl: argument 2.filter has 16 bytes, not 24",
                () -> sys_prctl_h.prctl(sys_prctl_h.PR_SET_SECCOMP, 2, program));
        program.len(1);
        at_int(program.filter().segment(), 0, 6); // BPF_RET of 0
        assertThat(setsockopt(sd, SOL_SOCKET, SO_ATTACH_FILTER, program, sizeof(program))).isZero();
        close(sd);
    }

    @Test
    void ofAsynchronousTransfers() {
        aiocb control = new aiocb();
        control.aio_fildes(-1);
        control.aio_buf(new_char(10));
        control.aio_nbytes(11);
        says("aio_read: aiocbp.aio_buf has 10 bytes, not 11", () -> aio_h.aio_read(control));
        says("aio_write: aiocbp.aio_buf has 10 bytes, not 11", () -> aio_h.aio_write(control));
        control.aio_lio_opcode(aio_h.LIO_WRITE);
        says("lio_listio: aiocb_list[0].aio_buf has 10 bytes, not 11",
                () -> aio_h.lio_listio(aio_h.LIO_WAIT, new aiocb[] {control}, 1, NULL));
        control.aio_lio_opcode(aio_h.LIO_NOP);
        assertThat(aio_h.lio_listio(aio_h.LIO_WAIT, new aiocb[] {control}, 1, NULL)).isZero();
    }

    /** What ioctl, fcntl and prctl write is known by their command. */
    @Test
    void ofCommands() {
        int[] p = new int[2];
        pipe(p);
        write(p[1], "four", 4);
        short_ little = new short_();
        says("ioctl: argp has 2 bytes, not 4",
                () -> sys_ioctl_h.ioctl(p[0], sys_ioctl_h.FIONREAD, little));
        says("ioctl: argp has 7 bytes, not 8",
                () -> sys_ioctl_h.ioctl(0, sys_ioctl_h.TIOCGWINSZ, new_char(7)));
        says("ioctl: argp has 16 bytes, not 40",
                () -> sys_ioctl_h.ioctl(p[0], sys_ioctl_h.SIOCGIFADDR, new sockaddr_in()));
        says("ioctl: argp has 2 bytes, not 4", () -> sys_ioctl_h.ioctl(0, 0x80045430L, little)); // TIOCGPTN
        says("fcntl: arg has 16 bytes, not 32",
                () -> fcntl_h.fcntl(p[0], fcntl_h.F_GETLK, new_char(16)));
        says("prctl: argument 1 has 15 bytes, not 16",
                () -> sys_prctl_h.prctl(sys_prctl_h.PR_GET_NAME, new_char(15)));
        int_ count = new int_();
        assertThat(sys_ioctl_h.ioctl(p[0], sys_ioctl_h.FIONREAD, count)).isZero();
        assertThat(count.get()).isEqualTo(4);
        assertThat(sys_prctl_h.prctl(sys_prctl_h.PR_GET_NAME, new_char(16))).isZero();
        close(p[0]);
        close(p[1]);
    }

    @Test
    void ofSemaphores() {
        int id = sys_sem_h.semget(sys_ipc_h.IPC_PRIVATE, 3, sys_ipc_h.IPC_CREAT | 0600);
        try {
            says("semctl: arg has 4 bytes, not 6",
                    () -> sys_sem_h.semctl(id, 0, sys_sem_h.GETALL, new_char(4)));
            says("semctl: arg has 16 bytes, not " + sizeof(semid_ds.class),
                    () -> sys_sem_h.semctl(id, 0, sys_ipc_h.IPC_STAT, new_char(16)));
            semun union = new semun();
            short[] values = {1, 2, 3};
            assertThat(sys_sem_h.semctl(id, 0, sys_sem_h.SETALL, values)).isZero();
            union.array(new_short(3));
            assertThat(sys_sem_h.semctl(id, 0, sys_sem_h.GETALL, union)).isZero();
            assertThat(at_short(union.array(), 2)).isEqualTo(3);
            union.array(new_short(2));
            says("semctl: arg.array has 4 bytes, not 6",
                    () -> sys_sem_h.semctl(id, 0, sys_sem_h.GETALL, union));
            says("semctl: arg.array has 4 bytes, not 6",
                    () -> sys_sem_h.semctl(id, 0, sys_sem_h.SETALL, union));
            union.val(7); // over the pointer
            assertThat(sys_sem_h.semctl(id, 1, sys_sem_h.SETVAL, union)).isZero();
            assertThat(sys_sem_h.semctl(id, 1, sys_sem_h.GETVAL)).isEqualTo(7);
            semid_ds set = new semid_ds();
            union.buf(set);
            assertThat(sys_sem_h.semctl(id, 0, sys_ipc_h.IPC_STAT, union)).isZero();
            assertThat(set.sem_nsems()).isEqualTo(3);
            union.buf(semid_ds.of(new_char(sizeof(semid_ds.class))));
            assertThat(sys_sem_h.semctl(id, 0, sys_ipc_h.IPC_STAT, union)).isZero();
            assertThat(union.buf().sem_nsems()).isEqualTo(3);
        } finally {
            sys_sem_h.semctl(id, 0, sys_ipc_h.IPC_RMID);
        }
    }

    /** A program's own union, as POSIX wants it to have one. */
    private static final class OwnUnion {
        static final class semun extends Struct {
            semun() {
                super(8, 8);
            }

            void array(Object value) {
                pointer(0, "semun.array", value);
            }
        }
    }

    @Test
    void ofSemaphoresInAUnionOfTheProgramsOwn() {
        int id = sys_sem_h.semget(sys_ipc_h.IPC_PRIVATE, 2, sys_ipc_h.IPC_CREAT | 0600);
        try {
            OwnUnion.semun union = new OwnUnion.semun();
            MemorySegment values = new_short(new int[] {4, 5});
            union.array(values);
            assertThat(sys_sem_h.semctl(id, 0, sys_sem_h.SETALL, union)).isZero();
            assertThat(sys_sem_h.semctl(id, 1, sys_sem_h.GETVAL)).isEqualTo(5);
            union.array(new_short(1));
            says("semctl: arg has 2 bytes, not 4", () -> sys_sem_h.semctl(id, 0, sys_sem_h.GETALL, union));
        } finally {
            sys_sem_h.semctl(id, 0, sys_ipc_h.IPC_RMID);
        }
    }

    @Test
    void ofPages() {
        MemorySegment page = sys_mman_h.mmap(NULL, 3L * unistd_h.getpagesize(), sys_mman_h.PROT_READ,
                sys_mman_h.MAP_PRIVATE | sys_mman_h.MAP_ANONYMOUS, -1, 0);
        says("mincore: vec has 2 bytes, not 3",
                () -> sys_mman_h.mincore(page, 2L * unistd_h.getpagesize() + 1, new_char(2)));
        assertThat(sys_mman_h.mincore(page, 2L * unistd_h.getpagesize(), new_char(2))).isZero();
        sys_mman_h.munmap(page, page.byteSize());
    }

    @Test
    void largerThanAnyMemory() {
        says("fmemopen: buf has 8 bytes, not 9223372036854775808",
                () -> fmemopen(new_char(8), Long.MIN_VALUE, "a"));
    }

    /** A lock that was never made would be waited for without end. */
    @Test
    void locksThatNobodyHasMade() {
        pthread_spinlock_t spin = new pthread_spinlock_t();
        says("pthread_spin_lock: lock is not initialized: pthread_spin_init does it",
                () -> pthread_h.pthread_spin_lock(spin));
        pthread_h.pthread_spin_init(spin, 0);
        assertThat(pthread_h.pthread_spin_lock(spin)).isZero();
        assertThat(pthread_h.pthread_spin_trylock(spin)).isEqualTo(EBUSY);
        pthread_h.pthread_spin_unlock(spin);
        pthread_h.pthread_spin_destroy(spin);
        says("pthread_spin_trylock: lock is not initialized: pthread_spin_init does it",
                () -> pthread_h.pthread_spin_trylock(spin));
        pthread_mutex_t mutex = new pthread_mutex_t();
        pthread_h.pthread_mutex_destroy(mutex); // as in C, where glibc marks it
        assertThat(pthread_h.pthread_mutex_lock(mutex)).isEqualTo(EINVAL);
        assertThat(pthread_h.pthread_mutex_unlock(mutex)).isEqualTo(EINVAL);
    }
}
