/* What differs between processors, aarch64. The other half is clone_aarch64.S. */
#ifndef ARCH_AARCH64_H
#define ARCH_AARCH64_H

#include <sys/prctl.h>
#include <sys/syscall.h>
#include <ucontext.h>

#include "base/base.h"

#define RSEQ_SIGNATURE 0xd428bc00 /* what glibc registers; the kernel wants the same again */
static const uint32_t svc_0 = 0xd4000001; /* the instruction of a system call */
#define SHADOW_STACK_NAME "shadow stacks (GCS)"

static inline long raw_syscall(long number, long a, long b, long c, long d, long e, long f)
{
    register long x8 __asm__("x8") = number;
    register long x0 __asm__("x0") = a;
    register long x1 __asm__("x1") = b;
    register long x2 __asm__("x2") = c;
    register long x3 __asm__("x3") = d;
    register long x4 __asm__("x4") = e;
    register long x5 __asm__("x5") = f;
    __asm__ volatile("svc #0"
                     : "+r"(x0)
                     : "r"(x8), "r"(x1), "r"(x2), "r"(x3), "r"(x4), "r"(x5)
                     : "memory");
    return x0;
}

static inline uintptr_t thread_pointer(void)
{
    uintptr_t pointer;
    __asm__("mrs %0, tpidr_el0" : "=r"(pointer));
    return pointer;
}

/* clone(flags, stack, parent_tid, tls, child_tid): the last two stand in the other order than on
 * x86-64. */
static inline long clone_process(unsigned long flags, int *child_tid)
{
    return raw_syscall(SYS_clone, (long)flags, 0, 0, 0, (long)child_tid, 0);
}

/* The frame is siginfo followed by ucontext, and rt_sigreturn runs with sp at its beginning. */
static inline void *signal_frame(siginfo_t *info, ucontext_t *context)
{
    (void)context;
    return info;
}

/* The system call the thread will (re)start when it goes on, or -1. With SA_RESTART the kernel
 * moves the pc of a blocked thread back to the `svc #0`; the number has been in x8 all the time. */
static inline long pending_call(const ucontext_t *context, uint32_t **first_argument)
{
    const mcontext_t *registers = &context->uc_mcontext;
    if (*(const uint32_t *)registers->pc != svc_0) {
        return -1;
    }
    *first_argument = (uint32_t *)registers->regs[0];
    return (long)registers->regs[8];
}

/* A call that is never restarted has ended with EINTR, and the pc stands behind it. */
static inline bool just_interrupted(const ucontext_t *context)
{
    const mcontext_t *registers = &context->uc_mcontext;
    const uint32_t *pc = (const uint32_t *)registers->pc;
    return (long)registers->regs[0] == -EINTR && pc[-1] == svc_0;
}

/* A futex() with a time limit has ended with EINTR, which stands where its first argument was. */
static inline bool rewind_futex(ucontext_t *context)
{
    (void)context;
    return false;
}

static inline void futex_arguments(const ucontext_t *context, long argument[6])
{
    for (int i = 0; i < 6; i++) {
        argument[i] = (long)context->uc_mcontext.regs[i];
    }
}

/* The thread goes on behind the call, with its result. */
static inline void end_futex(ucontext_t *context, long result)
{
    context->uc_mcontext.regs[0] = (uint64_t)result;
    context->uc_mcontext.pc += 4;
}

/* A re-created thread cannot get its shadow stack back: rt_sigreturn would find a token missing and
 * kill it. */
static inline bool shadow_stack_enabled(void)
{
    const int get_shadow_stack_status = 74;
    unsigned long features = 0;
    raw_syscall(SYS_prctl, get_shadow_stack_status, (long)&features, 0, 0, 0, 0);
    return features & 1; /* an older kernel leaves the 0 */
}

#endif
