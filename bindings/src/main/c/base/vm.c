/*
 * Finds the VM. Nothing is linked: libjvm is already in the process.
 */
#include "base/vm.h"

#include <dlfcn.h>
#include <link.h>
#include <string.h>

JavaVM *vm;

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
void *vm_symbol(const char *name)
{
    struct lookup lookup = {name, dlsym(RTLD_DEFAULT, name)};
    if (!lookup.address) {
        dl_iterate_phdr(look_in_object, &lookup);
    }
    return lookup.address;
}

static struct { uintptr_t address, start, end; } code; /* of libjvm, around the address */

static int note_code(struct dl_phdr_info *object, size_t size, void *unused)
{
    (void)size;
    (void)unused;
    for (int i = 0; i < object->dlpi_phnum; i++) {
        const ElfW(Phdr) *header = &object->dlpi_phdr[i];
        uintptr_t start = object->dlpi_addr + header->p_vaddr;
        if (header->p_type == PT_LOAD && code.address - start < header->p_memsz) {
            code.start = start;
            code.end = start + header->p_memsz;
            return 1;
        }
    }
    return 0;
}

bool is_in_vm(uintptr_t address)
{
    return address >= code.start && address < code.end;
}

int find_vm(void)
{
    jint (*created_vms)(JavaVM **, jsize, jsize *) = NULL;
    *(void **)&created_vms = vm_symbol("JNI_GetCreatedJavaVMs");
    jsize count = 0;
    if (!created_vms || created_vms(&vm, 1, &count) != JNI_OK || count < 1) {
        vm = NULL;
        return refuse(ENOTSUP, "fork found no Java VM in this process.");
    }
    code.address = (uintptr_t)created_vms;
    dl_iterate_phdr(note_code, NULL);
    return 0;
}

JNIEnv *jni_of_caller(void)
{
    void *jni = NULL;
    return (*vm)->GetEnv(vm, &jni, JNI_VERSION_1_8) == JNI_OK ? jni : NULL;
}
