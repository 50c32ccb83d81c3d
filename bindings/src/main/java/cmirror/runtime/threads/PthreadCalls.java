package cmirror.runtime.threads;

import static cmirror.errno_h.ESRCH;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import cmirror.CObject;
import cmirror.pthread_attr_t;
import cmirror.pthread_t;
import cmirror.routine_fn_t;
import cmirror.runtime.arguments.Given;
import cmirror.runtime.arguments.Words;
import cmirror.runtime.call.Call;
import cmirror.runtime.libc.Libc;
import cmirror.runtime.libc.Target;
import cmirror.runtime.signals.Kill;
import cmirror.sched_param;
import java.lang.foreign.MemorySegment;

/** The calls of {@code <pthread.h>} that take a pthread_t by value. */
public final class PthreadCalls {

    private static MemorySegment setname;
    private static MemorySegment getname;
    private static MemorySegment setschedparam;
    private static MemorySegment getschedparam;

    private PthreadCalls() {
    }

    /** macOS knows an initialised object by a number at its start; on Linux it is all zero. */
    public static <T extends CObject> T signed(T object, long signature) {
        if (Target.MACOS) {
            object.segment().set(JAVA_LONG, 0, signature);
        }
        return object;
    }

    /** A thread is given as its pthread_t, or as the value that pthread_self returns. */
    public static long id(String parameter, Object thread) {
        if (thread instanceof Long value) {
            return value;
        } else if (thread instanceof pthread_t object) {
            int colon = parameter.indexOf(':');
            return Given.word(parameter.substring(0, colon), parameter.substring(colon + 2), object);
        }
        throw new IllegalArgumentException(parameter + (Words.isNull(thread) ? " is NULL"
                : " takes a pthread_t, not a " + thread.getClass().getSimpleName()));
    }

    public static int kill(Object thread, int sig) {
        long id = id("pthread_kill: thread", thread);
        return Threads.exists(id) ? Kill.pthreadKill(id, sig) : ESRCH;
    }

    public static int setName(Object thread, Object name) {
        long id = id("pthread_setname_np: thread", thread);
        if (Target.MACOS ? id != Threads.self() : !Threads.exists(id)) {
            return ESRCH;
        }
        Call call = Call.of("pthread_setname_np");
        long text = call.string("name", name);
        return (int) call.invoke(
                setname != null ? setname : (setname = Libc.find("pthread_setname_np")),
                Target.MACOS ? text : id, text);
    }

    public static int getName(Object thread, Object name, long size) {
        long id = id("pthread_getname_np: thread", thread);
        if (!Threads.exists(id)) {
            return ESRCH;
        }
        Call call = Call.of("pthread_getname_np");
        return (int) call.invoke(
                getname != null ? getname : (getname = Libc.find("pthread_getname_np")), id,
                call.outOrNull("name", name, size), size);
    }

    public static int getSchedParam(Object thread, Object policy, Object param) {
        long id = id("pthread_getschedparam: thread", thread);
        if (!Threads.exists(id)) {
            return ESRCH;
        }
        Call call = Call.of("pthread_getschedparam");
        return (int) call.invoke(getschedparam != null ? getschedparam
                        : (getschedparam = Libc.find("pthread_getschedparam")), id,
                call.out("policy", policy, 4),
                call.out("param", param, sched_param.layout().byteSize()));
    }

    public static int setSchedParam(Object thread, int policy, Object param) {
        long id = id("pthread_setschedparam: thread", thread);
        if (!Threads.exists(id)) {
            return ESRCH;
        }
        Call call = Call.of("pthread_setschedparam");
        return (int) call.invoke(setschedparam != null ? setschedparam
                        : (setschedparam = Libc.find("pthread_setschedparam")), id, policy,
                call.inOrNull("param", param, sched_param.layout().byteSize()));
    }

    public static int affinity(String function, Object thread, long size, Object cpuset, boolean get) {
        long id = id(function + ": thread", thread);
        if (!Threads.exists(id)) {
            return ESRCH;
        }
        Call call = Call.of(function);
        return (int) call.invoke(Libc.find(function), id, size,
                get ? call.out("cpuset", cpuset, size) : call.in("cpuset", cpuset, size));
    }

    public static int attributes(Object thread, Object attr) {
        long id = id("pthread_getattr_np: thread", thread);
        if (!Threads.exists(id)) {
            return ESRCH;
        }
        Call call = Call.of("pthread_getattr_np");
        return (int) call.invoke(Libc.find("pthread_getattr_np"), id,
                call.out("attr", attr, pthread_attr_t.layout().byteSize()));
    }

    public static int clock(Object thread, Object clockid) {
        long id = id("pthread_getcpuclockid: thread", thread);
        if (!Threads.exists(id)) {
            return ESRCH;
        }
        Call call = Call.of("pthread_getcpuclockid");
        return (int) call.invoke(Libc.find("pthread_getcpuclockid"), id, call.out("clockid", clockid, 4));
    }

    public static int setPriority(Object thread, int prio) {
        long id = id("pthread_setschedprio: thread", thread);
        return !Threads.exists(id) ? ESRCH : (int) Call.of("pthread_setschedprio")
                .invoke(Libc.find("pthread_setschedprio"), id, prio);
    }

    public static void cleanupPush(routine_fn_t routine, Object arg) {
        Pthread.current().pushCleanup(routine, arg);
    }

    public static void cleanupPop(int execute) {
        Pthread.current().popCleanup(execute != 0);
    }

    public static long stackMin() {
        Call call = Call.of("sysconf");
        return call.invoke(Libc.find("sysconf"), cmirror.unistd_h._SC_THREAD_STACK_MIN);
    }
}
