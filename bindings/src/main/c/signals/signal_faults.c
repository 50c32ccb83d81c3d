/*
 * The signals of the processor's faults have handlers of the VM, which takes whatever it cannot
 * explain for its own crash, writes a report and aborts. One that was sent by kill() is none: the
 * program has it at its default action and ends. So this handler stands before the VM's.
 */
#include "signals/signal_internal.h"

#include <unistd.h>

#include "base/kernel.h"
#include "signals/at_fork.h"

static struct sigaction of_vm[SIGNAL_COUNT];

static void on_fault(int number, siginfo_t *info, void *context)
{
    bool was_sent = info->si_code <= 0; /* the kernel's own codes are positive */
    if (!was_sent) {
        of_vm[number].sa_sigaction(number, info, context);
        return;
    }
    pid_t tid = (pid_t)kernel(gettid);
    signal(number, SIG_DFL);
    kernel(tgkill, getpid(), tid, number); /* comes when this handler returns */
}

/* Where the VM has a handler, once. */
void guard_faults(void)
{
    static const int faults[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTRAP};
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        int number = faults[i];
        struct sigaction *vm = &of_vm[number];
        if (vm->sa_sigaction || sigaction(number, NULL, vm) != 0) {
            continue;
        }
        bool is_handled = vm->sa_flags & SA_SIGINFO && vm->sa_handler != SIG_DFL
                          && vm->sa_handler != SIG_IGN;
        struct sigaction guard = *vm;
        guard.sa_sigaction = on_fault;
        if (is_handled) {
            sigaction(number, &guard, NULL);
        }
    }
}
