/*
 * System calls without the C library. The stop handler runs at any instruction of any thread, and
 * in the child the library's idea of the process is wrong until all threads exist again: neither
 * may touch errno, a lock or a cache.
 */
#ifndef KERNEL_H
#define KERNEL_H

#include <linux/futex.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <time.h>

#include "base/base.h"
#if defined(__x86_64__)
#include "base/arch_x86_64.h"
#elif defined(__aarch64__)
#include "base/arch_aarch64.h"
#else
#error "only x86-64 and aarch64"
#endif

/* kernel(read, fd, buffer, size): the result, or a negated errno number. */
#define kernel(name, ...) KERNEL_PADDED(SYS_##name, ##__VA_ARGS__, 0, 0, 0, 0, 0, 0)
#define KERNEL_PADDED(number, a, b, c, d, e, f, ...) \
    raw_syscall(number, (long)(a), (long)(b), (long)(c), (long)(d), (long)(e), (long)(f))

static inline long now_ns(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now); /* vDSO: no lock, no state */
    return now.tv_sec * 1000000000L + now.tv_nsec;
}

/* Sleeps while *word is still `value`; limit_ns 0: without limit. May also wake for no reason. */
static inline void futex_wait(uint32_t *word, uint32_t value, long limit_ns)
{
    struct timespec limit = {limit_ns / 1000000000L, limit_ns % 1000000000L};
    kernel(futex, word, FUTEX_WAIT_PRIVATE, value, limit_ns ? &limit : NULL);
}

static inline void futex_wake(uint32_t *word, int how_many)
{
    kernel(futex, word, FUTEX_WAKE_PRIVATE, how_many);
}

static inline void sleep_ns(long ns)
{
    uint32_t word = 0;
    futex_wait(&word, 0, ns);
}

#define load(pointer) __atomic_load_n(pointer, __ATOMIC_ACQUIRE)
#define store(pointer, value) __atomic_store_n(pointer, value, __ATOMIC_RELEASE)

static inline bool swap_if(uint32_t *word, uint32_t expected, uint32_t value)
{
    return __atomic_compare_exchange_n(word, &expected, value, false, __ATOMIC_ACQ_REL,
                                       __ATOMIC_ACQUIRE);
}

#endif
