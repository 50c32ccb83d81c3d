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
        return pointee instanceof semid_ds buf && pointsTo(buf.segment()) ? buf
                : semid_ds.orNull(segment.get(JAVA_LONG, 0));
    }

    /** {@code struct semid_ds *buf}. */
    public void buf(semid_ds value) {
        point(value, value == null ? null : value.segment());
    }

    /** {@code unsigned short *array}: for GETALL and SETALL. */
    public MemorySegment array() {
        return pointee instanceof MemorySegment array && pointsTo(array) ? array
                : Pointers.orNull(segment.get(JAVA_LONG, 0));
    }

    /** {@code unsigned short *array}: {@code new_short(n)}. */
    public void array(MemorySegment value) {
        point(value, (MemorySegment) Struct.target("semun.array", value));
    }

    /** {@code struct seminfo *__buf}: for IPC_INFO and SEM_INFO of Linux. */
    public seminfo __buf() {
        return pointee instanceof seminfo buf && pointsTo(buf.segment()) ? buf
                : seminfo.orNull(segment.get(JAVA_LONG, 0));
    }

    /** {@code struct seminfo *__buf}. */
    public void __buf(seminfo value) {
        point(value, value == null ? null : value.segment());
    }

    private void point(Object value, MemorySegment memory) {
        segment.set(JAVA_LONG, 0, memory == null ? 0 : memory.address());
        pointee = value;
    }

    /** A number may have been stored over the pointer. */
    private boolean pointsTo(MemorySegment memory) {
        return segment.get(JAVA_LONG, 0) == memory.address();
    }
}
