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

static uint32_t size_of_lock_stack(const char *native_thread)
{
    const char *stack = native_thread + lock_stack.in_thread;
    uint32_t top = *(const uint32_t *)(stack + lock_stack.top);
    return top - (uint32_t)(lock_stack.in_thread + lock_stack.bottom);
}

/* Whether the stack is described, and as it is has a size that it can have: it holds 8 objects. */
bool has_lock_stack(const char *native_thread)
{
    const uint32_t most = 64 * sizeof(void *);
    uint32_t size = lock_stack.known ? size_of_lock_stack(native_thread) : UINT32_MAX;
    return size <= most && size % sizeof(void *) == 0;
}

static bool owns_uncontended(const char *native_thread)
{
    return lock_stack.known && size_of_lock_stack(native_thread) > 0;
}

/* How many of the first so many of the list, the newest, are the thread's; not more than `enough`. */
static int count_contended(const char *native_thread, int first, int enough, bool is_proved)
{
    if (!monitors.known) {
        return 0;
    }
    int found = 0;
    int64_t owner = monitors.owner_is_number
                        ? *(const int64_t *)(native_thread + monitors.number_in_thread)
                        : (int64_t)(intptr_t)native_thread;
    const char *monitor = *monitors.list;
    for (int seen = 0; monitor && seen < first && found < enough; seen++) {
        if (!is_proved && !is_mapped(monitor + monitors.owner)) {
            return 0;
        }
        found += *(const int64_t *)(monitor + monitors.owner) == owner;
        monitor = *(char *const *)(monitor + monitors.next);
    }
    return found;
}

/* Those that the caller has just entered, 2 at most: the VM frees none that is in use. */
int newest_monitors_of(const char *native_thread)
{
    return count_contended(native_thread, 64, 2, false);
}

/* While the world is stopped: both places change all the time. */
bool owns_monitor(const char *native_thread)
{
    return owns_uncontended(native_thread)
           || count_contended(native_thread, MANY_MONITORS, 1, true) > 0;
}
