/*
 * Stops every other thread of the process where it stands, by a real-time signal to each of them,
 * and makes sure that nobody is missing. What the threads do is in stop_handler.c.
 *
 * The signal interrupts system calls. With SA_RESTART most begin again; poll(), epoll_wait(),
 * nanosleep() and a few more return EINTR, as after any signal.
 */
#include "base/stop.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>

#include "base/kernel.h"

struct stopped_thread *threads; /* MAX_THREADS, touched as far as used */
int thread_count;               /* so many have ever been used */
long stop_time_limit = 10000 * NS_PER_MS;

static int stop_signal;
static pid_t caller_tid;
static pid_t process;
static char culprit[80];      /* for the sentence when it fails */

int cmirror_stop_signal(void)
{
    return stop_signal;
}

int stop_world_init(void)
{
    if (threads) {
        return 0;
    }
    size_t size = sizeof *threads * MAX_THREADS;
    threads = mmap(NULL, size, PROT_READ | PROT_WRITE,
                   MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (threads == MAP_FAILED) {
        threads = NULL;
        return refuse(ENOMEM, "fork found no memory for its list of threads.");
    }
    struct sigaction action;
    int number = SIGRTMAX - 5;
    for (; number > SIGRTMIN; number--) {
        sigaction(number, NULL, &action);
        if (action.sa_handler == SIG_DFL) {
            break; /* nobody uses it */
        }
    }
    memset(&action, 0, sizeof action);
    action.sa_sigaction = stop_here;
    action.sa_flags = SA_SIGINFO | SA_RESTART;
    sigfillset(&action.sa_mask);
    if (sigaction(number, &action, NULL) != 0) {
        return refuse(errno, "fork found no free real-time signal.");
    }
    stop_signal = number;
    return 0;
}

/* Begins a record for the thread, in place of that of its rest, if it has one. */
static struct stopped_thread *new_record(pid_t tid, struct stopped_thread *resting)
{
    uint32_t state = resting ? load(&resting->state) : 0;
    if (state >= RESTING && swap_if(&resting->state, state, SIGNALLED)) {
        return resting;
    }
    int free = 0;
    while (free < thread_count && load(&threads[free].state) != UNUSED) {
        free++;
    }
    if (free == MAX_THREADS) {
        return NULL;
    }
    struct stopped_thread *thread = &threads[free];
    thread->tid = tid;
    store(&thread->state, SIGNALLED);
    thread_count = free < thread_count ? thread_count : free + 1;
    return thread;
}

static struct stopped_thread *record_of(pid_t tid)
{
    static int likely; /* the kernel lists in the same order each time */
    for (int i = 0; i < thread_count; i++) {
        struct stopped_thread *thread = &threads[(likely + i) % thread_count];
        if (thread->tid == tid && load(&thread->state) != UNUSED) {
            likely = (likely + i + 1) % thread_count;
            return thread;
        }
    }
    return NULL;
}

static int signal_if_new(pid_t tid, void *fresh)
{
    if (tid == caller_tid) {
        return 0;
    }
    struct stopped_thread *thread = record_of(tid);
    uint32_t state = thread ? load(&thread->state) : UNUSED;
    if (state != UNUSED && (state < RESTING || is_held(state))) {
        return 0;
    }
    if (!(thread = new_record(tid, thread))) {
        return -EAGAIN;
    }
    thread->left_behind = false;
    thread->may_rest = false;
    siginfo_t info;
    memset(&info, 0, sizeof info);
    info.si_signo = stop_signal;
    info.si_code = SI_QUEUE;
    info.si_pid = process;
    info.si_value.sival_ptr =
        (void *)((uint64_t)stop.generation << 32 | (uint32_t)(thread - threads));
    int error = (int)kernel(rt_tgsigqueueinfo, process, tid, stop_signal, &info);
    if (error != 0) {
        store(&thread->state, UNUSED);
        return error == -ESRCH ? 0 : error; /* it ended meanwhile */
    }
    (*(int *)fresh)++;
    return 0;
}

/* None should be: a thread leaves its rest before it ends. */
static void forget_the_dead(void)
{
    for (int i = 0; i < thread_count; i++) {
        if (is_held(threads[i].state) && task_kind(threads[i].tid) == TASK_GONE) {
            store(&threads[i].state, UNUSED);
        }
    }
}

/* Nobody is missing: the kernel counts as many threads as are stopped, the caller and those that
 * cannot stop. Where it does not say, the last look found nobody new. */
static bool all_are_here(int fresh)
{
    long here = 1;
    for (int i = 0; i < thread_count; i++) {
        here += stands_still(&threads[i])
                || (threads[i].state == NOT_OURS && task_kind(threads[i].tid) != TASK_GONE);
    }
    long counted = task_count();
    if (counted < 0) {
        return fresh == 0;
    }
    if (counted != here) {
        forget_the_dead();
        snprintf(culprit, sizeof culprit, "%ld threads exist, %ld could be stopped", counted, here);
    }
    return counted == here;
}

static int count_missing(void)
{
    int missing = 0;
    for (int i = 0; i < thread_count; i++) {
        uint32_t state = load(&threads[i].state);
        missing += state == SIGNALLED || state == ENTERING;
    }
    return missing;
}

/* Strikes out those that ended before the signal reached them, and workers of the kernel. Says
 * whether one of the rest is busy: it is worth waiting for. */
static bool look_at_missing(void)
{
    bool some_busy = false;
    for (int i = 0; i < thread_count; i++) {
        struct stopped_thread *thread = &threads[i];
        if (load(&thread->state) != SIGNALLED) {
            continue;
        }
        enum task_kind kind = task_kind(thread->tid);
        if (kind == TASK_GONE || kind == TASK_ZOMBIE || kind == TASK_OF_KERNEL) {
            swap_if(&thread->state, SIGNALLED, NOT_OURS);
        } else {
            some_busy |= kind == TASK_BUSY;
            char name[16];
            task_name(thread->tid, name);
            snprintf(culprit, sizeof culprit, "thread %d (%s) does not take signals", thread->tid,
                     name);
        }
    }
    return some_busy;
}

/* Until all that were signalled have come; one that is busy will come, and as long as one after the
 * other comes it is only a slow machine. */
static int wait_for_missing(long give_up, bool *too_late)
{
    bool some_busy = true;
    int missing;
    int before = INT_MAX;
    long deadline = 0;
    for (int round = 0; (missing = count_missing()) > 0; round++) {
        if (missing < before) {
            deadline = now_ns() + stop_time_limit;
            before = missing;
        }
        uint32_t arrived = load(&stop.arrived);
        store(&stop.expected, arrived + (uint32_t)missing);
        if (load(&stop.arrived) == arrived && count_missing() == missing) {
            futex_wait(&stop.arrived, arrived, 2 * NS_PER_MS);
        }
        if (round > 2) {
            some_busy = look_at_missing();
        }
        *too_late = now_ns() > deadline;
        if (*too_late || (now_ns() > give_up && !some_busy)) {
            return refuse(EAGAIN, "fork cannot stop all threads: %s.", culprit);
        }
    }
    return 0;
}

/* What the last stop has left. Who rests stays so, if it may be believed that it does nothing else: it
 * could be within the handler of a signal. */
static void hold_the_resting(bool alone)
{
    uint64_t handled = alone ? handled_signals() : 0;
    for (int i = 0; i < thread_count; i++) {
        struct stopped_thread *thread = &threads[i];
        uint32_t state = load(&thread->state);
        if (state < RESTING && swap_if(&thread->state, state, UNUSED)) {
            continue;
        }
        state = load(&thread->state); /* it may just have gone to rest */
        if (state >= RESTING && alone && !(handled & ~thread->mask)) {
            thread->left_behind = false;
            swap_if(&thread->state, state, state | 1);
        }
    }
}

/*
 * One attempt, to be ended by release_world() whatever the result. It may fail for a good reason: a
 * thread that has all signals blocked for a moment (glibc does that while it creates one) may be
 * waiting for a stopped one. Letting all go and trying again helps, so the patience of an attempt
 * is short; where it is too late, that does not help either.
 */
int stop_world(pid_t caller, bool alone, bool *too_late)
{
    const long patience = 20 * NS_PER_MS;
    long give_up = now_ns() + patience;
    caller_tid = caller;
    process = (pid_t)kernel(getpid);
    *too_late = false;
    stop.arrived = 0;
    if (++stop.generation == 0) {
        stop.generation = 1;
    }
    store(&stop.gate, stop.generation);
    hold_the_resting(alone);
    for (;;) {
        int fresh = 0;
        int error = for_each_task(signal_if_new, &fresh);
        if (error < 0) {
            /* not strerror(): it may translate, and that takes locks a stopped thread may hold */
            return refuse(-error, "fork cannot signal all threads: errno %d.", -error);
        }
        if ((error = wait_for_missing(give_up, too_late)) != 0) {
            return error;
        }
        if (all_are_here(fresh)) { /* and nobody is left who could create another one */
            return 0;
        }
        if (fresh == 0 && now_ns() > give_up) {
            return refuse(EAGAIN, "fork cannot stop all threads: %s.", culprit);
        }
    }
}

void release_world(void)
{
    for (int i = 0; i < thread_count; i++) {
        uint32_t state = threads[i].state;
        swap_if(&threads[i].state, SIGNALLED, CANCELLED);
        swap_if(&threads[i].state, STOPPED, released(stop.generation));
        if (is_held(state)) {
            store(&threads[i].state, state & ~1U);
        }
    }
    store(&stop.gate, 0);
    futex_wake(&stop.gate, 0x7fffffff);
    for (int i = 0; i < thread_count; i++) {
        while (load(&threads[i].state) == ENTERING) { /* it still writes into its record */
            kernel(sched_yield);
        }
    }
}

/* In the child, when they are made again: they are where they were, and not stopped. */
void forget_threads(void)
{
    for (int i = 0; i < thread_count; i++) {
        store(&threads[i].state, UNUSED);
    }
}
