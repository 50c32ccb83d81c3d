package cmirror;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import cmirror.runtime.memory.Pointers;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * {@code union semun}, the last argument of semctl. POSIX wants each program to define it, and
 * glibc does not; macOS's header has it. Source: semctl(2).
 */
public final class semun extends CObject {

    private final MemorySegment segment = Arena.ofAuto().allocate(8, 8);
    /** What the pointer points to, alive as long as the union. */
    private Object pointee;

    @Override
    public MemorySegment segment() {
        return segment;
    }

    /** {@code int val}: for SETVAL. */
    public int val() {
        return segment.get(JAVA_INT, 0);
    }

    /** {@code int val}. */
    public void val(int value) {
        segment.set(JAVA_INT, 0, value);
    }

    /** {@code struct semid_ds *buf}: for IPC_STAT and IPC_SET. */
    public semid_ds buf() {
        return semid_ds.orNull(segment.get(JAVA_LONG, 0));
    }

    /** {@code struct semid_ds *buf}. */
    public void buf(semid_ds value) {
        segment.set(JAVA_LONG, 0, value == null ? 0 : value.segment().address());
        pointee = value;
    }

    /** {@code unsigned short *array}: for GETALL and SETALL. */
    public MemorySegment array() {
        return Pointers.orNull(segment.get(JAVA_LONG, 0));
    }

    /** {@code unsigned short *array}: {@code new_short(n)}. */
    public void array(MemorySegment value) {
        segment.set(JAVA_LONG, 0, value == null ? 0 : value.address());
        pointee = value;
    }
}
