/*
 * Monitors (`synchronized`) of suspended threads. Whoever is suspended inside one never leaves it
 * in the child, and the child hangs as soon as it wants the same: System.out, a class loader, or
 * its own Thread object, whose monitor join() holds for a moment and the end of the thread needs.
 * So a fork that finds an owner lets it run on for a little while.
 *
 * HotSpot keeps a monitor in one of two places: uncontended ones on a small stack inside the
 * thread, the others in a list of the whole VM. Where a VM does not describe both, this finds less
 * or nothing.
 */
#include "fork/java_vm.h"

#include <string.h>

#define MANY_MONITORS 20000 /* do not read longer lists while the world is stopped */

static struct {
    bool known;
    size_t in_thread; /* the stack */
    size_t top;       /* in the stack: offset of the first free place, counted from the thread */
    size_t bottom;    /* in the stack: the first place */
} lock_stack;

static struct {
    bool known;
    char **list;
    size_t next;
    size_t owner;
    bool owner_is_number; /* since JDK 24; the thread's address before */
    size_t number_in_thread;
} monitors;

void find_monitor_layout(void)
{
    lock_stack.known = vm_field_offset("JavaThread", "_lock_stack", &lock_stack.in_thread)
                       && vm_field_offset("LockStack", "_top", &lock_stack.top)
                       && vm_field_offset("LockStack", "_base[0]", &lock_stack.bottom);
    monitors.list = vm_static_field("ObjectSynchronizer", "_in_use_list", "MonitorList");
    monitors.owner_is_number = vm_field_offset("JavaThread", "_monitor_owner_id",
                                               &monitors.number_in_thread);
    monitors.known = monitors.list && vm_field_offset("ObjectMonitor", "_next_om", &monitors.next)
                     && vm_field_offset("ObjectMonitor", "_owner", &monitors.owner);
}

static bool owns_uncontended(const char *native_thread)
{
    if (!lock_stack.known) {
        return false;
    }
    const char *stack = native_thread + lock_stack.in_thread;
    uint32_t top = *(const uint32_t *)(stack + lock_stack.top);
    return top > lock_stack.in_thread + lock_stack.bottom;
}

static bool owns_contended(const char *native_thread)
{
    if (!monitors.known) {
        return false;
    }
    int64_t owner = monitors.owner_is_number
                        ? *(const int64_t *)(native_thread + monitors.number_in_thread)
                        : (int64_t)(intptr_t)native_thread;
    int seen = 0;
    for (const char *monitor = *monitors.list; monitor && seen < MANY_MONITORS; seen++) {
        if (*(const int64_t *)(monitor + monitors.owner) == owner) {
            return true;
        }
        monitor = *(char *const *)(monitor + monitors.next);
    }
    return false;
}

/* While the world is stopped: both places change all the time. */
bool owns_monitor(const char *native_thread)
{
    return owns_uncontended(native_thread) || owns_contended(native_thread);
}
