/*
 * Finds the VM and looks up what the other java_*.c files need. Nothing is linked: libjvm is
 * already in the process.
 *
 * Three numbers are found in no public interface: which kernel thread a Java thread is, how many
 * threads keep the VM alive, and whether the performance counters are in use. HotSpot describes its
 * own structures in a table that is exported for debuggers (gHotSpotVMStructs); the offsets are
 * taken from there, so they fit the VM that runs.
 */
#include "java_vm.h"

#include <dlfcn.h>
#include <link.h>
#include <stdint.h>
#include <string.h>

struct java_vm java;

struct vm_struct_entry {
    const char *type;
    const char *field;
    const char *field_type;
    int32_t is_static;
    uint64_t offset;
    void *address; /* of a static field */
};

struct lookup { const char *name; void *address; };

static int look_in_object(struct dl_phdr_info *object, size_t size, void *data)
{
    (void)size;
    struct lookup *lookup = data;
    if (!object->dlpi_name || !strstr(object->dlpi_name, "/libjvm.so")) {
        return 0;
    }
    void *library = dlopen(object->dlpi_name, RTLD_LAZY | RTLD_NOLOAD);
    if (library) {
        lookup->address = dlsym(library, lookup->name);
        dlclose(library); /* only our count of it */
    }
    return lookup->address != NULL;
}

/* In the global scope where the java launcher loaded the VM, by name of the library where somebody
 * else did. */
static void *vm_symbol(const char *name)
{
    struct lookup lookup = {name, dlsym(RTLD_DEFAULT, name)};
    if (!lookup.address) {
        dl_iterate_phdr(look_in_object, &lookup);
    }
    return lookup.address;
}

static const struct vm_struct_entry *vm_field(const char *type, const char *field)
{
    const struct vm_struct_entry **table = vm_symbol("gHotSpotVMStructs");
    if (!table || !*table) {
        return NULL;
    }
    for (const struct vm_struct_entry *entry = *table; entry->type; entry++) {
        if (strcmp(entry->type, type) == 0 && strcmp(entry->field, field) == 0) {
            return entry;
        }
    }
    return NULL;
}

bool vm_field_offset(const char *type, const char *field, size_t *offset)
{
    const struct vm_struct_entry *entry = vm_field(type, field);
    if (entry && !entry->is_static) {
        *offset = (size_t)entry->offset;
    }
    return entry && !entry->is_static;
}

/* NULL unless it is there and of the type expected. */
void *vm_static_field(const char *type, const char *field, const char *field_type)
{
    const struct vm_struct_entry *entry = vm_field(type, field);
    return entry && entry->is_static && strcmp(entry->field_type, field_type) == 0 ? entry->address
                                                                                  : NULL;
}

struct vm_type_entry {
    const char *type;
    const char *superclass;
    int32_t is_oop;
    int32_t is_integer;
    int32_t is_unsigned;
    uint64_t size;
};

static uint64_t vm_type_size(const char *type)
{
    const struct vm_type_entry **table = vm_symbol("gHotSpotVMTypes");
    for (const struct vm_type_entry *entry = table ? *table : NULL; entry && entry->type; entry++) {
        if (strcmp(entry->type, type) == 0) {
            return entry->size;
        }
    }
    return 0;
}

/* Whether a flag of the VM is on: "UseZGC". */
bool vm_flag(const char *name)
{
    char **flags = vm_static_field("JVMFlag", "flags", "JVMFlag*");
    size_t *count = vm_static_field("JVMFlag", "numFlags", "size_t");
    uint64_t size = vm_type_size("JVMFlag");
    size_t name_offset;
    size_t value_offset;
    if (!flags || !count || size == 0 || !vm_field_offset("JVMFlag", "_name", &name_offset)
        || !vm_field_offset("JVMFlag", "_addr", &value_offset)) {
        return false;
    }
    for (size_t i = 0; i < *count; i++) {
        const char *flag = *flags + i * size;
        const char *its_name = *(const char *const *)(flag + name_offset);
        if (its_name && strcmp(its_name, name) == 0) {
            return **(const bool *const *)(flag + value_offset);
        }
    }
    return false;
}

JNIEnv *jni_of_caller(void)
{
    void *jni = NULL;
    return (*java.vm)->GetEnv(java.vm, &jni, JNI_VERSION_1_8) == JNI_OK ? jni : NULL;
}

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

int find_vm(void)
{
    jint (*created_vms)(JavaVM **, jsize, jsize *) = NULL;
    *(void **)&created_vms = vm_symbol("JNI_GetCreatedJavaVMs");
    jsize count = 0;
    if (!created_vms || created_vms(&java.vm, 1, &count) != JNI_OK || count < 1) {
        java.vm = NULL;
        return refuse(ENOTSUP, "fork found no Java VM in this process.");
    }
    return 0;
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
    int error = java.vm ? 0 : find_vm();
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
    if ((*java.vm)->GetEnv(java.vm, &jvmti, JVMTI_VERSION_1_2) != JNI_OK) {
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
