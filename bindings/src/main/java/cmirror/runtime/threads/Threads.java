package cmirror.runtime.threads;

import static cmirror.errno_h.EBUSY;
import static cmirror.errno_h.EDEADLK;
import static cmirror.errno_h.EINVAL;
import static cmirror.errno_h.ESRCH;
import static cmirror.pthread_h.PTHREAD_CREATE_DETACHED;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import cmirror.CObject;
import cmirror.pthread_attr_t;
import cmirror.runtime.arguments.Given;
import cmirror.runtime.arguments.Refused;
import cmirror.runtime.arguments.Words;
import cmirror.runtime.call.Call;
import cmirror.runtime.callback.Callback;
import cmirror.runtime.callback.Stacks;
import cmirror.runtime.fork.ForkHooks;
import cmirror.runtime.libc.Libc;
import cmirror.runtime.memory.Pointers;
import cmirror.runtime.process.Exit;
import cmirror.runtime.process.ThreadExit;
import cmirror.runtime.process.Uncaught;
import cmirror.start_routine;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * pthreads: real ones, made by libc. The new thread's start routine is a stub that calls into the
 * JVM, which makes a (daemon) Java thread of it as long as it runs. pthread_exit cannot be libc's,
 * since that unwinds the stack without asking Java: it throws {@link ThreadExit}.
 */
public final class Threads {

    private static final Object LOCK = new Object();
    /** Threads that can still be joined, or are running, by pthread_t. */
    private static final Map<Long, Pthread> BY_ID = new HashMap<>();
    /** Those that have asked who they are. */
    private static final Set<Long> OTHERS = ConcurrentHashMap.newKeySet();
    /** Threads that are being made, by the number that their start routine gets. */
    private static final Map<Long, Pthread> STARTING = new HashMap<>();
    private static long started;
    /** How many of those that pthread_create has made are running. */
    private static int running;
    /** In a child that a thread other than main's has forked, there is no main. */
    private static boolean mainIsGone;

    private static MemorySegment create;
    private static MemorySegment join;
    private static MemorySegment detach;
    private static MemorySegment self;

    private Threads() {
    }

    private static final class Start {
        static final MemorySegment STUB = Callback.stub(MethodHandles.lookup(), "run", JAVA_LONG,
                JAVA_LONG);

        private static long run(long number) {
            return Threads.run(number);
        }
    }

    public static int create(Object thread, Object attr, start_routine routine, Object arg) {
        if (routine == null) {
            throw Refused.isNull("pthread_create", "start_routine");
        }
        MemorySegment stub = Start.STUB;
        Pthread made = new Pthread(routine, arg);
        MemorySegment attributes = attributes(attr, made);
        ForkHooks.use(new Fellows());
        synchronized (LOCK) { // the new thread waits for it: it begins when all is known of it
            Call call = Call.of("pthread_create");
            long out = call.out("thread", call.flat("thread", thread), 8);
            long number = started++;
            STARTING.put(number, made);
            MemorySegment id = call.scratch().allocate(8);
            int error = (int) call.invoke(
                    create != null ? create : (create = Libc.find("pthread_create")),
                    id.address(), attributes == null ? 0 : attributes.address(), stub.address(),
                    number);
            if (error != 0) {
                STARTING.remove(number);
                return error;
            }
            made.id = id.get(JAVA_LONG, 0);
            if (out != 0) {
                Pointers.to(out, 8).set(JAVA_LONG_UNALIGNED, 0, made.id);
                call.copyBack();
            }
            BY_ID.put(made.id, made);
            running++;
            return 0;
        }
    }

    /** A copy of the attributes, with a stack on which Java can run. */
    private static MemorySegment attributes(Object attr, Pthread made) {
        if (Words.isNull(attr)) {
            Stacks.growDefault();
            return null;
        }
        long size = pthread_attr_t.layout().byteSize();
        MemorySegment copy = Arena.ofAuto().allocate(size, 8).copyFrom(
                Pointers.to(Call.of("pthread_create").in("attr", attr, size), size));
        MemorySegment answer = Arena.ofAuto().allocate(8, 8);
        Stacks.call("pthread_attr_getdetachstate", copy, answer.address());
        made.detached = answer.get(JAVA_INT, 0) == PTHREAD_CREATE_DETACHED;
        Stacks.grow(copy);
        return copy;
    }

    /** The life of a thread, called by libc on the thread itself. No exception may leave it. */
    private static long run(long number) {
        Pthread thread;
        synchronized (LOCK) {
            thread = STARTING.remove(number);
        }
        try {
            Cancellation.unblock();
            thread.run();
        } catch (Throwable e) {
            // a C thread that goes wrong takes the process with it, and nobody waits for ever
            Uncaught.end(e);
        }
        end(thread);
        return 0;
    }

    private static void end(Pthread thread) {
        boolean last;
        synchronized (LOCK) {
            thread.ended = true;
            Cancellation.ended(thread);
            if (thread.detached) {
                BY_ID.remove(thread.id);
            }
            running--;
            last = running == 0 && mainIsGone;
            LOCK.notifyAll();
        }
        if (last) {
            Exit.exit(0);
        }
    }

    /** Waits in Java, where a cancellation can end the waiting, and then lets libc join. */
    /** Whether a thread has ended is known here: libc's own word would come a little later. */
    public static int tryJoin(long id, Object retval) {
        synchronized (LOCK) {
            Pthread thread = BY_ID.get(id);
            if (thread != null && !thread.ended && thread != Pthread.current() && !thread.detached
                    && !thread.isJoined) {
                return EBUSY;
            }
        }
        return join(id, retval);
    }

    public static int join(long id, Object retval) {
        Pthread me = Pthread.current();
        Pthread thread;
        if (retval instanceof Object[] array && array.length == 0) {
            throw new IllegalArgumentException("pthread_join: retval has no element: new Object[1]");
        } else if (!(retval instanceof Object[]) && !Words.isNull(retval)) {
            Given.written("pthread_join", "retval", retval, 8);
        }
        synchronized (LOCK) {
            thread = BY_ID.get(id);
            if (thread == null) {
                return id == self() ? EDEADLK : ESRCH;
            } else if (thread == me || thread.joins == me) {
                return EDEADLK;
            } else if (thread.detached || thread.isJoined) {
                return EINVAL;
            }
            waitFor(thread, me);
            BY_ID.remove(id);
        }
        Call call = Call.of("pthread_join");
        int error = (int) call.invoke(join != null ? join : (join = Libc.find("pthread_join")), id,
                0);
        store(retval, thread.result);
        return error;
    }

    private static void waitFor(Pthread thread, Pthread me) {
        thread.isJoined = true;
        me.joins = thread;
        try {
            me.testCancel();
            while (!thread.ended) {
                waitForNews();
                me.testCancel();
            }
        } catch (ThreadExit cancelled) {
            thread.isJoined = false; // another one can join it
            throw cancelled;
        } finally {
            me.joins = null;
        }
    }

    /** LOCK.wait(), which a Java interrupt does not end: C has none. */
    private static void waitForNews() {
        boolean interrupted = false;
        try {
            LOCK.wait();
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** {@code void **retval}: an array of one element, a number's object, or memory for a word. */
    private static void store(Object retval, Object result) {
        if (Words.isNull(retval)) {
            return;
        }
        if (retval instanceof Object[] array) {
            try {
                array[0] = result;
            } catch (ArrayStoreException e) {
                throw new IllegalArgumentException("pthread_join: the thread's result is a "
                        + result.getClass().getSimpleName() + ", retval takes a "
                        + array.getClass().getComponentType().getSimpleName(), e);
            }
            return;
        }
        Given.written("pthread_join", "retval", retval, 8).set(JAVA_LONG_UNALIGNED, 0, word(result));
    }

    /** The word that C would have in a {@code void *}. */
    private static long word(Object value) {
        if (value == null) {
            return 0;
        } else if (value instanceof Number number) {
            return number.longValue();
        } else if (value instanceof CObject object) {
            return object.segment().address();
        } else if (value instanceof MemorySegment segment) {
            return segment.address();
        }
        throw new IllegalArgumentException("pthread_join: the thread's result is a "
                + value.getClass().getSimpleName() + ": new Object[1] takes it as retval");
    }

    public static int detach(long id) {
        synchronized (LOCK) {
            Pthread thread = BY_ID.get(id);
            if (thread == null) {
                return ESRCH;
            } else if (thread.detached) {
                return EINVAL;
            }
            thread.detached = true;
            if (thread.ended) {
                BY_ID.remove(id);
            }
        }
        Call call = Call.of("pthread_detach");
        return (int) call.invoke(
                detach != null ? detach : (detach = Libc.find("pthread_detach")), id);
    }

    public static void exit(Object retval) {
        throw new ThreadExit(retval);
    }

    /** pthread_self, of threads that libc's pthread_create has not made for the mirror, too. */
    public static long self() {
        Call call = Call.of("pthread_self");
        long id = call.invoke(self != null ? self : (self = Libc.find("pthread_self")));
        Pthread me = Pthread.current();
        if (me.asked != id) { // of a virtual thread it is the carrier's
            me.asked = id;
            OTHERS.add(id);
        }
        return id;
    }

    /** Whether there is, or was, such a thread: libc believes any number. */
    static boolean exists(long id) {
        return find(id) != null || OTHERS.contains(id);
    }

    /** The thread with this pthread_t, while pthread_join or its own end has not removed it. */
    static Pthread find(long id) {
        synchronized (LOCK) {
            return BY_ID.get(id);
        }
    }

    /** Main has called pthread_exit: the process goes on until the last thread has ended. */
    public static void mainExits() {
        Pthread main = Pthread.current();
        main.cleanUp();
        main.destroyValues();
        synchronized (LOCK) {
            while (running > 0) {
                waitForNews();
            }
        }
    }

    /** Wakes those that wait in pthread_join. */
    static void wakeJoiners() {
        synchronized (LOCK) {
            LOCK.notifyAll();
        }
    }

    /** In a child of fork only the thread that called it goes on. */
    private static final class Fellows implements ForkHooks.Others {

        @Override
        public Object lock() {
            return LOCK;
        }

        @Override
        public void areGone() {
            Pthread me = Pthread.current();
            BY_ID.clear();
            STARTING.clear();
            running = 0;
            if (me.id != 0) {
                BY_ID.put(me.id, me);
                running = 1;
                mainIsGone = true;
            }
        }
    }

    /** Held by whoever changes what is known of a thread. */
    static Object lock() {
        return LOCK;
    }
}
