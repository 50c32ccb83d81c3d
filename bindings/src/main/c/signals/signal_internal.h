/* Between the files about signals. */
#ifndef SIGNAL_INTERNAL_H
#define SIGNAL_INTERNAL_H

#include "base/base.h"
#include "base/stop.h"

#include "signals/cmirror_signal.h"

#define KERNEL_MASK_SIZE 8 /* the kernel's signal sets; glibc's are longer */
#define SIGNAL_COUNT 65    /* 1 to 64 */

static inline uint64_t signal_bit(int number)
{
    return 1UL << (number - 1);
}

/* A word of the kernel's as the first of glibc's. */
static inline uint64_t *kernel_mask(sigset_t *set)
{
    return (uint64_t *)set;
}

/* What the program asked for, where the kernel knows record_signal() instead. */
struct signal_action {
    uint64_t handler;
    uint64_t mask;
    int32_t flags;
    int32_t owner;
};

#pragma GCC visibility push(hidden)

extern struct signal_action signal_actions[SIGNAL_COUNT];

/* signal_record.c */
void record_signal(int number, siginfo_t *info, void *context);
void forget_records(void);

/* signal_action.c */
uint64_t reserved_signals(void);
bool is_guarded(int number);
void guard_defaults(void);

/* signal_vm.c */
bool is_vms_signal(int number);
bool handle_for_vm(int number, siginfo_t *info, void *context);

bool is_for_this_thread(const siginfo_t *info); /* not for any thread of the process */
void take_ticket(siginfo_t *info);

/* signal_during.c */
bool take_mask_of_call(uint64_t *mask);

/* signal_threads.c */
bool is_program_thread(pid_t tid);
bool pass_on(int number, const siginfo_t *info, uint64_t *mask);
void restore_code(siginfo_t *info);

#pragma GCC visibility pop

#endif
