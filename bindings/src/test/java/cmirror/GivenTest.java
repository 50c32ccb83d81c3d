package cmirror;

import static cmirror.inet_h.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What macros and methods by hand are given: each says what is wrong by its own name, or answers as C. */
class GivenTest {

    /** They end or copy the process, wait, or are about no argument at all. */
    private static final Set<String> NOT_CALLED = Set.of("exit", "_exit", "_Exit", "quick_exit", "abort",
            "fork", "vfork", "daemon", "raise", "pthread_exit", "wait_", "pthread_testcancel", "system",
            "syscall", "pause", "clone_", "forkpty", "dump", "gets", "scanf", "vscanf", "assert_");

    /** NULL for every pointer, 0 for every number: no message of the JDK's, no crash. */
    @Test
    void nothingAtAll() throws Exception {
        List<String> wrong = new ArrayList<>();
        int calls = 0;
        for (Class<?> header : Mirror.HEADERS) {
            Class<?> byHand = header.getSuperclass();
            if (!byHand.getSimpleName().endsWith("_by_hand")
                    || Set.of("stdio_by_hand", "err_by_hand", "error_by_hand", "syslog_by_hand",
                    "assert_by_hand", "inttypes_by_hand").contains(byHand.getSimpleName())) {
                continue;
            }
            for (Method method : byHand.getDeclaredMethods()) {
                int parameters = method.getParameterCount();
                if (!Modifier.isPublic(method.getModifiers()) || NOT_CALLED.contains(method.getName())) {
                    continue;
                }
                for (int i = 0; i < parameters; i++) {
                    if (!method.getParameterTypes()[i].isPrimitive()) {
                        calls++;
                        call(method, i, wrong);
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(calls).isGreaterThan(150);
    }

    /** The one argument is NULL, the others are fresh objects. */
    private static void call(Method method, int index, List<String> wrong) throws Exception {
        Object[] arguments = new Object[method.getParameterCount()];
        for (int i = 0; i < arguments.length; i++) {
            Class<?> type = method.getParameterTypes()[i];
            arguments[i] = type == int.class ? (Object) 0 : type == long.class ? (Object) 0L
                    : type == byte.class ? (Object) (byte) 0 : type == short.class ? (Object) (short) 0
                    : type == double.class ? (Object) 0.0 : type == float.class ? (Object) 0f
                    : type == boolean.class ? (Object) false : i == index ? null
                    : CObject.class.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers())
                            ? fresh(type) : null;
        }
        method.setAccessible(true);
        try {
            method.invoke(null, arguments);
        } catch (InvocationTargetException e) {
            String name = method.getName().replaceAll("_$", "");
            String said = String.valueOf(e.getCause().getMessage());
            if (!said.startsWith(name + ":") && !said.startsWith(name + "_:")
                    && !said.contains(" on linux-") && !said.contains(" does not exist in the libc")) {
                wrong.add(name + "(" + index + " is NULL): " + e.getCause());
            }
        }
    }

    /** Null if the platform has no such struct. */
    private static Object fresh(Class<?> type) throws ReflectiveOperationException {
        try {
            return type.getConstructor().newInstance();
        } catch (InvocationTargetException e) {
            return null;
        }
    }

    @Test
    void membersOfSets() {
        says("FD_SET: fd 2000 is not in 0..1023, which an fd_set holds; poll takes any",
                () -> FD_SET(2000, new fd_set()));
        says("FD_ISSET: set is NULL", () -> FD_ISSET(1, (fd_set) null));
        says("ICMP6_FILTER_SETPASS: type 256 is not in 0..255",
                () -> netinet_icmp6_h.ICMP6_FILTER_SETPASS(256, new icmp6_filter()));
        cpu_set_t set = new cpu_set_t();
        sched_h.CPU_SET(2000, set); // as in C: nothing
        sched_h.CPU_SET(-1, set);
        sched_h.CPU_SET(1023, set);
        assertThat(sched_h.CPU_COUNT(set)).isEqualTo(1);
        assertThat(sched_h.CPU_ISSET(2000, set)).isFalse();
        says("howmany: y is 0", () -> sys_param_h.howmany(1, 0));
    }

    @Test
    void memoryThatIsClosedOrReadOnly() {
        fd_set closed;
        try (Arena arena = Arena.ofConfined()) {
            closed = fd_set.allocate(arena);
        }
        says("FD_ZERO: the arena of set is closed", () -> FD_ZERO(closed));
        says("FD_SET: set is written to, and is read-only memory",
                () -> FD_SET(1, fd_set.of(new_char(128).asReadOnly())));
        timeval tv = timeval.of(new_char(16).asReadOnly());
        assertThat(sys_time_h.timerisset(tv)).isFalse();
        says("timerclear: tvp is written to, and is read-only memory", () -> sys_time_h.timerclear(tv));
    }

    @Test
    void messagesEndWhereTheirMemoryEnds() {
        nlmsghdr nlh = nlmsghdr.of(new_char(20));
        nlh.nlmsg_len(1000);
        assertThat(linux_netlink_h.NLMSG_DATA(nlh).byteSize()).isEqualTo(4);
        msghdr msg = new msghdr();
        msg.msg_controllen(100);
        assertThat(CMSG_FIRSTHDR(msg)).isNull();
        assertThat(CMSG_NXTHDR(msg, new cmsghdr())).isNull();
        msg.msg_control(new_char(64));
        cmsghdr first = CMSG_FIRSTHDR(msg);
        first.cmsg_len(-1);
        assertThat(CMSG_NXTHDR(msg, first)).isNull();
        first.cmsg_len(60);
        says("CMSG_NXTHDR: cmsg has 64 bytes, not 80", () -> CMSG_NXTHDR(msg, first));
    }

    @Test
    void copiesThatAreCutShort() {
        MemorySegment dst = new_char(4);
        assertThat(string_h.strlcpy(dst, "abcdef", 4)).isEqualTo(6);
        assertThat(string(dst)).isEqualTo("abc");
        assertThat(string_h.strlcat(new_char(4), "ab", -1)).isEqualTo(2);
        says("strlcpy: dst has 4 bytes, not 7", () -> string_h.strlcpy(dst, "abcdef", 100));
        says("strlcpy: src is NULL", () -> string_h.strlcpy(dst, null, 4));
        assertThat(string(strncat(new_char(3), "bc", -1))).isEqualTo("bc");
    }

    @Test
    void comparisonsThatAreNeverMade() {
        MemorySegment numbers = new_long(4);
        stdlib_h.qsort(numbers, 1, 8, null);
        assertThat(stdlib_h.bsearch(numbers, numbers, 0, 8, null)).isNull();
        says("qsort: compar is NULL", () -> stdlib_h.qsort(numbers, 4, 8, null));
        says("bsearch: compar is NULL", () -> stdlib_h.bsearch(numbers, numbers, 4, 8, null));
        says("qsort: size is 0, and nmemb 9223372036854775807",
                () -> stdlib_h.qsort(numbers, Long.MAX_VALUE, 0, (a, b) -> 0));
        says("lsearch: key is NULL", () -> search_h.lsearch(null, new_long(2), new size_t(), 8, (a, b) -> 1));
        assertThat(ftw_h.ftw("/nowhere", null, 3)).isEqualTo(-1);
        assertThat(errno()).isEqualTo(ENOENT);
        says("ftw: fn is NULL", () -> ftw_h.ftw("/dev/null", null, 3));
        assertThat(ftw_h.ftw("/dev/null", (path, sb, flag) -> 7, Integer.MAX_VALUE)).isEqualTo(7);
    }

    @Test
    void treesAndTables() {
        assertThat(search_h.tsearch("key", null, (a, b) -> 0)).isNull();
        says("tfind: rootp is no tree: tsearch makes one, from a NULL root",
                () -> search_h.tfind("key", new long[] {1 << 20}, (a, b) -> 0));
        says("twalk: root is no tree: tsearch makes one, from a NULL root",
                () -> search_h.twalk(new_char(64), (node, which, depth) -> { }));
        MemorySegment[] root = new MemorySegment[1];
        search_h.tsearch("key", root, (a, b) -> 0);
        search_h.twalk(root[0], null);
        MemorySegment gone = root[0];
        search_h.tdestroy(gone, key -> { });
        says("tdestroy: root is no tree: tsearch makes one, from a NULL root",
                () -> search_h.tdestroy(gone, key -> { }));
        ENTRY entry = new ENTRY();
        search_h.hdestroy();
        says("hsearch: there is no hash table: hcreate makes one", () -> search_h.hsearch(entry, 0));
        assertThat(search_h.hcreate(10)).isNotZero();
        says("hsearch: item.key is NULL", () -> search_h.hsearch(entry, 0));
        search_h.hdestroy();
    }

    @Test
    void threadsThatNeverWere() {
        pthread_t none = null;
        says("pthread_join: thread is NULL", () -> pthread_h.pthread_join(none, NULL));
        says("pthread_kill: thread takes a pthread_t, not a int[]",
                () -> pthread_h.pthread_kill(new int[1], 0));
        assertThat(pthread_h.pthread_kill(12345678912345L, 0)).isEqualTo(ESRCH);
        assertThat(pthread_h.pthread_setschedparam(4096L, 0, new sched_param())).isEqualTo(ESRCH);
        assertThat(pthread_h.pthread_kill(pthread_h.pthread_self(), 0)).isZero();
        assertThat(pthread_h.pthread_key_delete(new pthread_key_t(0))).isEqualTo(EINVAL); // the JVM's
        assertThat(pthread_h.pthread_setschedparam(pthread_h.pthread_self(), 0, NULL)).isEqualTo(EINVAL);
        assertThat(pthread_h.pthread_getname_np(pthread_h.pthread_self(), NULL, 16)).isEqualTo(EFAULT);
        says("pthread_cond_timedwait: abstime is NULL", () -> pthread_h.pthread_cond_timedwait(
                new pthread_cond_t(), new pthread_mutex_t(), NULL));
    }

    @Test
    void optionsThatAreNotThere() {
        says("getopt: argv has 1 elements, not 3", () -> unistd_h.getopt(3, new String[] {"a"}, "b"));
        says("getopt: argv[1] is NULL", () -> unistd_h.getopt(2, new String[] {"a", null}, "b"));
        says("getopt: argv[1] is NULL", () -> unistd_h.getopt(2, new MemorySegment[2], "b"));
        says("getopt_long: longopts has no element of zeros at its end", () -> getopt_h.getopt_long(1,
                new String[] {"a"}, "b", new long[] {1, 1, 1, 1}, NULL));
        assertThat(getopt_h.getopt_long(1, new String[] {"a"}, "b", NULL, NULL)).isEqualTo(-1);
        assertThat(fcntl_h.open(NULL, 0)).isEqualTo(-1);
        assertThat(errno()).isEqualTo(EFAULT);
        assertThat(unistd_h.execl(NULL, "x", NULL)).isEqualTo(-1);
        assertThat(errno()).isEqualTo(EFAULT);
        says("execlp: file is NULL", () -> unistd_h.execlp(NULL, "x", NULL));
    }

    /** Locales, handles, barriers, timers: libc would follow what is no pointer. */
    @Test
    void whatNoFunctionHasMade() {
        MemorySegment memory = new_char(4096);
        says("duplocale: locobj is not from newlocale, or has been ended",
                () -> locale_h.duplocale(memory));
        MemorySegment base = locale_h.newlocale(locale_h.LC_ALL_MASK, "C", NULL);
        MemorySegment locale = locale_h.duplocale(base);
        locale_h.uselocale(locale_h.uselocale(locale));
        locale_h.freelocale(locale); // of "C" it is the same one
        locale_h.freelocale(base);
        says("freelocale: locobj is not from newlocale, or has been ended",
                () -> locale_h.freelocale(locale));
        says("dlsym: handle is not from dlopen, or has been ended", () -> dlfcn_h.dlsym(memory, "abs"));
        MemorySegment self = dlfcn_h.dlopen(NULL, dlfcn_h.RTLD_NOW);
        assertThat(dlfcn_h.dlsym(self, "abs")).isNotNull();
        assertThat(dlfcn_h.dlclose(self)).isZero();
        pthread_barrier_t barrier = new pthread_barrier_t();
        says("pthread_barrier_wait: barrier is not initialized: pthread_barrier_init does it",
                () -> pthread_h.pthread_barrier_wait(barrier));
        assertThat(pthread_h.pthread_barrier_init(barrier, NULL, 1)).isZero();
        assertThat(pthread_h.pthread_barrier_wait(barrier)).isEqualTo(-1);
        assertThat(pthread_h.pthread_barrier_destroy(barrier)).isZero();
        says("random_r: buf is not initialized: initstate_r does it",
                () -> stdlib_h.random_r(new random_data(), new int_()));
        timer_t none = null;
        says("timer_gettime: timerid is NULL", () -> time_h.timer_gettime(none, NULL));
        says("timer_delete: timerid is not from timer_create, or has been ended",
                () -> time_h.timer_delete(new timer_t(-5)));
        says("ldiv: denom is -1, and -9223372036854775808 / -1 is too large",
                () -> stdlib_h.ldiv(Long.MIN_VALUE, -1));
        says("div: denominator is 0", () -> stdlib_h.div(1, 0));
        assertThat(stdlib_h.div(7, 2).quot()).isEqualTo(3);
        says("hasmntopt: mnt.mnt_opts is NULL", () -> mntent_h.hasmntopt(new mntent(), "rw"));
    }

    private static void says(String sentence, ThrowingCallable call) {
        assertThatThrownBy(call).hasMessage(sentence);
    }
}
