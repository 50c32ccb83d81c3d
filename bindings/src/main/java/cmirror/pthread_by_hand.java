package cmirror;

import cmirror.runtime.arguments.Given;
import cmirror.runtime.fork.ForkHooks;
import cmirror.runtime.threads.Cancellation;
import cmirror.runtime.threads.Once;
import cmirror.runtime.threads.PthreadCalls;
import cmirror.runtime.threads.ThreadKeys;
import cmirror.runtime.threads.Threads;

/**
 * What of {@code <pthread.h>} calls Java methods, ends threads, or takes a {@code pthread_t} by
 * value. The threads are libc's. A {@code void *} that only passes from Java to Java (the argument
 * of a thread, its result, a value of pthread_setspecific) is the Java object itself: a number
 * where C casts one ({@code (void *) (intptr_t) connfd} is {@code connfd}, and {@code (int) arg}
 * gets it back), an {@code int_} where C takes an int's address, or any other object.
 */
abstract class pthread_by_hand extends sched_h {

    /**
     * {@snippet lang=c :
     * pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
     * }
     * A method, so that each lock is one of its own:
     * {@code static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER();}.
     */
    public static pthread_mutex_t PTHREAD_MUTEX_INITIALIZER() {
        return PthreadCalls.signed(new pthread_mutex_t(), 0x32AAABA7);
    }

    /**
     * {@snippet lang=c :
     * pthread_cond_t cond = PTHREAD_COND_INITIALIZER;
     * }
     * A new condition variable, as {@link #PTHREAD_MUTEX_INITIALIZER} makes a mutex.
     */
    public static pthread_cond_t PTHREAD_COND_INITIALIZER() {
        return PthreadCalls.signed(new pthread_cond_t(), 0x3CB0B1BB);
    }

    /**
     * {@snippet lang=c :
     * pthread_rwlock_t lock = PTHREAD_RWLOCK_INITIALIZER;
     * }
     * A new read-write lock, as {@link #PTHREAD_MUTEX_INITIALIZER} makes a mutex.
     */
    public static pthread_rwlock_t PTHREAD_RWLOCK_INITIALIZER() {
        return PthreadCalls.signed(new pthread_rwlock_t(), 0x2DA8B3B4);
    }

    /**
     * {@snippet lang=c :
     * pthread_once_t once = PTHREAD_ONCE_INIT;
     * }
     * A new control for {@link #pthread_once}.
     */
    public static pthread_once_t PTHREAD_ONCE_INIT() {
        return new pthread_once_t();
    }

    /**
     * {@code PTHREAD_STACK_MIN}, in bytes. Threads that run Java need more: pthread_create makes a
     * smaller stack larger.
     */
    public static long PTHREAD_STACK_MIN() {
        return PthreadCalls.stackMin();
    }

    /**
     * {@code pthread_t tid[n]}: each element can be given to pthread_create, as {@code &tid[i]} is
     * in C.
     */
    public static pthread_t[] new_pthread_t(int n) {
        if (n < 0) {
            throw new IllegalArgumentException("new_pthread_t: an array of " + n + " elements");
        }
        pthread_t[] array = new pthread_t[n];
        for (int i = 0; i < n; i++) {
            array[i] = new pthread_t();
        }
        return array;
    }

    // Threads

    /**
     * {@snippet lang=c :
     * int pthread_create(pthread_t *thread, const pthread_attr_t *attr, void *(*start_routine)(void *), void *arg);
     * }
     * Starts a thread that runs a function.
     * <p>{@code thread}: receives the id of the thread; {@code attr}: NULL: the usual attributes;
     * {@code start_routine}: what the thread runs; its result goes to pthread_join; {@code arg}: what the
     * function gets.
     * <p>Result: 0, or the number of the error.
     * <p>Errors (the result): {@code EAGAIN} not now: the call would have to wait, or something is used up for
     * the moment; {@code EINVAL} an argument has a value that the call does not take; {@code EPERM} this takes
     * a privilege that the process does not have.
     * <p>A Java method: {@code pthread_create(tid, NULL, Serv::doit, arg)}; it gets {@code arg} itself,
     * whatever object it is. An exception that it lets escape prints its trace and ends the process with status
     * 1, as a fault in a C thread ends the process.
     * <p>Source: pthread_create(3).
     */
    public static int pthread_create(Object thread, Object attr, start_routine start_routine,
            Object arg) {
        return Threads.create(thread, attr, start_routine, arg);
    }

    /**
     * {@snippet lang=c :
     * int pthread_join(pthread_t thread, void **retval);
     * }
     * Waits until a thread ends, and stores the object that it returned or gave to pthread_exit,
     * {@code PTHREAD_CANCELED} if it was cancelled: {@code var ret = new Object[1];
     * pthread_join(tid, ret)}. Returns 0, or an error: EDEADLK, EINVAL, ESRCH. A cancellation
     * point. Source: pthread_join(3).
     */
    public static int pthread_join(pthread_t thread, Object retval) {
        return Threads.join(Given.word("pthread_join", "thread", thread), retval);
    }

    /** The same for a value, as pthread_self returns. */
    public static int pthread_join(long thread, Object retval) {
        return Threads.join(thread, retval);
    }

    /**
     * {@snippet lang=c :
     * int pthread_tryjoin_np(pthread_t thread, void **retval);
     * }
     * As {@link #pthread_join}, but does not wait: EBUSY if the thread has not ended. Linux only.
     * Source: pthread_tryjoin_np(3).
     */
    public static int pthread_tryjoin_np(Object thread, Object retval) {
        return Threads.tryJoin(PthreadCalls.id("pthread_tryjoin_np: thread", thread), retval);
    }

    /**
     * {@snippet lang=c :
     * int pthread_detach(pthread_t thread);
     * }
     * Lets a thread free its resources itself when it ends; it cannot be joined then.
     * <p>{@code thread}: the id of the thread.
     * <p>Result: 0, or the number of the error.
     * <p>Errors (the result): {@code EINVAL} an argument has a value that the call does not take; {@code ESRCH}
     * there is no such process or thread.
     * <p>Source: pthread_detach(3).
     */
    public static int pthread_detach(pthread_t thread) {
        return Threads.detach(Given.word("pthread_detach", "thread", thread));
    }

    /** The same for a value: {@code pthread_detach(pthread_self())}. */
    public static int pthread_detach(long thread) {
        return Threads.detach(thread);
    }

    /**
     * {@snippet lang=c :
     * void pthread_exit(void *retval);
     * }
     * Ends the calling thread; it does not return. From main, the process goes on until the last
     * pthread has ended, and then exits with 0. It is an Error that unwinds the Java frames, so
     * {@code finally} blocks run and {@code catch (Throwable t)} would stop it; the frames of a C
     * function that called back (qsort) are finished first. Source: pthread_exit(3).
     */
    public static void pthread_exit(Object retval) {
        Threads.exit(retval);
    }

    /**
     * {@snippet lang=c :
     * pthread_t pthread_self(void);
     * }
     * The calling thread, also one that Java has started. Source: pthread_self(3).
     */
    public static long pthread_self() {
        return Threads.self();
    }

    /**
     * {@snippet lang=c :
     * int pthread_equal(pthread_t t1, pthread_t t2);
     * }
     * Not 0 if both are the same thread; {@code Object}: a pthread_t, or a value as pthread_self
     * returns. Source: pthread_equal(3).
     */
    public static int pthread_equal(Object t1, Object t2) {
        return PthreadCalls.id("pthread_equal: t1", t1) == PthreadCalls.id("pthread_equal: t2", t2)
                ? 1 : 0;
    }

    /**
     * {@snippet lang=c :
     * int pthread_kill(pthread_t thread, int sig);
     * }
     * Sends a signal to a thread of this process; {@code thread} is a pthread_t or a value. Returns
     * 0, or an error: EINVAL, ESRCH. Source: pthread_kill(3).
     */
    public static int pthread_kill(Object thread, int sig) {
        return PthreadCalls.kill(thread, sig);
    }

    /**
     * {@snippet lang=c :
     * int pthread_setname_np(pthread_t thread, const char *name);
     * }
     * Names a thread, as ps -L shows it; at most 15 bytes on Linux. macOS can only name the calling
     * thread: ESRCH for another. Returns 0, or an error: ERANGE. Source: pthread_setname_np(3).
     */
    public static int pthread_setname_np(Object thread, Object name) {
        return PthreadCalls.setName(thread, name);
    }

    /**
     * {@snippet lang=c :
     * int pthread_getname_np(pthread_t thread, char *name, size_t size);
     * }
     * Stores a thread's name. Returns 0, or an error: ERANGE. Source: pthread_getname_np(3).
     */
    public static int pthread_getname_np(Object thread, Object name, long size) {
        return PthreadCalls.getName(thread, name, size);
    }

    /**
     * {@snippet lang=c :
     * int pthread_getschedparam(pthread_t thread, int *policy, struct sched_param *param);
     * }
     * Stores a thread's scheduling policy and priority. Returns 0, or an error: ESRCH. Source:
     * pthread_getschedparam(3).
     */
    public static int pthread_getschedparam(Object thread, Object policy, Object param) {
        return PthreadCalls.getSchedParam(thread, policy, param);
    }

    /**
     * {@snippet lang=c :
     * int pthread_setschedparam(pthread_t thread, int policy, const struct sched_param *param);
     * }
     * Sets a thread's scheduling policy (SCHED_OTHER, SCHED_FIFO, SCHED_RR) and priority. Returns
     * 0, or an error: EINVAL, EPERM, ESRCH. Source: pthread_setschedparam(3).
     */
    public static int pthread_setschedparam(Object thread, int policy, Object param) {
        return PthreadCalls.setSchedParam(thread, policy, param);
    }

    /**
     * {@snippet lang=c :
     * int pthread_setaffinity_np(pthread_t thread, size_t cpusetsize, const cpu_set_t *cpuset);
     * }
     * Chooses the processors that a thread may run on: CPU_SET. Linux only. Returns 0, or an error:
     * EINVAL, ESRCH. Source: pthread_setaffinity_np(3).
     */
    public static int pthread_setaffinity_np(Object thread, long cpusetsize, Object cpuset) {
        return PthreadCalls.affinity("pthread_setaffinity_np", thread, cpusetsize, cpuset, false);
    }

    /**
     * {@snippet lang=c :
     * int pthread_getaffinity_np(pthread_t thread, size_t cpusetsize, cpu_set_t *cpuset);
     * }
     * Stores the processors that a thread may run on. Linux only. Returns 0, or an error: EINVAL,
     * ESRCH. Source: pthread_getaffinity_np(3).
     */
    public static int pthread_getaffinity_np(Object thread, long cpusetsize, Object cpuset) {
        return PthreadCalls.affinity("pthread_getaffinity_np", thread, cpusetsize, cpuset, true);
    }

    /**
     * {@snippet lang=c :
     * int pthread_getattr_np(pthread_t thread, pthread_attr_t *attr);
     * }
     * Stores what a running thread has: its stack, its size ({@code pthread_attr_getstack}). Linux only.
     * Returns 0, or an error: ENOMEM, ESRCH. Source: pthread_getattr_np(3).
     */
    public static int pthread_getattr_np(Object thread, Object attr) {
        return PthreadCalls.attributes(thread, attr);
    }

    /**
     * {@snippet lang=c :
     * int pthread_getcpuclockid(pthread_t thread, clockid_t *clockid);
     * }
     * Stores the clock of the time that a thread has used. Linux only. Returns 0, or an error: ENOENT, ESRCH.
     * Source: pthread_getcpuclockid(3).
     */
    public static int pthread_getcpuclockid(Object thread, Object clockid) {
        return PthreadCalls.clock(thread, clockid);
    }

    /**
     * {@snippet lang=c :
     * int pthread_setschedprio(pthread_t thread, int prio);
     * }
     * Sets a thread's priority. Linux only. Returns 0, or an error: EINVAL, EPERM, ESRCH. Source:
     * pthread_setschedprio(3).
     */
    public static int pthread_setschedprio(Object thread, int prio) {
        return PthreadCalls.setPriority(thread, prio);
    }

    // Conditions

    /**
     * {@snippet lang=c :
     * int pthread_cond_clockwait(pthread_cond_t *cond, pthread_mutex_t *mutex, clockid_t clockid,
     *         const struct timespec *abstime);
     * }
     * As pthread_cond_timedwait, by a clock of the caller's choice: CLOCK_MONOTONIC. Linux only. Returns 0, or
     * an error: EINVAL, EPERM, ETIMEDOUT. Source: pthread_cond_clockwait(3).
     */
    public static int pthread_cond_clockwait(Object cond, Object mutex, int clockid, Object abstime) {
        return Cancellation.condClockwait(cond, mutex, clockid, abstime);
    }

    /**
     * {@snippet lang=c :
     * int pthread_cond_wait(pthread_cond_t *cond, pthread_mutex_t *mutex);
     * }
     * Unlocks the mutex, waits for a signal on the condition, and locks the mutex again. Returns
     * sometimes without a signal: test the condition in a loop. A cancellation point: the mutex is
     * locked when the cleanup routines run. Source: pthread_cond_wait(3).
     */
    public static int pthread_cond_wait(Object cond, Object mutex) {
        return Cancellation.condWait(cond, mutex);
    }

    /**
     * {@snippet lang=c :
     * int pthread_cond_timedwait(pthread_cond_t *cond, pthread_mutex_t *mutex,
     *                            const struct timespec *abstime);
     * }
     * Waits as {@link #pthread_cond_wait} does, but no longer than to a moment: seconds and
     * nanoseconds since the Epoch. Returns 0, or an error: EINVAL, ETIMEDOUT. Source:
     * pthread_cond_timedwait(3).
     */
    public static int pthread_cond_timedwait(Object cond, Object mutex, Object abstime) {
        return Cancellation.condTimedwait(cond, mutex, abstime);
    }

    // Once, and values of each thread

    /**
     * {@snippet lang=c :
     * int pthread_once(pthread_once_t *once_control, void (*init_routine)(void));
     * }
     * Runs a method the first time it is called with a control, and never again. An exception in
     * it is thrown by this call; the control counts as done. Source: pthread_once(3).
     */
    public static int pthread_once(Object once_control, void_fn_t init_routine) {
        return Once.call(once_control, init_routine);
    }

    /**
     * {@snippet lang=c :
     * int pthread_key_create(pthread_key_t *key, void (*destructor)(void *));
     * }
     * Makes a key under which each thread can keep an object of its own. The destructor gets the
     * object when a thread ends that pthread_create has started, or main by pthread_exit. Returns
     * 0, or an error: EAGAIN. Source: pthread_key_create(3).
     */
    public static int pthread_key_create(Object key, routine_fn_t destructor) {
        return ThreadKeys.create(key, destructor);
    }

    /** The same without a destructor: {@code pthread_key_create(key, NULL)}. */
    public static int pthread_key_create(Object key, Object NULL) {
        Given.mustBeNull("pthread_key_create: destructor", NULL);
        return ThreadKeys.create(key, null);
    }

    /**
     * {@snippet lang=c :
     * int pthread_key_delete(pthread_key_t key);
     * }
     * Gives a key back; the destructor is not called for the values that are still there. Returns
     * 0, or an error: EINVAL. Source: pthread_key_delete(3).
     */
    public static int pthread_key_delete(pthread_key_t key) {
        return ThreadKeys.delete(Given.word("pthread_key_delete", "key", key));
    }

    /**
     * {@snippet lang=c :
     * int pthread_setspecific(pthread_key_t key, const void *pointer);
     * }
     * Stores the calling thread's object for a key. Returns 0, or an error: EINVAL. Source:
     * pthread_setspecific(3).
     */
    public static int pthread_setspecific(pthread_key_t key, Object pointer) {
        return ThreadKeys.set(Given.word("pthread_setspecific", "key", key), pointer);
    }

    /**
     * {@snippet lang=c :
     * void *pthread_getspecific(pthread_key_t key);
     * }
     * The calling thread's object for a key, NULL if it has none. Source: pthread_getspecific(3).
     */
    public static Object pthread_getspecific(pthread_key_t key) {
        return ThreadKeys.get(Given.word("pthread_getspecific", "key", key));
    }

    // Cancellation

    /**
     * {@snippet lang=c :
     * int pthread_cancel(pthread_t thread);
     * }
     * Asks a thread to end, which pthread_create has started. It ends at its next cancellation
     * point: pthread_testcancel, pthread_cond_wait, pthread_join, or a mirrored call that may
     * block, such as read, recvfrom or sleep, also one that it is blocked in. (libc's functions
     * that block inside, such as getaddrinfo or fgets, are none here.) Returns 0, or an error:
     * ESRCH. Source: pthread_cancel(3).
     */
    public static int pthread_cancel(pthread_t thread) {
        return Cancellation.cancel(Given.word("pthread_cancel", "thread", thread));
    }

    /** The same for a value, as pthread_self returns. */
    public static int pthread_cancel(long thread) {
        return Cancellation.cancel(thread);
    }

    /**
     * {@snippet lang=c :
     * int pthread_setcancelstate(int state, int *oldstate);
     * }
     * Chooses whether the calling thread can be cancelled: PTHREAD_CANCEL_ENABLE or
     * PTHREAD_CANCEL_DISABLE. Returns 0, or an error: EINVAL. Source: pthread_setcancelstate(3).
     */
    public static int pthread_setcancelstate(int state, Object oldstate) {
        return Cancellation.state(state, oldstate);
    }

    /**
     * {@snippet lang=c :
     * int pthread_setcanceltype(int type, int *oldtype);
     * }
     * Chooses when a cancelled thread ends: PTHREAD_CANCEL_DEFERRED or PTHREAD_CANCEL_ASYNCHRONOUS.
     * A Java thread cannot be ended between any two instructions: the second is kept, and acts as
     * the first. Returns 0, or an error: EINVAL. Source: pthread_setcanceltype(3).
     */
    public static int pthread_setcanceltype(int type, Object oldtype) {
        return Cancellation.type(type, oldtype);
    }

    /**
     * {@snippet lang=c :
     * void pthread_testcancel(void);
     * }
     * Ends the calling thread if it has been cancelled. Source: pthread_testcancel(3).
     */
    public static void pthread_testcancel() {
        Cancellation.test();
    }

    /**
     * {@snippet lang=c :
     * void pthread_cleanup_push(void (*routine)(void *), void *arg);
     * }
     * Registers a method that runs when the thread is cancelled or calls pthread_exit, or by
     * {@link #pthread_cleanup_pop}; the last one registered runs first. Source:
     * pthread_cleanup_push(3).
     */
    public static void pthread_cleanup_push(routine_fn_t routine, Object arg) {
        PthreadCalls.cleanupPush(routine, arg);
    }

    /**
     * {@snippet lang=c :
     * void pthread_cleanup_pop(int execute);
     * }
     * Takes the last one back that pthread_cleanup_push registered, and runs it unless
     * {@code execute} is 0. Source: pthread_cleanup_pop(3).
     */
    public static void pthread_cleanup_pop(int execute) {
        PthreadCalls.cleanupPop(execute);
    }

    /**
     * {@snippet lang=c :
     * int pthread_atfork(void (*prepare)(void), void (*parent)(void), void (*child)(void));
     * }
     * Registers methods that {@code fork()} calls: before it, the last one registered first, and
     * after it in the parent and in the child; {@code null} for none. Returns 0. Source:
     * pthread_atfork(3).
     */
    public static int pthread_atfork(void_fn_t prepare, void_fn_t parent, void_fn_t child) {
        return ForkHooks.add(prepare, parent, child);
    }

    /** The same for the child alone: {@code pthread_atfork(NULL, NULL, Serv::inChild)}. */
    public static int pthread_atfork(Object prepare, Object parent, void_fn_t child) {
        Given.mustBeNull("pthread_atfork: prepare", prepare);
        Given.mustBeNull("pthread_atfork: parent", parent);
        return ForkHooks.add(null, null, child);
    }
}
