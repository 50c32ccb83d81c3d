/*
 * Locks that remember their owner by thread number: recursive and error-checking mutexes and
 * write-locked rwlocks. In the child the owner has a new number and would be refused by its own
 * unlock. The one that bites is ld.so's dl_load_lock: whoever forks during another thread's
 * dlopen() or dlsym() has it in the child.
 *
 * Such locks are searched by shape in the variables of all loaded objects. All words of the
 * structure have to fit, and the owner has to be a thread that was stopped a moment ago, so an
 * accident is next to impossible. Not searched: malloc'ed memory, where there are gigabytes to
 * read. (Normal mutexes store an owner as well, but never look at it.)
 */
#include "fork/fork_internal.h"

#include <string.h>

#include "base/kernel.h"

struct glibc_mutex { /* the first 40 bytes of pthread_mutex_t */
    int lock;
    unsigned count;
    int owner;
    unsigned users;
    int kind;
    int spins;
    void *robust_neighbours[2];
};

struct glibc_rwlock { /* the first 48 bytes of pthread_rwlock_t */
    unsigned readers;
    unsigned writers;
    unsigned wrphase_futex;
    unsigned writers_futex;
    unsigned pad3, pad4;
    int current_writer;
    int shared;
    unsigned long pad1, pad2;
};

#ifdef __GLIBC__
_Static_assert(sizeof(struct glibc_mutex) == 40 && offsetof(pthread_mutex_t, __data.__owner) == 8
                   && offsetof(pthread_mutex_t, __data.__kind) == 16,
               "pthread_mutex_t is not what it has been since 2003");
_Static_assert(offsetof(pthread_rwlock_t, __data.__cur_writer)
                   == offsetof(struct glibc_rwlock, current_writer),
               "pthread_rwlock_t is not what it has been since glibc 2.25");
#endif

static pid_t caller_old_tid;
static pid_t caller_new_tid;

/* The child's number of a thread of the parent, 0 if it is none or was left behind. */
static pid_t new_tid(pid_t old_tid)
{
    if (old_tid == caller_old_tid) {
        return caller_new_tid;
    }
    for (int i = 0; i < thread_count; i++) {
        const struct stopped_thread *thread = &threads[i];
        if (thread->tid == old_tid && thread->state == STOPPED && !thread->left_behind) {
            return *thread->tid_address;
        }
    }
    return 0;
}

static bool plausible_count(long count)
{
    return count > 0 && count <= 0xffff;
}

/* Kind: the low two bits are 1 recursive, 2 error-checking; robust (16), PI (32) and PP (64)
 * mutexes have other words and other rules, and are left alone. */
static bool is_owned_mutex(const struct glibc_mutex *mutex)
{
    const int sharing_and_elision = 0x380;
    int type = mutex->kind & ~sharing_and_elision;
    return (mutex->lock == 1 || mutex->lock == 2) && mutex->owner > 0
           && plausible_count(mutex->users) && mutex->spins == 0
           && !mutex->robust_neighbours[0] && !mutex->robust_neighbours[1]
           && ((type == 1 && plausible_count(mutex->count)) || (type == 2 && mutex->count == 0));
}

static bool is_write_locked(const struct glibc_rwlock *lock)
{
    const unsigned write_phase_and_locked = 3;
    return (lock->readers & 3) == write_phase_and_locked && lock->wrphase_futex == 1
           && lock->current_writer > 0 && (lock->shared & ~1) == 0 && !(lock->pad3 | lock->pad4)
           && !(lock->pad1 | lock->pad2);
}

static void patch(int *owner)
{
    pid_t tid = new_tid(*owner);
    if (tid) {
        *owner = tid;
        fork_statistics[FORK_OWNERS_PATCHED]++;
    }
}

void patch_lock_owners(pid_t old_tid, pid_t new_tid_of_caller)
{
    caller_old_tid = old_tid;
    caller_new_tid = new_tid_of_caller;
    int count;
    const struct data_segment *segments = data_segments(&count);
    for (int i = 0; i < count; i++) {
        uintptr_t end = segments[i].end;
        for (uintptr_t at = segments[i].start; at + sizeof(struct glibc_mutex) <= end; at += 8) {
            if (!(*(uint64_t *)at & 0xffffffff)) {
                continue; /* unlocked, whatever it is: nearly always */
            }
            struct glibc_mutex *mutex = (struct glibc_mutex *)at;
            struct glibc_rwlock *rwlock = (struct glibc_rwlock *)at;
            if (is_owned_mutex(mutex)) {
                patch(&mutex->owner);
            } else if (at + sizeof *rwlock <= end && is_write_locked(rwlock)) {
                patch(&rwlock->current_writer);
            }
        }
    }
}
