/*
 * Virtual threads of the application: of them, too, only the caller goes on in the child. JVMTI
 * suspends all at once, also those that wait for their turn, and from then on each one that is mounted.
 * In the child new ones must run, so all are resumed there but those that exist: they are found in the
 * heap, since nobody keeps a list.
 *
 * One that is suspended keeps the thread that carries it, or that is about to. So one that nobody carries
 * is ended instead, and for each of the others the child may have one carrier more.
 *
 * Nothing of this happens as long as the VM has no thread that carries any.
 */
#include "fork/java_vm.h"

static jclass virtual_class;  /* a global reference */
static bool are_suspended;
static jthread caller;        /* if it is one */

/* java.lang.VirtualThread's and its pool's: usable if the last was found. */
static struct {
    jclass worker; /* a global reference */
    jfieldID state, carrier, pool;
    jmethodID change_state, get_parallelism, set_parallelism;
    jint fresh, ended;
    jint not_carried[9];
    int not_carried_count;
} library;

static bool read_constant(JNIEnv *jni, const char *name, jint *value)
{
    jfieldID field = (*jni)->GetStaticFieldID(jni, virtual_class, name, "I");
    if (field) {
        *value = (*jni)->GetStaticIntField(jni, virtual_class, field);
    }
    (*jni)->ExceptionClear(jni);
    return field != NULL;
}

/* The states are those of the JDK at hand, which has not all of them. */
static void look_into_library(JNIEnv *jni)
{
    static const char *const states[] = {"STARTED", "PARKED", "TIMED_PARKED", "UNPARKED", "YIELDED",
                                         "BLOCKED", "UNBLOCKED", "WAIT", "TIMED_WAIT"};
    for (size_t i = 0; i < sizeof states / sizeof *states; i++) {
        library.not_carried_count +=
            read_constant(jni, states[i], &library.not_carried[library.not_carried_count]);
    }
    jclass worker = (*jni)->FindClass(jni, "java/util/concurrent/ForkJoinWorkerThread");
    jclass pool = worker ? (*jni)->FindClass(jni, "java/util/concurrent/ForkJoinPool") : NULL;
    if (pool && read_constant(jni, "NEW", &library.fresh)
        && read_constant(jni, "TERMINATED", &library.ended)
        && (library.state = (*jni)->GetFieldID(jni, virtual_class, "state", "I"))
        && (library.carrier = (*jni)->GetFieldID(jni, virtual_class, "carrierThread",
                                                 "Ljava/lang/Thread;"))
        && (library.pool = (*jni)->GetFieldID(jni, worker, "pool",
                                              "Ljava/util/concurrent/ForkJoinPool;"))
        && (library.change_state = (*jni)->GetMethodID(jni, virtual_class, "compareAndSetState",
                                                       "(II)Z"))
        && (library.get_parallelism = (*jni)->GetMethodID(jni, pool, "getParallelism", "()I"))) {
        library.worker = (*jni)->NewGlobalRef(jni, worker);
        library.set_parallelism = (*jni)->GetMethodID(jni, pool, "setParallelism", "(I)I");
    }
    (*jni)->ExceptionClear(jni);
}

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
        if (virtual_class) {
            look_into_library(jni);
        }
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

/* Whoever makes one may have been stopped within its constructor: the VM would stumble over that one. */
static bool is_started(JNIEnv *jni, jobject thread)
{
    return !library.state || (*jni)->GetIntField(jni, thread, library.state) != library.fresh;
}

/* Nobody carries it, and from now on nobody will: its state is that of one that has ended. */
static bool end_if_not_carried(JNIEnv *jni, jobject thread)
{
    jint state = (*jni)->GetIntField(jni, thread, library.state);
    for (int i = 0; i < library.not_carried_count; i++) {
        if (state == library.not_carried[i]) {
            return (*jni)->CallBooleanMethod(jni, thread, library.change_state, state, library.ended);
        }
    }
    return false;
}

/* Of the carrier of a thread, if it has one. */
static jobject pool_of(JNIEnv *jni, jthread thread)
{
    jobject carrier = (*jni)->GetObjectField(jni, thread, library.carrier);
    jobject pool = carrier && (*jni)->IsInstanceOf(jni, carrier, library.worker)
                       ? (*jni)->GetObjectField(jni, carrier, library.pool)
                       : NULL;
    (*jni)->DeleteLocalRef(jni, carrier);
    return pool;
}

static void allow_more_carriers(JNIEnv *jni, jobject pool, jint more)
{
    jint now = (*jni)->CallIntMethod(jni, pool, library.get_parallelism);
    (*jni)->CallIntMethod(jni, pool, library.set_parallelism, now + more);
    (*jni)->ExceptionClear(jni); /* more than a pool may have */
}

/* Those that exist, but for the caller: who is not carried is ended, and left out. */
static jint end_or_keep(JNIEnv *jni, jobject *found, jint count)
{
    jthread me = NULL;
    jobject pool = NULL;
    jint kept = 0;
    (*java.jvmti)->GetCurrentThread(java.jvmti, &me);
    for (jint i = 0; i < count; i++) {
        jint state = 0;
        (*java.jvmti)->SetTag(java.jvmti, found[i], 0);
        if (!is_started(jni, found[i])) {
            continue;
        }
        (*java.jvmti)->GetThreadState(java.jvmti, found[i], &state);
        bool is_me = (*jni)->IsSameObject(jni, found[i], me);
        if (library.set_parallelism && !pool) {
            pool = pool_of(jni, found[i]);
        }
        if (state & JVMTI_THREAD_STATE_ALIVE && !is_me
            && !(library.set_parallelism && end_if_not_carried(jni, found[i]))) {
            found[kept++] = found[i];
        }
    }
    if (pool && kept > 0) {
        allow_more_carriers(jni, pool, kept);
    }
    return kept;
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
    jint kept = end_or_keep(jni, found, count);
    (*java.jvmti)->ResumeAllVirtualThreads(java.jvmti, kept, found);
    (*java.jvmti)->Deallocate(java.jvmti, (unsigned char *)found);
}
