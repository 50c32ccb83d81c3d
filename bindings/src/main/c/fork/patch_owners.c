/*
 * Locks that remember their owner by thread number: recursive and error-checking mutexes and
 * write-locked rwlocks. In the child the owner has a new number and would be refused by its own
 * unlock. The one that bites is ld.so's dl_load_lock: whoever forks during another thread's
 * dlopen() or dlsym() has it in the child.
 *
 * Such locks are searched by shape in the variables of all loaded objects. All words of the
 * structure have to fit, and the owner has to be a thread that is stopped, so an accident is next to
 * impossible. Not searched: malloc'ed memory, where there are gigabytes to read. (Normal mutexes
 * store an owner as well, but never look at it.)
 *
 * The parent searches, while all threads stand: it has these pages at hand, each child would have to
 * fault them in.
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

#define MAX_OWNED 4096
#define BLOCK 32 /* words looked at together */

static int *owned[MAX_OWNED]; /* where the number stands */
static int owned_count;
static pid_t caller;

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

/* Where the number of the one who has it stands, or NULL. */
int *owner_of_mutex(void *lock)
{
    struct glibc_mutex *mutex = lock;
    return is_owned_mutex(mutex) ? &mutex->owner : NULL;
}

int *owner_of_rwlock(void *lock)
{
    struct glibc_rwlock *rwlock = lock;
    return is_write_locked(rwlock) ? &rwlock->current_writer : NULL;
}

static void note(int *owner)
{
    if (owned_count < MAX_OWNED) {
        owned[owned_count++] = owner;
    }
}

/* `word` is the one with the number, and within the segment. */
static void look_around(uint64_t *word, const struct data_segment *segment)
{
    const size_t before_mutex = offsetof(struct glibc_mutex, owner);
    const size_t before_rwlock = offsetof(struct glibc_rwlock, current_writer);
    uintptr_t at = (uintptr_t)word;
    struct glibc_mutex *mutex = (struct glibc_mutex *)(at - before_mutex);
    struct glibc_rwlock *rwlock = (struct glibc_rwlock *)(at - before_rwlock);
    if ((uintptr_t)mutex >= segment->start && (uintptr_t)(mutex + 1) <= segment->end
        && is_owned_mutex(mutex)) {
        note(&mutex->owner);
    } else if ((uintptr_t)rwlock >= segment->start && (uintptr_t)(rwlock + 1) <= segment->end
               && is_write_locked(rwlock)) {
        note(&rwlock->current_writer);
    }
}

/* Both numbers are the lower half of an aligned word. Most blocks hold no number of a thread, and a
 * processor compares many words at once if nothing is asked of a single one. */
static void search(const struct data_segment *segment, uint32_t lowest, uint32_t range)
{
    uint64_t *end = (uint64_t *)(segment->end & ~(uintptr_t)7);
    for (uint64_t *at = (uint64_t *)segment->start; at < end; at += BLOCK) {
        int size = end - at < BLOCK ? (int)(end - at) : BLOCK;
        uint32_t hits = 0;
        if (size == BLOCK) {
            for (int i = 0; i < BLOCK; i++) {
                hits |= (uint32_t)at[i] - lowest <= range;
            }
        }
        for (int i = 0; i < size && (hits || size < BLOCK); i++) {
            if ((uint32_t)at[i] - lowest <= range) {
                look_around(&at[i], segment);
            }
        }
    }
}

/* While all threads stand still. */
void find_lock_owners(pid_t caller_tid)
{
    uint32_t lowest = (uint32_t)caller_tid;
    uint32_t highest = lowest;
    for (int i = 0; i < thread_count; i++) {
        uint32_t tid = stands_still(&threads[i]) ? (uint32_t)threads[i].tid : lowest;
        lowest = tid < lowest ? tid : lowest;
        highest = tid > highest ? tid : highest;
    }
    caller = caller_tid;
    owned_count = 0;
    int count;
    const struct data_segment *segments = data_segments(&count);
    for (int i = 0; i < count; i++) {
        search(&segments[i], lowest, highest - lowest);
    }
}

/* The caller has at least ld.so's (attempt.c). */
bool caller_owns_lock(void)
{
    for (int i = 0; i < owned_count; i++) {
        if (*owned[i] == caller) {
            return true;
        }
    }
    return false;
}

/* Then these need their numbers before anybody looks at a lock. */
bool others_own_locks(void)
{
    for (int i = 0; i < owned_count; i++) {
        if (*owned[i] != caller) {
            return true;
        }
    }
    return false;
}

/* The child's number of a thread of the parent, 0 if it is none or was left behind. */
static pid_t new_tid(pid_t old_tid, pid_t caller_tid)
{
    if (old_tid == caller) {
        return caller_tid;
    }
    for (int i = 0; i < thread_count; i++) {
        const struct stopped_thread *thread = &threads[i];
        if (thread->tid == old_tid && stands_still(thread) && !thread->left_behind) {
            return *thread->tid_address;
        }
    }
    return 0;
}

/* In the child. */
void patch_lock_owners(pid_t caller_tid)
{
    for (int i = 0; i < owned_count; i++) {
        pid_t tid = new_tid(*owned[i], caller_tid);
        if (tid) {
            *owned[i] = tid;
            fork_statistics[FORK_OWNERS_PATCHED]++;
        }
    }
}
