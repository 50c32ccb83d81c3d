/*
 * The application's Java threads: POSIX says that of them only the caller goes on in the child. A
 * thread cannot simply be left out: it may be in the VM or in malloc() with a lock that the whole
 * child needs. So all are suspended through JVMTI before the stop, are created again in the child
 * as everybody else, give back what they hold, and stop for ever on their way to Java code. Left
 * out are only those that sleep in a call such as read() or accept(), where they hold nothing of
 * the VM and would take what is meant for the parent.
 *
 * Not counted as the application's: threads of the VM and the class library, and the pools on which
 * virtual threads and parallel streams run: the child needs them.
 */
#include "fork/java_vm.h"

#include <stdlib.h>
#include <string.h>

#include "base/kernel.h"

struct suspended *application;
int application_count;
static int application_room;
static bool holds_references; /* a local JNI frame is open */

static bool is_group_of_library(jthreadGroup group, bool *is_carrier)
{
    jvmtiThreadGroupInfo info;
    if (!group || (*java.jvmti)->GetThreadGroupInfo(java.jvmti, group, &info) != JVMTI_ERROR_NONE) {
        return false;
    }
    bool is_system_group = info.parent == NULL;
    *is_carrier = strcmp(info.name, "CarrierThreads") == 0;
    bool is_library = is_system_group || strcmp(info.name, "InnocuousThreadGroup") == 0
                      || *is_carrier;
    (*java.jvmti)->Deallocate(java.jvmti, (unsigned char *)info.name);
    return is_library;
}

/* "DestroyJavaVM" is what has become of the main thread after main() returned: it waits for the
 * others to end. */
static bool is_application(jthread thread, struct suspended *entry)
{
    jvmtiThreadInfo info;
    if ((*java.jvmti)->GetThreadInfo(java.jvmti, thread, &info) != JVMTI_ERROR_NONE) {
        return false;
    }
    entry->is_carrier = false;
    bool is_library = is_group_of_library(info.thread_group, &entry->is_carrier)
                      || starts_with(info.name, "ForkJoinPool.commonPool-")
                      || strcmp(info.name, "DestroyJavaVM") == 0;
    entry->is_daemon = info.is_daemon;
    (*java.jvmti)->Deallocate(java.jvmti, (unsigned char *)info.name);
    return !is_library;
}

static bool make_room(int more)
{
    if (application_room >= application_count + more) {
        return true;
    }
    int room = 2 * (application_count + more);
    struct suspended *larger = realloc(application, (size_t)room * sizeof *application);
    if (larger) {
        application = larger;
        application_room = room;
    }
    return larger != NULL;
}

static bool is_known(JNIEnv *jni, jthread thread, jthread me)
{
    bool known = (*jni)->IsSameObject(jni, thread, me);
    for (int i = 0; i < application_count && !known; i++) {
        known = (*jni)->IsSameObject(jni, thread, application[i].thread);
    }
    return known;
}

/* Carriers of virtual threads are only written down, as if somebody else had suspended them: what they
 * carry is (virtual_threads.c). The C++ object is read after the suspension: a suspended thread cannot end and take it away. */
static bool suspend(JNIEnv *jni, jthread thread)
{
    struct suspended *entry = &application[application_count];
    if (!is_application(thread, entry) && !entry->is_carrier) {
        return false;
    }
    jvmtiError error = entry->is_carrier
                           ? JVMTI_ERROR_THREAD_SUSPENDED
                           : (*java.jvmti)->SuspendThread(java.jvmti, thread);
    if (error != JVMTI_ERROR_NONE && error != JVMTI_ERROR_THREAD_SUSPENDED) {
        return false; /* it has ended */
    }
    char *native_thread = (char *)(intptr_t)(*jni)->GetLongField(jni, thread, java.native_thread);
    if (!native_thread) {
        return false;
    }
    entry->thread = thread;
    entry->was_suspended_before = error == JVMTI_ERROR_THREAD_SUSPENDED;
    entry->owns_monitor = false;
    entry->native_thread = native_thread;
    entry->pthread = *(pthread_t *)(os_thread(native_thread) + java.pthread_offset);
    application_count++;
    return true;
}

/* Until a look around finds nobody new: a thread may have started another one before it was
 * suspended. */
static int suspend_newcomers(JNIEnv *jni)
{
    for (bool again = true; again;) {
        again = false;
        jthread me;
        jthread *all;
        jint count;
        if ((*java.jvmti)->GetCurrentThread(java.jvmti, &me) != JVMTI_ERROR_NONE
            || (*java.jvmti)->GetAllThreads(java.jvmti, &count, &all) != JVMTI_ERROR_NONE) {
            return refuse(EAGAIN, "fork cannot list the Java threads.");
        }
        bool room = make_room(count);
        for (int i = 0; i < count && room; i++) {
            if (!is_known(jni, all[i], me)) {
                note_recorder(all[i]);
                again |= suspend(jni, all[i]);
            }
        }
        (*java.jvmti)->Deallocate(java.jvmti, (unsigned char *)all);
        if (!room) {
            return refuse(ENOMEM, "fork found no memory for its list of Java threads.");
        }
    }
    fork_statistics[FORK_SUSPENDED] = application_count;
    return 0;
}

static bool has_carriers(void)
{
    bool has_carriers = false;
    for (int i = 0; i < application_count; i++) {
        has_carriers |= application[i].is_carrier;
    }
    return has_carriers;
}

int suspend_application(void)
{
    JNIEnv *jni = jni_of_caller();
    application_count = 0;
    holds_references = (*jni)->PushLocalFrame(jni, 64) == 0;
    if (!holds_references) {
        (*jni)->ExceptionClear(jni);
        return refuse(ENOMEM, "fork found no memory for its list of Java threads.");
    }
    java_child_expected(jni);
    int error = suspend_newcomers(jni);
    if (error == 0 && has_carriers()) {
        error = suspend_virtual_threads(jni);
        error = error ? error : suspend_newcomers(jni); /* one may have started a thread */
    }
    return error;
}

/* Those inside a monitor only; the others would take it as soon as it is free. */
int let_owners_run(long pause_ns)
{
    for (int i = 0; i < application_count; i++) {
        application[i].owns_monitor &= !application[i].was_suspended_before;
        if (application[i].owns_monitor) {
            (*java.jvmti)->ResumeThread(java.jvmti, application[i].thread);
        }
    }
    sleep_ns(pause_ns);
    for (int i = 0; i < application_count; i++) {
        struct suspended *entry = &application[i];
        if (entry->owns_monitor
            && (*java.jvmti)->SuspendThread(java.jvmti, entry->thread) != JVMTI_ERROR_NONE) {
            entry->was_suspended_before = true; /* ended, and another may use its descriptor */
            entry->pthread = 0;
        }
    }
    return suspend_newcomers(jni_of_caller());
}

void resume_application(void)
{
    resume_virtual_threads();
    for (int i = 0; i < application_count; i++) {
        if (!application[i].was_suspended_before) {
            (*java.jvmti)->ResumeThread(java.jvmti, application[i].thread);
        }
    }
}

void release_thread_list(void)
{
    JNIEnv *jni = jni_of_caller();
    if (holds_references) {
        (*jni)->PopLocalFrame(jni, NULL);
    }
    application_count = 0;
}

/* Threads this fork suspended that would keep the VM alive in the child although they will never
 * end. */
int suspended_non_daemons(void)
{
    int count = 0;
    for (int i = 0; i < application_count; i++) {
        count += !application[i].is_daemon && !application[i].was_suspended_before;
    }
    return count;
}
