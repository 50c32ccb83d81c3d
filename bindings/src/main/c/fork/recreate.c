/*
 * Creates the threads of the parent again in the child. After clone() the child's memory holds the
 * stacks, the thread-local data and the signal frames of all threads; only the kernel's half is
 * missing. pthread_create() would make new stacks and new descriptors, so clone() is called
 * directly, with the old ones.
 */
#include "fork/fork_internal.h"

#include <linux/rseq.h>
#include <string.h>
#include <sys/prctl.h>

#include "base/kernel.h"

/* Where in the thread block glibc registered its restartable-sequence area, and how much of it is
 * in use (0: none). */
extern const ptrdiff_t __rseq_offset __attribute__((weak));
extern const unsigned int __rseq_size __attribute__((weak));

static uint32_t arrived;  /* new threads that are ready to go on */
static uint32_t awaited;
static uint32_t gone_on;  /* of these, behind the gate */
static uint32_t gate;     /* they wait while it has not changed; 0: open */

/* NULL where glibc uses none. */
struct rseq *rseq_area(uintptr_t thread_block)
{
    bool is_used = &__rseq_size && &__rseq_offset && __rseq_size != 0;
    return is_used ? (struct rseq *)(thread_block + (uintptr_t)__rseq_offset) : NULL;
}

/* The kernel forgets the registration of a new thread, glibc does not ask again. */
static void register_rseq(uintptr_t thread_block)
{
    const unsigned granule = 32; /* the size and alignment the kernel asks for */
    struct rseq *area = rseq_area(thread_block);
    if (!area) {
        return;
    }
    unsigned size = (__rseq_size + granule - 1) / granule * granule;
    area->cpu_id_start = 0;
    area->cpu_id = (uint32_t)RSEQ_CPU_ID_UNINITIALIZED;
    area->rseq_cs = 0;
    if (kernel(rseq, area, size, 0, RSEQ_SIGNATURE) != 0) {
        area->cpu_id = (uint32_t)RSEQ_CPU_ID_REGISTRATION_FAILED; /* glibc then uses getcpu() */
    }
}

/* The first thing a new thread does, called by clone_thread(): below the signal frame on the old
 * stack, where the remains of stop_here() are no longer needed. Returns where the frame is. */
void *resume_stopped_thread(struct stopped_thread *thread)
{
    if (is_usher(thread)) {
        usher_in();
    }
    void *signal_frame = thread->signal_frame; /* behind the gate the record may be another's */
    if (thread->robust_list) {
        kernel(set_robust_list, thread->robust_list, thread->robust_list_size);
    }
    register_rseq(thread->thread_pointer);
    kernel(prctl, PR_SET_NAME, thread->name);
    uint32_t my_gate = load(&gate); /* of this fork, until all have arrived */
    if (__atomic_add_fetch(&arrived, 1, __ATOMIC_ACQ_REL) == load(&awaited)) {
        futex_wake(&arrived, 1);
    }
    while (load(&gate) == my_gate) {
        futex_wait(&gate, my_gate, 0);
    }
    if (__atomic_add_fetch(&gone_on, 1, __ATOMIC_ACQ_REL) == load(&awaited)) {
        futex_wake(&gone_on, 1);
    }
    return signal_frame;
}

/*
 * Before clone(), so that the child is born with the gate closed. Each fork has a gate of its own:
 * the child may fork again before its slowest thread has seen the last one open.
 */
void arm_child_gate(void)
{
    static uint32_t forks;
    arrived = 0;
    gone_on = 0;
    awaited = UINT32_MAX;
    gate = ++forks | 1U << 31;
}

/*
 * The flags are those of pthread_create(). The new tid goes where glibc keeps it, in struct
 * pthread: locks, raise() and pthread_kill() work with it. It is written before clone() returns
 * (PARENT_SETTID; "parent" is the creator).
 */
static void recreate(struct stopped_thread *thread, const cpu_set_t *affinity, int affinity_size,
                     long give_up)
{
    const unsigned long flags = CLONE_VM | CLONE_FS | CLONE_FILES | CLONE_SIGHAND | CLONE_THREAD
                                | CLONE_SYSVSEM | CLONE_SETTLS | CLONE_PARENT_SETTID
                                | CLONE_CHILD_CLEARTID;
    const uintptr_t stack_alignment = 16;
    uintptr_t stack = (uintptr_t)thread->signal_frame - 2 * stack_alignment;
    stack &= ~(stack_alignment - 1);
    long tid;
    while ((tid = clone_thread(flags, (void *)stack, thread->tid_address, thread->cleared,
                               thread->thread_pointer, thread)) == -EAGAIN
           && now_ns() < give_up) {
        sleep_ns(NS_PER_MS);
    }
    if (tid < 0) {
        end_child("fork: the child could not create all its threads again (limit of processes or "
                  "memory), so it ends with status 120.\n", 120);
    }
    if (thread->affinity_size > 0
        && (thread->affinity_size != affinity_size
            || memcmp(affinity, &thread->affinity, (size_t)affinity_size) != 0)) {
        kernel(sched_setaffinity, tid, thread->affinity_size, &thread->affinity);
    }
}

/* All wait at the gate until the last one is there and every lock knows its owner's new number
 * (patch_owners.c). Where the kernel says EAGAIN it is asked again within the patience: no thread can
 * be made while another one is in execve(), which then ends all others, or fails. */
void recreate_threads(long patience_ns)
{
    long give_up = now_ns() + patience_ns;
    uint32_t created = 0;
    cpu_set_t affinity;
    int affinity_size = (int)kernel(sched_getaffinity, 0, sizeof affinity, &affinity);
    for (int i = 0; i < thread_count; i++) {
        if (stands_still(&threads[i]) && !threads[i].left_behind) {
            recreate(&threads[i], &affinity, affinity_size, give_up);
            created++;
        }
    }
    store(&awaited, created);
    wait_for_threads(&arrived, created);
}

void open_child_gate(void)
{
    forget_threads();
    store(&gate, 0);
    futex_wake(&gate, 0x7fffffff);
}

/* To one who has the time: until all have gone on. */
void watch_threads(void)
{
    wait_for_threads(&gone_on, load(&awaited));
}
