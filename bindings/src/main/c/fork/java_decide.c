/* Which threads the child gets, decided while the world is stopped. No JNI and no JVMTI here: they
 * would wait for stopped threads. */
#include "fork/java_vm.h"

/* Two threads of the library are left behind as well where they wait for somebody: one would take
 * requests of jcmd that are meant for the parent, the others wait for the parent's children. */
static bool serves_only_parent(const struct stopped_thread *thread)
{
    return starts_with(thread->name, "Attach Listener")
           || starts_with(thread->name, "process reaper");
}

/*
 * A thread that sleeps in a call of native code holds no lock of the VM. In VM code it might, and
 * there a call is short.
 */
static bool is_in_native_code(const struct suspended *entry)
{
    return *(const int *)(entry->native_thread + java.state_offset) == java.in_native;
}

static bool must_stay_behind(const struct stopped_thread *thread, const struct suspended *entry)
{
    bool blocked = thread->activity == BLOCKED_IN_CALL;
    if (!entry) {
        return blocked && serves_only_parent(thread);
    }
    return is_in_native_code(entry) && (blocked || (thread->futex && is_stdio_lock(thread->futex)));
}

static struct suspended *find_application(const struct stopped_thread *thread)
{
    for (int i = 0; i < application_count; i++) {
        if (application[i].pthread == thread->pthread) {
            return &application[i];
        }
    }
    return NULL;
}

/*
 * While the world is stopped; no JNI and no JVMTI here, they would wait for stopped threads. READY:
 * every application thread sleeps outside all monitors, so what it will do in the child is known.
 * An owner that waits for input inside its monitor will not leave it soon and does not count.
 */
enum readiness mark_application(void)
{
    bool on_the_way = false;
    bool inside_monitor = false;
    fork_statistics[FORK_LEFT_BEHIND] = 0;
    for (int i = 0; i < thread_count; i++) {
        struct stopped_thread *thread = &threads[i];
        if (!stands_still(thread)) {
            continue;
        }
        struct suspended *entry = find_application(thread);
        thread->may_rest = !entry;
        thread->left_behind = must_stay_behind(thread, entry);
        fork_statistics[FORK_LEFT_BEHIND] += thread->left_behind;
        if (entry) {
            entry->owns_monitor = thread->activity != BLOCKED_IN_CALL
                                  && owns_monitor(entry->native_thread);
            inside_monitor |= entry->owns_monitor && !entry->was_suspended_before;
            on_the_way |= thread->activity == RUNNING && !entry->is_carrier;
        }
    }
    return inside_monitor ? INSIDE_MONITOR : on_the_way ? ON_THE_WAY : READY;
}
