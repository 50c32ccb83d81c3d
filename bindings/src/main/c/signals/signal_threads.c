/*
 * Which threads get signals. The kernel gives one that is sent to a process to any thread that does
 * not block it, first of all to the oldest. In C that is main's; in a VM it is one that only waits
 * for main to end, and the program's thread would never see an EINTR. So all threads but the
 * program's block everything that is not the VM's own. Threads inherit that from their creators.
 */
#include "signals/signal_internal.h"

#include <string.h>
#include <unistd.h>

#include "base/kernel.h"
#include "signals/at_fork.h"

#define PROGRAM_THREADS 256
#define BLOCKED_THREADS 1024

/* A thread in which we have blocked signals, and which. */
struct blocked {
    uint32_t tid;
    uint64_t signals;
};

static uint32_t program_threads[PROGRAM_THREADS];
static uint32_t program_count;
static struct blocked blocked[BLOCKED_THREADS];
static uint32_t blocked_end; /* none beyond has ever been used */
static uint32_t answered; /* how many threads have gone through block_here() */
static uint32_t changed;  /* and how many of them had to block something */

bool is_program_thread(pid_t tid)
{
    uint32_t count = load(&program_count);
    for (uint32_t i = 0; i < count; i++) {
        if (load(&program_threads[i]) == (uint32_t)tid) {
            return true;
        }
    }
    return false;
}

static void raise_to(uint32_t *end, uint32_t value)
{
    uint32_t now = load(end);
    while (now < value && !swap_if(end, now, value)) {
        now = load(end);
    }
}

static void add_program_thread(pid_t tid)
{
    if (is_program_thread(tid)) {
        return;
    }
    for (uint32_t i = 0; i < PROGRAM_THREADS; i++) {
        uint32_t before = load(&program_threads[i]);
        bool is_free = before == 0
                       || kernel(tgkill, getpid(), (pid_t)before, 0) == -ESRCH;
        if (is_free && swap_if(&program_threads[i], before, (uint32_t)tid)) {
            raise_to(&program_count, i + 1);
            return;
        }
    }
}

/* What a thread of the VM blocks: not what the VM or glibc sends to single threads. The class library
 * wakes threads that wait for a socket by the last but two. */
static uint64_t not_for_the_vm(void)
{
    return ~(reserved_signals() | signal_bit(SIGRTMAX - 2));
}

static uint64_t block(uint64_t *mask, uint64_t signals)
{
    uint64_t more = signals & ~*mask;
    *mask |= more;
    if (more != 0) {
        uint32_t tid = (uint32_t)kernel(gettid);
        for (int i = 0; i < BLOCKED_THREADS; i++) {
            if (load(&blocked[i].tid) == tid || swap_if(&blocked[i].tid, 0, tid)) {
                blocked[i].signals |= more;
                raise_to(&blocked_end, (uint32_t)i + 1);
                break;
            }
        }
    }
    return more;
}

/* The visitor of each thread (stop_handler.c): edits the mask that the kernel gives back to it when the
 * handler returns. */
static void block_here(void *context)
{
    if (block(kernel_mask(&((ucontext_t *)context)->uc_sigmask), not_for_the_vm()) != 0) {
        __atomic_add_fetch(&changed, 1, __ATOMIC_SEQ_CST);
    }
    __atomic_add_fetch(&answered, 1, __ATOMIC_SEQ_CST);
    futex_wake(&answered, 1);
}

static int ask_to_block(pid_t tid, void *asked)
{
    if (is_program_thread(tid)) {
        return 0;
    }
    siginfo_t info;
    memset(&info, 0, sizeof info);
    info.si_signo = cmirror_stop_signal();
    info.si_code = SI_QUEUE;
    info.si_pid = getpid();
    info.si_value.sival_ptr = VISITOR_TICKET;
    int error = (int)kernel(rt_tgsigqueueinfo, info.si_pid, tid, info.si_signo, &info);
    *(uint32_t *)asked += error == 0;
    return error == -ESRCH ? 0 : error;
}

/* Until a pass finds nobody who did not block already: a thread may have been created by one that
 * had not been asked yet. One that ends meanwhile does not answer, so the patience is short. */
static int block_in_other_threads(void)
{
    const long patience = 50 * NS_PER_MS;
    const int passes = 10;
    store(&visitor, block_here);
    for (int pass = 0; pass < passes; pass++) {
        uint32_t asked = 0;
        store(&answered, 0);
        store(&changed, 0);
        int error = for_each_task(ask_to_block, &asked);
        if (error < 0) {
            return error;
        }
        long give_up = now_ns() + patience;
        for (uint32_t seen; (seen = load(&answered)) < asked && now_ns() < give_up;) {
            futex_wait(&answered, seen, NS_PER_MS);
        }
        if (load(&changed) == 0) {
            break;
        }
    }
    return 0;
}

int cmirror_signal_claim(void)
{
    lock_helper();
    int error = stop_world_init();
    if (error == 0 && program_count == 0) {
        add_program_thread((pid_t)kernel(gettid));
        error = block_in_other_threads();
        guard_defaults();
        guard_faults();
    }
    unlock_helper();
    /* the VM blocks it in threads of Java, for its own one; a C program begins without a mask */
    uint64_t quit = signal_bit(SIGQUIT);
    kernel(rt_sigprocmask, SIG_UNBLOCK, &quit, NULL, KERNEL_MASK_SIZE);
    return error;
}

void cmirror_signal_join(void)
{
    pid_t tid = (pid_t)kernel(gettid);
    add_program_thread(tid);
    for (int i = 0; i < BLOCKED_THREADS; i++) {
        if (load(&blocked[i].tid) == (uint32_t)tid) {
            uint64_t signals = blocked[i].signals;
            blocked[i].signals = 0;
            store(&blocked[i].tid, 0);
            kernel(rt_sigprocmask, SIG_UNBLOCK, &signals, NULL, KERNEL_MASK_SIZE);
        }
    }
}

/* Behind what siginfo_t holds for SI_QUEUE, and within what the kernel keeps of it. */
struct postmark {
    char siginfo[40];
    uint32_t magic;
    int32_t code;
} __attribute__((may_alias));

#define POSTMARK 0x636d6972

/*
 * A thread of the VM got what is meant for the program: the first of the program's threads that
 * lives gets it instead, and this one never again. Only the oldest thread of a process may say that
 * a signal comes from kill() or from the kernel, so the others say it in another place.
 */
bool pass_on(int number, const siginfo_t *info, uint64_t *mask)
{
    siginfo_t copy = *info;
    if (copy.si_code >= 0) {
        struct postmark *postmark = (struct postmark *)&copy;
        postmark->magic = POSTMARK;
        postmark->code = copy.si_code;
        copy.si_code = SI_QUEUE;
    }
    for (uint32_t i = 0; i < load(&program_count); i++) {
        if (kernel(rt_tgsigqueueinfo, getpid(), load(&program_threads[i]), number, &copy) == 0) {
            block(mask, signal_bit(number));
            return true;
        }
    }
    return false;
}

/* Undoes what pass_on() did to the information. */
void restore_code(siginfo_t *info)
{
    struct postmark *postmark = (struct postmark *)info;
    if (info->si_code == SI_QUEUE && postmark->magic == POSTMARK) {
        info->si_code = postmark->code;
        postmark->magic = 0;
        postmark->code = 0;
    }
}

/* While the child's threads wait at the gate. */
void signals_in_stopped_child(pid_t new_tid)
{
    forget_records();
    memset(blocked, 0, blocked_end * sizeof *blocked); /* no page that was never used */
    blocked_end = 0;
    if (program_count > 0) {
        memset(program_threads, 0, program_count * sizeof *program_threads);
        program_threads[0] = (uint32_t)new_tid;
    }
}

/* The program's other threads are suspended for ever, and take no signal from the one that lives. */
void signals_in_running_child(void)
{
    if (program_count > 1) {
        program_count = 1;
        lock_helper();
        block_in_other_threads();
        unlock_helper();
    }
}

uint64_t cmirror_signal_swap_mask(uint64_t mask)
{
    uint64_t before = 0;
    mask &= ~reserved_signals();
    kernel(rt_sigprocmask, SIG_SETMASK, &mask, &before, KERNEL_MASK_SIZE);
    return before;
}

int cmirror_signal_self(void)
{
    return (int)kernel(gettid);
}
