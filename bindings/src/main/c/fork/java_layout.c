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

static bool find_offsets(void)
{
    const struct { const char *type, *field; size_t *offset; } fields[] = {
        {"JavaThread", "_thread_state", &java.state_offset},
        {"OSThread", "_pthread_id", &java.pthread_offset},
        {"OSThread", "_thread_id", &java.tid_offset},
    };
    const char *missing = NULL;
    for (size_t i = 0; i < sizeof fields / sizeof *fields && !missing; i++) {
        if (!vm_field_offset(fields[i].type, fields[i].field, fields[i].offset)) {
            missing = fields[i].field;
        }
    }
    if (!vm_field_offset("Thread", "_osthread", &java.os_thread_offset)
        && !vm_field_offset("JavaThread", "_osthread", &java.os_thread_offset)) {
        missing = "_osthread";
    }
    java.non_daemon_threads = vm_static_field("Threads", "_number_of_non_daemon_threads", "int");
    missing = missing || java.non_daemon_threads ? missing : "_number_of_non_daemon_threads";
    if (missing) {
        refuse(ENOTSUP, "fork needs HotSpot, and this VM does not describe %s.", missing);
    }
    return !missing;
}

static int find_layout(JNIEnv *jni, bool holds_monitor)
{
    jclass thread_class = (*jni)->FindClass(jni, "java/lang/Thread");
    java.native_thread = (*jni)->GetFieldID(jni, thread_class, "eetop", "J");
    if (!java.native_thread) {
        (*jni)->ExceptionClear(jni);
        return refuse(ENOTSUP, "fork needs HotSpot: java.lang.Thread has no field eetop.");
    }
    char *me = native_thread_of_caller(jni);
    if (!me || !vm_tables_fit()) {
        return refuse(ENOTSUP, "fork needs HotSpot, and this VM does not describe itself.");
    }
    if (!find_offsets()) {
        return -ENOTSUP;
    }
    java.environment_offset = (char *)jni - me;
    java.perf_memory_initialized = vm_static_field("PerfMemory", "_initialized", "int");
    find_monitor_layout();
    return check_vm(jni, me, holds_monitor);
}

/* The capability is one agent's alone: it is asked for once. */
static int find_jvmti(void)
{
    void *jvmti = NULL;
    jvmtiCapabilities wanted;
    memset(&wanted, 0, sizeof wanted);
    wanted.can_suspend = 1;
    wanted.can_support_virtual_threads = 1;
    wanted.can_tag_objects = 1;
    if ((*vm)->GetEnv(vm, &jvmti, JVMTI_VERSION_1_2) != JNI_OK) {
        return refuse(ENOTSUP, "fork needs JVMTI, and this VM does not offer it.");
    }
    java.jvmti = jvmti;
    if ((*java.jvmti)->AddCapabilities(java.jvmti, &wanted) != JVMTI_ERROR_NONE) {
        (*java.jvmti)->DisposeEnvironment(java.jvmti);
        java.jvmti = NULL;
        return refuse(ENOTSUP, "fork needs JVMTI's can_suspend, which only one agent can have: start "
                               "the program without a debugger (-agentlib:jdwp).");
    }
    return 0;
}

/* holds_monitor: whether the caller is known to be inside a `synchronized`. */
int java_init(bool holds_monitor)
{
    static bool known;
    int error = vm ? 0 : find_vm();
    if (error) {
        return error;
    }
    JNIEnv *jni = jni_of_caller();
    if (!jni) {
        return refuse(ENOTSUP, "fork must be called by a thread that is attached to the Java VM.");
    }
    if (known) {
        return 0;
    }
    if (!java.jvmti && (error = find_jvmti()) != 0) {
        return error;
    }
    if ((*jni)->PushLocalFrame(jni, 16) != 0) {
        (*jni)->ExceptionClear(jni);
        return refuse(ENOMEM, "fork found no memory to look at the VM.");
    }
    if ((error = find_layout(jni, holds_monitor)) == 0) {
        java_child_init(jni);
        known = true;
    }
    (*jni)->PopLocalFrame(jni, NULL);
    return error;
}
