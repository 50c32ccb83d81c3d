/*
 * The handler of every signal for which the program has a Java method. It runs at any instruction
 * of any thread, so it only writes into a ring of records and wakes whoever waits for one. All
 * signals are blocked while it does (signal_action.c), the one that stops threads for a fork, too:
 * no thread is stopped in here.
 */
#include "signals/signal_internal.h"

#include <sys/mman.h>
#include <unistd.h>

#include "base/kernel.h"

#define RECORDS 4096 /* that wait; what comes then is lost, as standard signals are in C */

/* Several class loaders may have the mirror, each with methods of its own: records go to the one that
 * has set the handler. */
#define OWNERS 16

struct entry {
    uint32_t ready; /* the number of the entry, counted from 1, when it is complete */
    struct signal_record record;
};

struct owner {
    struct entry ring[RECORDS];
    uint32_t first, next; /* numbers of entries: they only grow */
    uint32_t pending;
    uint32_t arrivals;
};

static struct owner *owners[OWNERS];
static uint32_t owner_count;

int cmirror_signal_owner(void)
{
    uint32_t mine = __atomic_fetch_add(&owner_count, 1, __ATOMIC_ACQ_REL);
    void *memory = mine >= OWNERS ? MAP_FAILED
                                  : mmap(NULL, sizeof(struct owner), PROT_READ | PROT_WRITE,
                                         MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (memory == MAP_FAILED) {
        return -ENOMEM;
    }
    owners[mine] = memory;
    return (int)mine;
}

uint32_t *cmirror_signal_pending(int owner)
{
    return &owners[owner]->pending;
}

void cmirror_signal_done(int owner, uint32_t how_many)
{
    __atomic_sub_fetch(&owners[owner]->pending, how_many, __ATOMIC_SEQ_CST);
}

static enum signal_whereabouts whereabouts(const ucontext_t *context, uint64_t *mask)
{
    uint32_t *unused;
    if (pending_call(context, &unused) >= 0) {
        return CALL_RESTARTS;
    }
    return !just_interrupted(context) ? SOMEWHERE
           : take_mask_of_call(mask)  ? MASKED_CALL_ENDS
                                      : CALL_ENDS;
}

static struct entry *new_entry(struct owner *owner)
{
    uint32_t mine = load(&owner->next);
    do {
        if (mine - load(&owner->first) >= RECORDS) {
            return NULL;
        }
    } while (!__atomic_compare_exchange_n(&owner->next, &mine, mine + 1, false, __ATOMIC_ACQ_REL,
                                          __ATOMIC_ACQUIRE));
    struct entry *entry = &owner->ring[mine % RECORDS];
    entry->ready = mine; /* not yet: that would be mine + 1 */
    return entry;
}

/* The kernel's own action, for a signal that we hold back from the VM's threads (is_guarded). The
 * signal comes again when this handler returns. */
static void act_by_default(int number, pid_t tid, uint64_t *mask)
{
    signal(number, SIG_DFL);
    *mask &= ~signal_bit(number); /* sigsuspend() may have let it in for a moment */
    kernel(tgkill, getpid(), tid, number);
}

void record_signal(int number, siginfo_t *info, void *context)
{
    if (handle_for_vm(number, info, context)) {
        return;
    }
    ucontext_t *interrupted = context;
    uint64_t *mask = kernel_mask(&interrupted->uc_sigmask);
    struct signal_action *action = &signal_actions[number];
    pid_t tid = (pid_t)kernel(gettid);
    if (!is_program_thread(tid) && !is_for_this_thread(info) && pass_on(number, info, mask)) {
        return;
    }
    uint64_t handler = load(&action->handler);
    if (handler == (uint64_t)SIG_DFL) {
        if (is_guarded(number)) {
            act_by_default(number, tid, mask);
        }
        return;
    }
    if (handler == (uint64_t)SIG_IGN) {
        return;
    }
    if (action->flags & SA_RESETHAND) {
        store(&action->handler, (uint64_t)SIG_DFL);
    }
    struct owner *owner = owners[action->owner];
    struct entry *entry = new_entry(owner);
    if (!entry) {
        return;
    }
    struct signal_record *record = &entry->record;
    record->number = number;
    record->thread = tid;
    record->flags = action->flags;
    record->thread_mask = *mask;
    record->whereabouts = whereabouts(interrupted, &record->thread_mask);
    record->handler = handler;
    record->action_mask = action->mask;
    record->time_ns = (uint64_t)now_ns();
    record->info = *info;
    restore_code(&record->info);
    take_ticket(&record->info);
    __atomic_add_fetch(&owner->pending, 1, __ATOMIC_SEQ_CST);
    store(&entry->ready, entry->ready + 1);
    __atomic_add_fetch(&owner->arrivals, 1, __ATOMIC_SEQ_CST);
    futex_wake(&owner->arrivals, 1);
}

int cmirror_signal_take(int owner, struct signal_record *record)
{
    struct owner *mine = owners[owner];
    uint32_t first = mine->first;
    struct entry *entry = &mine->ring[first % RECORDS];
    if (first == load(&mine->next) || load(&entry->ready) != first + 1) {
        return 0;
    }
    *record = entry->record;
    store(&mine->first, first + 1);
    return 1;
}

uint32_t cmirror_signal_wait(int owner, uint32_t seen, long limit_ns)
{
    uint32_t *arrivals = &owners[owner]->arrivals;
    if (load(arrivals) == seen && limit_ns > 0) {
        futex_wait(arrivals, seen, limit_ns);
    }
    return load(arrivals);
}

/* In the child of a fork: what came before is the parent's. */
void forget_records(void)
{
    for (int i = 0; i < OWNERS && owners[i]; i++) {
        owners[i]->pending -= owners[i]->next - owners[i]->first;
        owners[i]->first = owners[i]->next;
    }
}
