/* The few places in the VM that the child has to change. */
#ifndef JAVA_VM_H
#define JAVA_VM_H

#include "base/vm.h"
#include "fork/fork_internal.h"

#include <jvmti.h>
#include <string.h>

struct java_vm {
    jvmtiEnv *jvmti;
    jfieldID native_thread;           /* Thread.eetop: address of the VM's C++ object or 0 */
    ptrdiff_t environment_offset;     /* of the JNIEnv in that object */
    size_t os_thread_offset;          /* in that object: pointer to the system's half */
    size_t pthread_offset;            /* in that half: pthread_t */
    size_t tid_offset;                /* in that half: kernel's thread number */
    size_t state_offset;              /* in the C++ object: what it is doing */
    int in_native;                    /* the state of a thread in a call of C */
    int *non_daemon_threads;          /* the VM's count */
    int *perf_memory_initialized;     /* NULL where unknown */
};

#pragma GCC visibility push(hidden)

extern struct java_vm java;

/* An application thread, suspended for the duration of a fork: in the child for ever. */
struct suspended {
    jthread thread;
    pthread_t pthread;
    bool was_suspended_before;
    bool is_daemon;
    bool owns_monitor;
    bool is_carrier;      /* of virtual threads: the library's, and not suspended */
    char *native_thread;
};

extern struct suspended *application;
extern int application_count;

static inline bool starts_with(const char *text, const char *beginning)
{
    return strncmp(text, beginning, strlen(beginning)) == 0;
}

char *native_thread_of_caller(JNIEnv *jni);
char *os_thread(char *native_thread);

void find_monitor_layout(void);    /* java_monitors.c */
bool owns_monitor(const char *native_thread);
bool has_lock_stack(const char *native_thread);
int newest_monitors_of(const char *native_thread);
int suspend_virtual_threads(JNIEnv *jni); /* virtual_threads.c */
void resume_virtual_threads(void);
void keep_virtual_threads_suspended(JNIEnv *jni);
void note_recorder(jthread thread); /* flight_recorder.c */
void forget_recording(JNIEnv *jni);
bool is_mapped(const void *address); /* java_guards.c */
int check_vm(JNIEnv *jni, char *me, bool holds_monitor);
int suspended_non_daemons(void);   /* java_threads.c */
void java_child_init(JNIEnv *jni); /* java_child.c */
void java_child_expected(JNIEnv *jni);

#pragma GCC visibility pop

#endif
