/* What differs between processors, x86-64. The other half is clone_x86_64.S. */
#ifndef ARCH_X86_64_H
#define ARCH_X86_64_H

#include <sys/syscall.h>
#include <ucontext.h>

#include "base/base.h"

#define RSEQ_SIGNATURE 0x53053053 /* what glibc registers; the kernel wants the same again */
#define SHADOW_STACK_NAME "shadow stacks (CET)"

static inline long raw_syscall(long number, long a, long b, long c, long d, long e, long f)
{
    long result;
    register long r10 __asm__("r10") = d;
    register long r8 __asm__("r8") = e;
    register long r9 __asm__("r9") = f;
    __asm__ volatile("syscall"
                     : "=a"(result)
                     : "a"(number), "D"(a), "S"(b), "d"(c), "r"(r10), "r"(r8), "r"(r9)
                     : "rcx", "r11", "memory");
    return result;
}

/* The ABI puts the address of the thread block at its own beginning. */
static inline uintptr_t thread_pointer(void)
{
    uintptr_t pointer;
    __asm__("mov %%fs:0, %0" : "=r"(pointer));
    return pointer;
}

/* clone(flags, stack, parent_tid, child_tid, tls): a copy of the process, on the same stack. */
static inline long clone_process(unsigned long flags, int *child_tid)
{
    return raw_syscall(SYS_clone, (long)flags, 0, 0, (long)child_tid, 0, 0);
}

/* The frame begins with the return address; the handler's `ret` takes it, so rt_sigreturn runs with
 * sp behind it. */
static inline void *signal_frame(siginfo_t *info, ucontext_t *context)
{
    (void)info;
    return context;
}

/* The system call the thread will (re)start when it goes on, or -1. With SA_RESTART the kernel
 * moves the pc of a blocked thread back to the two bytes of `syscall` and puts the number back into
 * rax. */
static inline long pending_call(const ucontext_t *context, uint32_t **first_argument)
{
    const greg_t *registers = context->uc_mcontext.gregs;
    const unsigned char *pc = (const unsigned char *)registers[REG_RIP];
    if (pc[0] != 0x0f || pc[1] != 0x05) {
        return -1;
    }
    *first_argument = (uint32_t *)registers[REG_RDI];
    return registers[REG_RAX];
}

/* A call that is never restarted has ended with EINTR, and the pc stands behind it. */
static inline bool just_interrupted(const ucontext_t *context)
{
    const greg_t *registers = context->uc_mcontext.gregs;
    const unsigned char *pc = (const unsigned char *)registers[REG_RIP];
    return registers[REG_RAX] == -EINTR && pc[-2] == 0x0f && pc[-1] == 0x05;
}

/* A futex() with a time limit has ended with EINTR. Its number is no longer in rax, but where it stands
 * in the instruction before, the call can be made again. */
static inline bool rewind_futex(ucontext_t *context)
{
    static const unsigned char call[] = {0xb8, SYS_futex, 0, 0, 0, 0x0f, 0x05}; /* mov $, %eax */
    greg_t *registers = context->uc_mcontext.gregs;
    const unsigned char *pc = (const unsigned char *)registers[REG_RIP];
    for (size_t i = 0; i < sizeof call; i++) {
        if (registers[REG_RAX] != -EINTR || pc[i - sizeof call] != call[i]) {
            return false;
        }
    }
    registers[REG_RAX] = SYS_futex;
    registers[REG_RIP] -= 2;
    return true;
}

static inline void futex_arguments(const ucontext_t *context, long argument[6])
{
    static const int order[] = {REG_RDI, REG_RSI, REG_RDX, REG_R10, REG_R8, REG_R9};
    for (int i = 0; i < 6; i++) {
        argument[i] = context->uc_mcontext.gregs[order[i]];
    }
}

/* The thread goes on behind the call, with its result. */
static inline void end_futex(ucontext_t *context, long result)
{
    context->uc_mcontext.gregs[REG_RAX] = result;
    context->uc_mcontext.gregs[REG_RIP] += 2;
}

/* A re-created thread cannot get its shadow stack back: rt_sigreturn would find a token missing and
 * kill it. */
static inline bool shadow_stack_enabled(void)
{
    const int shadow_stack_status = 0x5005;
    unsigned long features = 0;
    raw_syscall(SYS_arch_prctl, shadow_stack_status, (long)&features, 0, 0, 0, 0);
    return features & 1; /* an older kernel leaves the 0 */
}

#endif
