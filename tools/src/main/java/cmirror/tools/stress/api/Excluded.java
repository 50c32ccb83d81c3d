package cmirror.tools.stress.api;

import java.util.LinkedHashMap;
import java.util.Map;

/** What is not called, and why; and what waits by its meaning, as C's does. */
final class Excluded {

    private static final Map<String, String> REASONS = new LinkedHashMap<>();
    private static final Map<String, String> WAITS = new LinkedHashMap<>();

    static {
        not("since it ends the process", "exit _exit _Exit quick_exit abort err errx verr verrx"
                + " assert_ daemon Main.main");
        not("since it is for the generated classes", "StructArray.new");
        not("since it ends its thread", "pthread_exit");
        not("since it takes from the process what the JVM needs", "setrlimit prlimit chroot unshare"
                + " setns login_tty mlockall brk sbrk clone_");
        not("since it takes away memory that is looked at afterwards", "munmap mprotect madvise");
        not("since it goes on as far as a length in its memory says", "inet6_option_alloc"
                + " inet6_option_append");
        not("since it follows pointers in memory that nobody has set up", "res_nquery res_nsearch"
                + " res_nquerydomain res_nsend ns_name_skip getsubopt");
        not("since it writes when the call has long returned", "aio_read aio_write aio_fsync"
                + " lio_listio");
        not("since it moves memory that is looked at afterwards", "mremap");
        not("since it is the whole machine's", "sync syncfs settimeofday clock_settime adjtime acct"
                + " vhangup mount umount umount2 move_mount mount_setattr");

        waits("for a signal", "pause sigpause sigsuspend sigwait sigwaitinfo sigtimedwait");
        waits("for a time", "sleep usleep nanosleep clock_nanosleep");
        waits("for an event", "poll ppoll select pselect epoll_wait epoll_pwait epoll_pwait2"
                + " aio_suspend");
        waits("for another thread", "pthread_mutex_lock pthread_mutex_timedlock pthread_mutex_clocklock"
                + " pthread_cond_wait pthread_cond_clockwait pthread_rwlock_clockrdlock"
                + " pthread_rwlock_clockwrlock"
                + " pthread_cond_timedwait pthread_rwlock_rdlock pthread_rwlock_wrlock"
                + " pthread_rwlock_timedrdlock pthread_rwlock_timedwrlock pthread_barrier_wait"
                + " pthread_spin_lock sem_wait sem_timedwait sem_clockwait pthread_join flockfile");
        waits("for another process", "flock lockf fcntl semop semtimedop msgrcv msgsnd mq_receive"
                + " mq_send mq_timedreceive mq_timedsend wait_ waitpid waitid wait3 wait4 pclose"
                + " lckpwdf");
        waits("for another host", "getaddrinfo gethostbyname gethostbyname2 gethostbyaddr"
                + " getnameinfo gethostbyname_r gethostbyname2_r gethostbyaddr_r res_query"
                + " res_search res_querydomain res_send");
        waits("for the other end", "read write open openat creat fopen freopen splice tee recvmmsg"
                + " recvmsg sendmmsg");
    }

    private Excluded() {
    }

    private static void not(String reason, String names) {
        for (String name : names.split(" ")) {
            REASONS.put(name, reason);
        }
    }

    private static void waits(String what, String names) {
        for (String name : names.split(" ")) {
            WAITS.put(name, what);
        }
    }

    static boolean is(Member member) {
        return REASONS.containsKey(member.name());
    }

    static boolean waits(Member member) {
        return member.isFunction() && WAITS.containsKey(member.name());
    }

    /** What is not called, by reason. */
    static Map<String, String> reasons() {
        return byReason(REASONS);
    }

    /** What may wait, by what it waits for. */
    static Map<String, String> waiting() {
        return byReason(WAITS);
    }

    private static Map<String, String> byReason(Map<String, String> reasons) {
        Map<String, String> byReason = new LinkedHashMap<>();
        reasons.forEach((name, reason) -> byReason.merge(reason, name, (a, b) -> a + " " + b));
        return byReason;
    }
}
