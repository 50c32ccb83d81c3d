/*
 * The signal by which the VM stops single threads to look at them, for a flight recording (JFR):
 * SIGUSR2, or what the variable _JAVA_SR_SIGNUM says. The recording may begin at any time, also by
 * jcmd, and to the program the signal is one as any other. So a handler of ours is there always: what
 * one thread of this process has sent to another is the VM's; everything else is the program's.
 */
#include "signals/signal_internal.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/kernel.h"

static int of_vm;               /* its number; 0: the program has all signals */
static struct sigaction action; /* the VM's */
static char ticket;             /* its address is in what the program sends to a thread of its own */

void *cmirror_signal_ticket(void)
{
    return &ticket;
}

static bool has_ticket(const siginfo_t *info)
{
    return info->si_code == SI_QUEUE && info->si_value.sival_ptr == &ticket;
}

bool is_for_this_thread(const siginfo_t *info)
{
    return info->si_code == SI_TKILL || has_ticket(info);
}

void take_ticket(siginfo_t *info)
{
    if (has_ticket(info)) {
        info->si_code = SI_TKILL;
        info->si_value.sival_ptr = NULL;
    }
}

bool is_vms_signal(int number)
{
    return number == of_vm;
}

/* Handles what the VM has sent. Calls of the program's own that send it to one of its threads do it in
 * another way (runtime/signals/Kill.java). */
bool handle_for_vm(int number, siginfo_t *info, void *context)
{
    bool is_for_vm = number == of_vm && info->si_code == SI_TKILL && info->si_pid == getpid();
    if (is_for_vm) { /* with the mask that it would have: a fork must be able to stop it */
        uint64_t mask = *kernel_mask(&((ucontext_t *)context)->uc_sigmask)
                        | *kernel_mask(&action.sa_mask) | signal_bit(number);
        kernel(rt_sigprocmask, SIG_SETMASK, &mask, NULL, KERNEL_MASK_SIZE);
        action.sa_sigaction(number, info, context);
    }
    return is_for_vm;
}

/* As HotSpot reads it. */
static int chosen_number(void)
{
    const char *text = getenv("_JAVA_SR_SIGNUM");
    int number = text ? atoi(text) : 0;
    return number > SIGSEGV && number > SIGBUS && number < SIGNAL_COUNT ? number : SIGUSR2;
}

/* To the program it is at its default from now on. The number, or 0 where the VM does not use it. */
int cmirror_signal_share(void)
{
    int number = chosen_number();
    if (of_vm == 0 && sigaction(number, NULL, &action) == 0 && action.sa_flags & SA_SIGINFO
        && action.sa_sigaction != record_signal) {
        const struct sigaction by_default = {.sa_handler = SIG_DFL};
        of_vm = number;
        cmirror_signal_action(number, &by_default, NULL, -1);
    }
    return of_vm;
}
