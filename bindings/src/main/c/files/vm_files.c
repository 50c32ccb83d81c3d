/*
 * Which files the VM has open, and where it keeps their numbers.
 *
 * Jars: java.util.zip.ZipFile has a list of those that are open; each is a RandomAccessFile with a
 * FileDescriptor, whose number is overwritten. A field of another name in a later JDK is not found,
 * and its jars stay descriptors.
 *
 * lib/modules: its reader keeps the number in C++. The descriptor is recognized by the file.
 */
#include "base/vm.h"

#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "files/files_internal.h"

#define SEARCHED_DESCRIPTORS 1024

/* What reads, moves, measures, closes and replaces a file of Java's. */
#define CALLS_OF_LIBJAVA 5

static jobject object_field(JNIEnv *jni, jobject object, const char *name, const char *type)
{
    jfieldID field = (*jni)->GetFieldID(jni, (*jni)->GetObjectClass(jni, object), name, type);
    return field ? (*jni)->GetObjectField(jni, object, field) : NULL;
}

static jobject call(JNIEnv *jni, jobject object, const char *name, const char *type)
{
    jmethodID method = (*jni)->GetMethodID(jni, (*jni)->GetObjectClass(jni, object), name, type);
    return method ? (*jni)->CallObjectMethod(jni, object, method) : NULL;
}

/* The cleaner of a FileDescriptor that nobody closed has a copy of the number. */
static void set_number(JNIEnv *jni, jobject descriptor, jfieldID field, int number)
{
    jobject cleanup =
        object_field(jni, descriptor, "cleanup", "Ljdk/internal/ref/PhantomCleanable;");
    if (cleanup) {
        jfieldID copy = (*jni)->GetFieldID(jni, (*jni)->GetObjectClass(jni, cleanup), "fd", "I");
        if (copy) {
            (*jni)->SetIntField(jni, cleanup, copy, number);
        }
    }
    (*jni)->ExceptionClear(jni);
    (*jni)->SetIntField(jni, descriptor, field, number);
}

/* Java reads a jar under the lock of its file. */
static int take_jar(JNIEnv *jni, jobject source)
{
    int taken = 0;
    jobject file = object_field(jni, source, "zfile", "Ljava/io/RandomAccessFile;");
    if (!file || (*jni)->MonitorEnter(jni, file) != JNI_OK) {
        return 0;
    }
    jobject descriptor = object_field(jni, file, "fd", "Ljava/io/FileDescriptor;");
    jfieldID field = NULL;
    if (descriptor) {
        field = (*jni)->GetFieldID(jni, (*jni)->GetObjectClass(jni, descriptor), "fd", "I");
    }
    if (field) {
        int number = (*jni)->GetIntField(jni, descriptor, field);
        int memory = number < 0 || is_memory(number) ? -1 : file_to_memory(number);
        if (memory >= 0) {
            set_number(jni, descriptor, field, memory);
            close(number);
            taken = 1;
        }
    }
    (*jni)->MonitorExit(jni, file);
    return taken;
}

static int take_jars(JNIEnv *jni)
{
    int taken = 0;
    jclass source = (*jni)->FindClass(jni, "java/util/zip/ZipFile$Source");
    jfieldID field =
        source ? (*jni)->GetStaticFieldID(jni, source, "files", "Ljava/util/HashMap;") : NULL;
    jobject files = field ? (*jni)->GetStaticObjectField(jni, source, field) : NULL;
    if (files && (*jni)->MonitorEnter(jni, files) == JNI_OK) {
        jobject values = call(jni, files, "values", "()Ljava/util/Collection;");
        jobjectArray all = values ? call(jni, values, "toArray", "()[Ljava/lang/Object;") : NULL;
        for (jsize i = 0; all && i < (*jni)->GetArrayLength(jni, all); i++) {
            if ((*jni)->PushLocalFrame(jni, 16) == 0) {
                taken += take_jar(jni, (*jni)->GetObjectArrayElement(jni, all, i));
                (*jni)->PopLocalFrame(jni, NULL);
            }
            (*jni)->ExceptionClear(jni);
        }
        (*jni)->MonitorExit(jni, files);
    }
    (*jni)->ExceptionClear(jni);
    return taken;
}

/* Beside the library that reads it. */
static int take_image(void)
{
    char path[PATH_MAX];
    void *library = dlopen("libjimage.so", RTLD_LAZY | RTLD_NOLOAD);
    void *function = library ? dlsym(library, "JIMAGE_Open") : NULL;
    Dl_info info;
    struct stat image;
    struct stat status;
    if (!function || dladdr(function, &info) == 0
        || snprintf(path, sizeof path, "%.*smodules",
                    (int)(strrchr(info.dli_fname, '/') + 1 - info.dli_fname), info.dli_fname)
               >= (int)sizeof path
        || stat(path, &image) != 0) {
        return 0;
    }
    for (int number = 0; number < SEARCHED_DESCRIPTORS; number++) {
        if (fstat(number, &status) == 0 && status.st_ino == image.st_ino
            && status.st_dev == image.st_dev) {
            image_to_memory(number);
            if (is_image(number) && redirect_calls("/libjimage.so") > 0) {
                close(number);
                return 1;
            }
            return 0;
        }
    }
    return 0;
}

int cmirror_take_files(void)
{
    lock_helper();
    int result = vm ? 0 : find_vm();
    JNIEnv *jni = result == 0 ? jni_of_caller() : NULL;
    if (jni && (*jni)->PushLocalFrame(jni, 16) == 0) {
        static bool image_taken;
        static bool noted;
        image_taken = image_taken || take_image() > 0;
        result = image_taken;
        if (redirect_calls("/libjava.so") >= CALLS_OF_LIBJAVA) {
            result += take_jars(jni);
            if (!noted) {
                note_closed_streams();
                noted = true;
            }
        }
        (*jni)->PopLocalFrame(jni, NULL);
    }
    unlock_helper();
    return result;
}
