/*
 * What the fork supposes of HotSpot, tried on the caller before the first fork: a thread about which
 * all is known. A VM that is otherwise shall refuse, with a sentence that names what was supposed,
 * not hang.
 */
#include "fork/java_vm.h"

#include "base/kernel.h"

/* A wrong offset may lead anywhere. */
bool is_mapped(const void *address)
{
    const uintptr_t page_size = 4096; /* larger ones begin where such a page does as well */
    unsigned char resident;
    return kernel(mincore, (uintptr_t)address & ~(page_size - 1), 1, &resident) == 0;
}

static int unknown(const char *what)
{
    return refuse(ENOTSUP, "fork does not know this VM: %s.", what);
}

static int check_thread(JNIEnv *jni, char *me)
{
    int in_native;
    const char *system_thread = os_thread(me);
    size_t size = vm_type_size("JavaThread");
    if (!is_mapped(system_thread + java.pthread_offset)
        || !is_mapped(system_thread + java.tid_offset)) {
        return unknown("JavaThread._osthread is no address");
    }
    if (*(const pthread_t *)(system_thread + java.pthread_offset) != pthread_self()) {
        return unknown("OSThread._pthread_id is not pthread_self()");
    }
    if (*(const pid_t *)(system_thread + java.tid_offset) != (pid_t)kernel(gettid)) {
        return unknown("OSThread._thread_id is not gettid()");
    }
    if ((char *)jni < me || (char *)jni >= me + size) {
        return unknown("the JNIEnv is outside of the JavaThread");
    }
    if (!vm_constant("_thread_in_native", &in_native)
        || *(const int *)(me + java.state_offset) != in_native) {
        return unknown("JavaThread._thread_state does not say that a call of C is in C");
    }
    java.in_native = in_native;
    return 0;
}

/* The numbers of the whole VM that the child changes. */
static int check_numbers(void)
{
    long most = task_count();
    int count = *java.non_daemon_threads;
    if (count < 0 || (most > 0 && count > most)) {
        return unknown("Threads._number_of_non_daemon_threads is no number of threads");
    }
    if (java.perf_memory_initialized && (*java.perf_memory_initialized & ~1) != 0) {
        return unknown("PerfMemory._initialized is neither 0 nor 1");
    }
    return 0;
}

/* JNI's monitors are always in the list of the VM; that of a `synchronized` is in either place, but
 * that older ones may keep it on the stack, where nobody finds it. */
static int check_monitors(JNIEnv *jni, const char *me, bool holds_monitor)
{
    jobject first = (*jni)->NewByteArray(jni, 1);
    jobject second = (*jni)->NewByteArray(jni, 1);
    if (!first || !second || (*jni)->MonitorEnter(jni, first) != JNI_OK) {
        (*jni)->ExceptionClear(jni);
        return refuse(ENOMEM, "fork found no memory to look at the VM.");
    }
    int owned = 0;
    if ((*jni)->MonitorEnter(jni, second) == JNI_OK) {
        owned = newest_monitors_of(me);
        (*jni)->MonitorExit(jni, second);
    }
    (*jni)->MonitorExit(jni, first);
    if (owned < 2) {
        return unknown("its list of monitors (ObjectMonitor._owner) lacks those of a thread");
    }
    const int on_the_stack = 1;
    const int in_the_thread = 2;
    int mode = vm_number_flag("LockingMode", in_the_thread);
    if (mode == in_the_thread && !has_lock_stack(me)) {
        return unknown("the locks of a thread (LockStack) are not where they were");
    }
    if (holds_monitor && mode != on_the_stack && !owns_monitor(me)) {
        return unknown("the locks of a thread (LockStack) lack one that it holds");
    }
    return 0;
}

int check_vm(JNIEnv *jni, char *me, bool holds_monitor)
{
    int error = check_thread(jni, me);
    error = error ? error : check_numbers();
    return error ? error : check_monitors(jni, me, holds_monitor);
}
