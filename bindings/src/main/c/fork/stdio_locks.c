/*
 * stdio's locks. A thread that waits in read() below fgets(stdin) owns the lock of stdin while it
 * waits, one that waits in write() below printf() that of stdout. Such threads are left behind, so
 * in the child nobody would ever unlock. glibc's own fork() resets the lock of every FILE; here
 * most threads live on and some are in the middle of a printf(): only the locks of threads left
 * behind are released.
 *
 * malloc's locks need nothing of the kind: no call that can block for long is made under them, so
 * whoever holds one is re-created, goes on and releases it.
 */
#include "fork/fork_internal.h"

#include <stdio.h>

#include "base/kernel.h"

/* glibc's recursive lock: _IO_lock_t, and __libc_lock_recursive_t of its internal lists. The owner
 * is a pthread_t. */
struct recursive_lock {
    uint32_t word;
    int32_t count; /* of a lock that is taken once: 1, in newer ones of glibc 0 */
    pthread_t owner;
};

/* All open FILEs, linked by _chain. Each link is one store, so the list is whole at any instant. */
extern FILE *_IO_list_all __attribute__((weak));

#ifdef __GLIBC__
static struct recursive_lock *lock_of(FILE *file) { return file->_lock; }
static FILE *next_of(FILE *file) { return file->_chain; }
#else
static struct recursive_lock *lock_of(FILE *file) { (void)file; return NULL; }
static FILE *next_of(FILE *file) { (void)file; return NULL; }
#endif

static FILE *first_file(void)
{
    return &_IO_list_all ? _IO_list_all : NULL;
}

/* A thread that waits for stdin's lock would get it in the child as soon as it is released, and go
 * on to read what is meant for the parent. It is left behind like the reader it waits for. */
bool is_stdio_lock(const uint32_t *futex)
{
    for (FILE *file = first_file(); file; file = next_of(file)) {
        if (lock_of(file) && &lock_of(file)->word == futex) {
            return true;
        }
    }
    return false;
}

static bool is_taken(const struct recursive_lock *lock)
{
    return (lock->word == 1 || lock->word == 2) && lock->count >= 0 && lock->count <= 0xffff;
}

bool owns_stream(FILE *file, pthread_t thread)
{
    const struct recursive_lock *lock = lock_of(file);
    return lock && is_taken(lock) && lock->owner == thread;
}

static bool was_left_behind(pthread_t owner)
{
    for (int i = 0; i < thread_count; i++) {
        if (stands_still(&threads[i]) && threads[i].left_behind && threads[i].pthread == owner) {
            return true;
        }
    }
    return false;
}

static void release_if_left_behind(struct recursive_lock *lock)
{
    if (is_taken(lock) && was_left_behind(lock->owner)) {
        *lock = (struct recursive_lock){0, 0, 0};
        fork_statistics[FORK_LOCKS_RELEASED]++;
    }
}

/*
 * Runs in the child while its threads still wait at the gate. The locks of FILEs that fopen() made
 * are in malloc'ed memory; those of stdin, stdout, stderr and of the list itself (held by
 * fflush(NULL)) are variables of libc, found by shape: a small word, a small count and the address
 * of a thread's descriptor do not meet by accident.
 */
void release_locks_of_left_behind(void)
{
    if (fork_statistics[FORK_LEFT_BEHIND] == 0) {
        return;
    }
    for (FILE *file = first_file(); file; file = next_of(file)) {
        if (lock_of(file)) {
            release_if_left_behind(lock_of(file));
        }
    }
    uintptr_t inside_libc = (uintptr_t)&_IO_list_all;
    int count;
    const struct data_segment *segments = data_segments(&count);
    for (int i = 0; i < count; i++) {
        if (inside_libc < segments[i].start || inside_libc >= segments[i].end) {
            continue;
        }
        uintptr_t last = segments[i].end - sizeof(struct recursive_lock);
        for (uintptr_t at = segments[i].start; at <= last; at += 8) {
            release_if_left_behind((struct recursive_lock *)at);
        }
    }
}
