/*
 * Looks up what the other java_*.c files need. Three numbers are found in no public interface: which
 * kernel thread a Java thread is, how many threads keep the VM alive, and whether the performance
 * counters are in use.
 */
#include "fork/java_vm.h"

#include <string.h>

struct java_vm java;

/* A virtual thread has none; it runs on its carrier's. */
char *native_thread_of_caller(JNIEnv *jni)
{
    jclass thread_class = (*jni)->FindClass(jni, "java/lang/Thread");
    jmethodID carrier = (*jni)->GetStaticMethodID(jni, thread_class, "currentCarrierThread",
                                                  "()Ljava/lang/Thread;");
    jobject thread = NULL;
    if (carrier) {
        thread = (*jni)->CallStaticObjectMethod(jni, thread_class, carrier);
    }
    if ((*jni)->ExceptionCheck(jni) || !thread) {
        (*jni)->ExceptionClear(jni);
        jthread current;
        if ((*java.jvmti)->GetCurrentThread(java.jvmti, &current) != JVMTI_ERROR_NONE) {
            return NULL;
        }
        thread = current;
    }
    return (char *)(intptr_t)(*jni)->GetLongField(jni, thread, java.native_thread);
}

char *os_thread(char *native_thread)
{
    return *(char **)(native_thread + java.os_thread_offset);
}

/* The caller's own thread is the test of all offsets: they must lead to what the C library says
 * about it. */
static int find_layout(JNIEnv *jni)
{
    jclass thread_class = (*jni)->FindClass(jni, "java/lang/Thread");
    java.native_thread = (*jni)->GetFieldID(jni, thread_class, "eetop", "J");
    if (!java.native_thread) {
        (*jni)->ExceptionClear(jni);
        return refuse(ENOTSUP, "fork needs HotSpot: java.lang.Thread has no field eetop.");
    }
    char *me = native_thread_of_caller(jni);
    if (!me || !(vm_field_offset("Thread", "_osthread", &java.os_thread_offset)
                 || vm_field_offset("JavaThread", "_osthread", &java.os_thread_offset))
        || !vm_field_offset("JavaThread", "_thread_state", &java.state_offset)
        || !vm_field_offset("OSThread", "_pthread_id", &java.pthread_offset)
        || !vm_field_offset("OSThread", "_thread_id", &java.tid_offset)
        || *(pthread_t *)(os_thread(me) + java.pthread_offset) != pthread_self()) {
        return refuse(ENOTSUP, "fork needs HotSpot, and this VM does not describe its threads.");
    }
    java.environment_offset = (char *)jni - me;
    java.non_daemon_threads = vm_static_field("Threads", "_number_of_non_daemon_threads", "int");
    find_monitor_layout();
    java.perf_memory_initialized = vm_static_field("PerfMemory", "_initialized", "int");
    return 0;
}

int java_init(void)
{
    int error = vm ? 0 : find_vm();
    if (error) {
        return error;
    }
    JNIEnv *jni = jni_of_caller();
    if (!jni) {
        return refuse(ENOTSUP, "fork must be called by a thread that is attached to the Java VM.");
    }
    if (java.jvmti) {
        return 0;
    }
    void *jvmti = NULL;
    jvmtiCapabilities wanted;
    memset(&wanted, 0, sizeof wanted);
    wanted.can_suspend = 1;
    if ((*vm)->GetEnv(vm, &jvmti, JVMTI_VERSION_1_2) != JNI_OK) {
        return refuse(ENOTSUP, "fork needs JVMTI, and this VM does not offer it.");
    }
    java.jvmti = jvmti;
    if ((*java.jvmti)->AddCapabilities(java.jvmti, &wanted) != JVMTI_ERROR_NONE) {
        java.jvmti = NULL;
        return refuse(ENOTSUP, "fork needs JVMTI's can_suspend, which only one agent can have: start "
                               "the program without a debugger (-agentlib:jdwp).");
    }
    if ((*jni)->PushLocalFrame(jni, 16) == 0) {
        if ((error = find_layout(jni)) == 0) {
            java_child_init(jni);
        } else {
            java.jvmti = NULL;
        }
        (*jni)->PopLocalFrame(jni, NULL);
    }
    return error;
}
