/*
 * A flight recording (JFR) is the parent's. The child has the recorder's threads, too: what they write
 * there goes nowhere, and at the child's end nothing is copied to the file that the user named.
 *
 * The thread that begins new files is one of the application, to us, and stays suspended.
 */
#include "fork/java_vm.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>

#include "base/kernel.h"

static bool is_recorded;

static bool has_name(jthread thread, const char *name)
{
    jvmtiThreadInfo info;
    if ((*java.jvmti)->GetThreadInfo(java.jvmti, thread, &info) != JVMTI_ERROR_NONE) {
        return false;
    }
    bool has_name = strcmp(info.name, name) == 0;
    (*java.jvmti)->Deallocate(java.jvmti, (unsigned char *)info.name);
    return has_name;
}

/* In the parent: its thread lives from the first recording on. */
void note_recorder(jthread thread)
{
    is_recorded = is_recorded || has_name(thread, "JFR Recorder Thread");
}

static bool is_recording(int file)
{
    char path[64] = "/proc/self/fd/";
    char target[512];
    const char suffix[] = ".jfr";
    const long length = sizeof suffix - 1;
    add_number(path + strlen(path), file);
    long mode = kernel(fcntl, file, F_GETFL);
    long got = mode >= 0 && (mode & O_ACCMODE) == O_RDWR
                   ? kernel(readlinkat, AT_FDCWD, path, target, sizeof target)
                   : 0;
    return got > length && memcmp(target + got - length, suffix, (size_t)length) == 0;
}

static int detach(int file, void *nowhere)
{
    if (file != *(int *)nowhere && is_recording(file)) {
        kernel(dup3, *(int *)nowhere, file, O_CLOEXEC);
    }
    return 0;
}

/* In the child, while its threads wait at the gate. */
void detach_recording(void)
{
    int nowhere = is_recorded ? (int)kernel(openat, AT_FDCWD, "/dev/null", O_RDWR | O_CLOEXEC) : -1;
    if (nowhere >= 0) {
        for_each_number("/proc/self/fd", detach, &nowhere);
        kernel(close, nowhere);
    }
}

static jobject call(JNIEnv *jni, jobject object, const char *name, const char *type,
                    jobject argument)
{
    jmethodID method = (*jni)->GetMethodID(jni, (*jni)->GetObjectClass(jni, object), name, type);
    return method ? (*jni)->CallObjectMethod(jni, object, method, argument) : NULL;
}

/* The thread that would dump the recording is among those that run when the VM is shut down. */
static void forget_dump(JNIEnv *jni)
{
    jclass class = (*jni)->FindClass(jni, "java/lang/ApplicationShutdownHooks");
    jfieldID field =
        class ? (*jni)->GetStaticFieldID(jni, class, "hooks", "Ljava/util/IdentityHashMap;") : NULL;
    jobject hooks = field ? (*jni)->GetStaticObjectField(jni, class, field) : NULL;
    jobject set = hooks ? call(jni, hooks, "keySet", "()Ljava/util/Set;", NULL) : NULL;
    jobjectArray all = set ? call(jni, set, "toArray", "()[Ljava/lang/Object;", NULL) : NULL;
    for (jsize i = 0; all && i < (*jni)->GetArrayLength(jni, all); i++) {
        jobject hook = (*jni)->GetObjectArrayElement(jni, all, i);
        if (has_name(hook, "JFR Shutdown Hook")) {
            call(jni, hooks, "remove", "(Ljava/lang/Object;)Ljava/lang/Object;", hook);
        }
    }
}

/* In the child, when the VM is alive. */
void forget_recording(JNIEnv *jni)
{
    if (is_recorded && (*jni)->PushLocalFrame(jni, 64) == 0) {
        forget_dump(jni);
        (*jni)->ExceptionClear(jni);
        (*jni)->PopLocalFrame(jni, NULL);
    }
}
