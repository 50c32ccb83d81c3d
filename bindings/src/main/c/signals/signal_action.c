/* What happens on a signal: the program's view of it, and the kernel's. */
#include "signals/signal_internal.h"

#include <string.h>

#include "base/kernel.h"

struct signal_action signal_actions[SIGNAL_COUNT];

/* The VM finds null pointers and brings threads to a halt by faults: blocked, they would end the
 * process. 32 and 33 are glibc's, by which it cancels threads and changes the user of all of them: its
 * own functions block them for nobody, and setuid() waits for each thread's answer. The last one stops
 * threads for a fork. */
uint64_t reserved_signals(void)
{
    uint64_t faults = signal_bit(SIGSEGV) | signal_bit(SIGBUS) | signal_bit(SIGFPE)
                      | signal_bit(SIGILL) | signal_bit(SIGTRAP) | signal_bit(32) | signal_bit(33);
    return cmirror_stop_signal() ? faults | signal_bit(cmirror_stop_signal()) : faults;
}

/*
 * A new thread of the VM does not block these, whatever its creator blocks. If the program blocks
 * one, to wait for it with sigwait(), the kernel would give it to that thread, and the default is
 * to end the process. So as long as it is the default, our handler stands in: it passes the signal
 * on to the program's thread, and there does what the kernel would have done. For the signal that the
 * VM uses as well it always does.
 */
bool is_guarded(int number)
{
    return number == SIGHUP || number == SIGINT || number == SIGTERM || is_vms_signal(number);
}

/* In the kernel's place: all signals blocked, and no stack of its own. */
static int install_recorder(int number, int flags)
{
    struct sigaction real;
    memset(&real, 0, sizeof real);
    real.sa_sigaction = record_signal;
    real.sa_flags = (flags & ~SA_ONSTACK) | SA_SIGINFO;
    uint64_t handler = load(&signal_actions[number].handler);
    if (handler == (uint64_t)SIG_DFL || handler == (uint64_t)SIG_IGN) {
        real.sa_flags |= SA_RESTART;
    }
    if (is_guarded(number)) {
        real.sa_flags &= ~SA_RESETHAND; /* record_signal() does it, and the guard stays */
    }
    sigfillset(&real.sa_mask);
    return sigaction(number, &real, NULL);
}

static int install(int number, const struct sigaction *act, int owner)
{
    bool is_guard = is_vms_signal(number)
                    || (is_guarded(number) && act->sa_handler == SIG_DFL);
    struct signal_action *action = &signal_actions[number];
    if (owner < 0 && !is_guard) {
        return sigaction(number, act, NULL);
    }
    action->mask = *kernel_mask((sigset_t *)&act->sa_mask);
    action->flags = act->sa_flags;
    action->owner = owner < 0 ? 0 : owner;
    store(&action->handler, (uint64_t)act->sa_handler);
    return install_recorder(number, act->sa_flags);
}

int cmirror_signal_action(int number, const struct sigaction *act, struct sigaction *old,
                          int owner)
{
    struct sigaction now;
    if (sigaction(number, NULL, &now) != 0) {
        return -1;
    }
    if (now.sa_sigaction == record_signal) {
        struct signal_action *action = &signal_actions[number];
        now.sa_handler = (void (*)(int))action->handler;
        now.sa_flags = action->flags;
        sigemptyset(&now.sa_mask);
        *kernel_mask(&now.sa_mask) = action->mask;
    }
    if (act) {
        const uint64_t all = ~0UL;
        uint64_t mask;
        kernel(rt_sigprocmask, SIG_SETMASK, &all, &mask, KERNEL_MASK_SIZE);
        int result = install(number, act, owner);
        kernel(rt_sigprocmask, SIG_SETMASK, &mask, NULL, KERNEL_MASK_SIZE);
        if (result != 0) {
            return result;
        }
    }
    if (old) {
        *old = now;
    }
    return 0;
}

void guard_defaults(void)
{
    for (int number = 1; number < SIGNAL_COUNT; number++) {
        struct sigaction now;
        if (is_guarded(number) && sigaction(number, NULL, &now) == 0
            && now.sa_handler == SIG_DFL) {
            cmirror_signal_action(number, &now, NULL, -1);
        }
    }
}
