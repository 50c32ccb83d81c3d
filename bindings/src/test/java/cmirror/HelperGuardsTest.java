package cmirror;

import static org.assertj.core.api.Assertions.assertThat;

import cmirror.testing.Child;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What a fork supposes of libc and the VM, where it is otherwise. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "the C helper is for Linux")
class HelperGuardsTest {

    @Test
    void aLibcWithItsThreadsNumbersElsewhereForks() {
        Child.Result end = HelperInC.program("moved_number").run();
        assertThat(end.text()).isEqualTo("good\ngood\n");
        assertThat(end.status()).isZero();
    }

    @Test
    void aLibcThatIsOtherwiseRefusesAndNamesWhatWasSupposed() {
        Child.Result end = HelperInC.program("other_libc", "pthread_mutex_lock",
                "pthread_rwlock_wrlock", "flockfile", "pthread_getcpuclockid", "rseq_area",
                "data_segments").with("number", "mutex", "rwlock", "stream", "rseq", "ld.so").run();
        assertThat(end.lines()).containsExactly(
                "fork cannot find where this glibc keeps a thread's number.",
                "fork does not know this libc: the owner of a mutex is not where it was.",
                "fork does not know this libc: the owner of a rwlock is not where it was.",
                "fork does not know this libc: the lock of a FILE is not where it was.",
                "fork does not know this libc: the rseq area of a thread is not where it says.",
                "fork does not know this libc: the lock of ld.so is not found.",
                "forked");
    }

    /** One JVM, which is otherwise in one thing after another, and at last as it is. */
    @Test
    void aVmThatIsOtherwiseRefusesAndNamesWhatWasSupposed() {
        List<String> things = List.of("gHotSpotVMStructs.layout", "OSThread._pthread_id",
                "OSThread._thread_id", "JavaThread._thread_state", "Thread._osthread",
                "ObjectMonitor._owner", "ObjectMonitor._next_om",
                "ObjectSynchronizer._in_use_list", "JavaThread._lock_stack", "LockStack._top",
                "LockStack._base[0]", "Threads._number_of_non_daemon_threads",
                "PerfMemory._initialized");
        JavaProgram program = JavaProgram.main("Otherwise", """
                for (String thing : argv) {
                    setenv("CMIRROR_OTHER", thing, 1);
                    int pid = fork();
                    if (pid == 0) _exit(1);
                    printf("%d %s\\n", pid, strerror(errno()));
                }
                unsetenv("CMIRROR_OTHER");
                int pid = fork();
                if (pid == 0) _exit(33);
                var status = new int_();
                waitpid(pid, status, 0);
                printf("%d\\n", WEXITSTATUS(status));
                return 0;
                """.replace("argv)", "java.util.Arrays.copyOfRange(argv, 1, argc))"));
        String helper = HelperInC.library("other_vm", "vm_field_offset", "vm_static_field",
                "vm_tables_fit");
        Child.Result end = Child.of(program.command("-Dcmirror.helper=" + helper)
                .toArray(String[]::new)).with(things.toArray(String[]::new)).run();
        assertThat(end.lines()).hasSize(things.size() + 1)
                .startsWith(things.stream().map(thing -> "-1 Operation not supported")
                        .toArray(String[]::new))
                .endsWith("33");
        assertThat(end.stderr().lines()).hasSize(things.size())
                .allMatch(line -> line.startsWith("fork: fork needs HotSpot, and this VM does not describe itself")
                        || line.startsWith("fork: fork does not know this VM: "));
        assertThat(end.stderr()).contains("OSThread._pthread_id", "OSThread._thread_id",
                "JavaThread._thread_state", "ObjectMonitor._owner", "LockStack",
                "Threads._number_of_non_daemon_threads", "PerfMemory._initialized");
    }

    @Test
    void aForkWaitsAsLongAsOneThreadAfterTheOtherStops() {
        Child.Result end = HelperInC.program("slow_machine").run();
        assertThat(end.lines()).hasSize(2).startsWith("forked late");
        assertThat(end.lines().get(1)).matches("EAGAIN fork cannot stop all threads: thread \\d+ "
                + "\\(slow_machine\\) does not take signals\\.");
    }

    @Test
    void aChildWhoseThreadsDoNotRunAgainEnds() {
        JavaProgram program = JavaProgram.main("LostThread", """
                int pid = fork();
                if (pid == 0) {
                    System.gc();
                    exit(33);
                }
                var status = new int_();
                waitpid(pid, status, 0);
                printf("%d\\n", WEXITSTATUS(status));
                return 0;
                """);
        Child.Result end = Child.of(program.command("-Dcmirror.helper="
                + HelperInC.library("lost_thread", "clone_thread")).toArray(String[]::new))
                .env("CMIRROR_LOST", "3").run();
        assertThat(end.lines()).containsExactly("121");
        assertThat(end.stderr()).isEqualTo("fork: the child's other threads do not run again, so it "
                + "ends with status 121.\n");
    }
}
