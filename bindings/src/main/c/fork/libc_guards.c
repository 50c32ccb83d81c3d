/*
 * What the fork supposes of glibc, tried before the first one on locks of our own. A libc that is
 * otherwise shall refuse, with a sentence that names what was supposed, not hang. (tid_place.c tries
 * where a thread's number is, and each fork whether it sees the lock of ld.so that it holds.)
 */
#include "fork/fork_internal.h"

#include <linux/rseq.h>
#include <stdio.h>

#include "base/kernel.h"

static int unknown(const char *what)
{
    return refuse(ENOTSUP, "fork does not know this libc: %s.", what);
}

/* Of a kind that remembers its owner. */
static bool mutex_is_known(int kind)
{
    pthread_mutexattr_t attributes;
    pthread_mutex_t mutex;
    pthread_mutexattr_init(&attributes);
    pthread_mutexattr_settype(&attributes, kind);
    pthread_mutex_init(&mutex, &attributes);
    pthread_mutex_lock(&mutex);
    int *owner = owner_of_mutex(&mutex);
    bool is_known = owner && *owner == (pid_t)kernel(gettid);
    pthread_mutex_unlock(&mutex);
    is_known = is_known && !owner_of_mutex(&mutex);
    pthread_mutex_destroy(&mutex);
    pthread_mutexattr_destroy(&attributes);
    return is_known;
}

static bool rwlock_is_known(void)
{
    pthread_rwlock_t lock;
    pthread_rwlock_init(&lock, NULL);
    pthread_rwlock_wrlock(&lock);
    int *owner = owner_of_rwlock(&lock);
    bool is_known = owner && *owner == (pid_t)kernel(gettid);
    pthread_rwlock_unlock(&lock);
    is_known = is_known && !owner_of_rwlock(&lock);
    pthread_rwlock_destroy(&lock);
    return is_known;
}

static bool stream_is_known(void)
{
    char memory[1];
    FILE *file = fmemopen(memory, sizeof memory, "r");
    if (!file) {
        return true; /* no memory: a fork will say so */
    }
    flockfile(file);
    bool is_known = owns_stream(file, pthread_self());
    funlockfile(file);
    is_known = is_known && !owns_stream(file, pthread_self());
    fclose(file);
    return is_known;
}

/* The kernel writes there on which processor the thread runs. */
static bool rseq_is_known(void)
{
    const struct rseq *area = rseq_area(thread_pointer());
    for (int tries = 0; area && tries < 100; tries++) {
        unsigned processor;
        kernel(getcpu, &processor, NULL, NULL);
        if (load(&area->cpu_id) == processor) {
            return true;
        }
    }
    return !area;
}

int check_libc(void)
{
    return !mutex_is_known(PTHREAD_MUTEX_RECURSIVE) || !mutex_is_known(PTHREAD_MUTEX_ERRORCHECK)
               ? unknown("the owner of a mutex is not where it was")
           : !rwlock_is_known() ? unknown("the owner of a rwlock is not where it was")
           : !stream_is_known() ? unknown("the lock of a FILE is not where it was")
           : !rseq_is_known()   ? unknown("the rseq area of a thread is not where it says")
                                : 0;
}
