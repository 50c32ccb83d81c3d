/*
 * What the VM remembers about the process and has to be told anew in the child. The first half runs
 * while the child's threads wait at the gate and only stores numbers; the second runs when the VM
 * is alive and uses JNI.
 */
#include "fork/java_vm.h"

#include <stdlib.h>

static jobject current_process;      /* global reference to ProcessHandle.current() */
static jclass process_class;
static jfieldID process_pid;
static jfieldID process_start_time;
static jmethodID read_start_time;
static pthread_key_t end_of_caller;
static bool has_key;

/*
 *  - A suspended thread never ends, so it must not be among those whose end the VM waits for.
 *  - At its end the VM deletes the file of its performance counters: the parent's, here. It does
 *    not if it believes they were never set up.
 *  - The VM's note of the caller's thread number. (Those of other threads are only printed.)
 */
void java_child_stopped(pid_t new_tid)
{
    char *native_thread = (char *)jni_of_caller() - java.environment_offset;
    *(pid_t *)(os_thread(native_thread) + java.tid_offset) = new_tid;
    *java.non_daemon_threads -= suspended_non_daemons();
    if (java.perf_memory_initialized) {
        *java.perf_memory_initialized = 0;
    }
}

/*
 * The caller is the child's only application thread. Where it is the main thread, its end is the
 * end of main() and the java launcher shuts the VM down. Where it is another one, nobody would: the
 * main thread is suspended. So at the end of the caller's kernel thread this does what the launcher
 * does: wait for threads the child has started, end the VM, end the process. After the launcher did
 * it there is no VM to end any more.
 */
static void end_vm(void *unused)
{
    (void)unused;
    if ((*vm)->DestroyJavaVM(vm) == JNI_OK) {
        exit(0);
    }
}

/* Once, in the first process that forks. The class is found and not initialized, as FindClass() would:
 * a child that is the first to ask gets its own number. */
void java_child_init(JNIEnv *jni)
{
    has_key = has_key || pthread_key_create(&end_of_caller, end_vm) == 0;
    jclass (*find)(JNIEnv *, const char *) = NULL;
    *(void **)&find = vm_symbol("JVM_FindClassFromBootLoader");
    jclass class = find ? find(jni, "java/lang/ProcessHandleImpl") : NULL;
    process_class = class ? (*jni)->NewGlobalRef(jni, class) : NULL;
    (*jni)->ExceptionClear(jni);
}

/* In the parent before each fork: whether somebody has asked for ProcessHandle.current() by now.
 * Where something is not found, it stays as it is. */
void java_child_expected(JNIEnv *jni)
{
    jint status = 0;
    if (current_process || !process_class
        || (*java.jvmti)->GetClassStatus(java.jvmti, process_class, &status) != JVMTI_ERROR_NONE
        || !(status & JVMTI_CLASS_STATUS_INITIALIZED)) {
        return;
    }
    jfieldID current = (*jni)->GetStaticFieldID(jni, process_class, "current",
                                                "Ljava/lang/ProcessHandleImpl;");
    process_pid = current ? (*jni)->GetFieldID(jni, process_class, "pid", "J") : NULL;
    process_start_time = process_pid ? (*jni)->GetFieldID(jni, process_class, "startTime", "J")
                                     : NULL;
    read_start_time = process_start_time
                          ? (*jni)->GetStaticMethodID(jni, process_class, "isAlive0", "(J)J")
                          : NULL;
    if (read_start_time) {
        jobject object = (*jni)->GetStaticObjectField(jni, process_class, current);
        current_process = object ? (*jni)->NewGlobalRef(jni, object) : NULL;
    }
    (*jni)->ExceptionClear(jni);
}

void java_child_running(pid_t new_pid)
{
    JNIEnv *jni = jni_of_caller();
    if (has_key) {
        pthread_setspecific(end_of_caller, &end_of_caller);
    }
    keep_virtual_threads_suspended(jni);
    forget_recording(jni);
    if (current_process) {
        jlong start = (*jni)->CallStaticLongMethod(jni, process_class, read_start_time,
                                                   (jlong)new_pid);
        (*jni)->ExceptionClear(jni);
        (*jni)->SetLongField(jni, current_process, process_pid, new_pid);
        (*jni)->SetLongField(jni, current_process, process_start_time, start);
    }
}
