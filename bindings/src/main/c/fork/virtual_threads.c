/*
 * Virtual threads of the application: of them, too, only the caller goes on in the child. JVMTI
 * suspends all at once, also those that wait for their turn, and from then on each one that is mounted.
 * In the child new ones must run, so all are resumed there but those that exist: they are found in the
 * heap, since nobody keeps a list.
 *
 * Nothing of this happens as long as the VM has no thread that carries any.
 */
#include "fork/java_vm.h"

static jclass virtual_class;  /* a global reference */
static bool are_suspended;
static jthread caller;        /* if it is one */

static bool is_virtual(JNIEnv *jni, jthread thread)
{
    return (*jni)->IsInstanceOf(jni, thread, virtual_class);
}

/* In the parent: the VM can do it, and has threads to carry them. */
int suspend_virtual_threads(JNIEnv *jni)
{
    jthread me;
    if (!virtual_class) {
        jclass class = (*jni)->FindClass(jni, "java/lang/VirtualThread");
        virtual_class = class ? (*jni)->NewGlobalRef(jni, class) : NULL;
        (*jni)->ExceptionClear(jni);
    }
    if (!virtual_class || (*java.jvmti)->GetCurrentThread(java.jvmti, &me) != JVMTI_ERROR_NONE) {
        return 0;
    }
    caller = is_virtual(jni, me) ? me : NULL;
    are_suspended = (*java.jvmti)->SuspendAllVirtualThreads(java.jvmti, caller ? 1 : 0, &caller)
                    == JVMTI_ERROR_NONE;
    return are_suspended ? 0 : refuse(EAGAIN, "fork cannot suspend the virtual threads.");
}

void resume_virtual_threads(void)
{
    if (are_suspended) {
        (*java.jvmti)->ResumeAllVirtualThreads(java.jvmti, 0, NULL);
        are_suspended = false;
    }
}

static jint JNICALL mark(jlong class_tag, jlong size, jlong *tag, jint length, void *unused)
{
    (void)class_tag, (void)size, (void)length, (void)unused;
    *tag = 1;
    return 0;
}

/* In the child, when its VM is alive. */
void keep_virtual_threads_suspended(JNIEnv *jni)
{
    const jvmtiHeapCallbacks callbacks = {.heap_iteration_callback = mark};
    const jlong marked = 1;
    jint count;
    jobject *found;
    if (!are_suspended) {
        return;
    }
    are_suspended = false;
    if ((*java.jvmti)->IterateThroughHeap(java.jvmti, 0, virtual_class, &callbacks, NULL)
            != JVMTI_ERROR_NONE
        || (*java.jvmti)->GetObjectsWithTags(java.jvmti, 1, &marked, &count, &found, NULL)
               != JVMTI_ERROR_NONE) {
        return;
    }
    jthread me = NULL;
    (*java.jvmti)->GetCurrentThread(java.jvmti, &me);
    jint kept = 0;
    for (jint i = 0; i < count; i++) {
        jint state = 0;
        (*java.jvmti)->GetThreadState(java.jvmti, found[i], &state);
        (*java.jvmti)->SetTag(java.jvmti, found[i], 0);
        if (state & JVMTI_THREAD_STATE_ALIVE && !(*jni)->IsSameObject(jni, found[i], me)) {
            found[kept++] = found[i];
        }
    }
    (*java.jvmti)->ResumeAllVirtualThreads(java.jvmti, kept, found);
    (*java.jvmti)->Deallocate(java.jvmti, (unsigned char *)found);
}
