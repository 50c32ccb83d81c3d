/*
 * What is in no public interface of the VM. HotSpot describes its own structures in tables that are
 * exported for debuggers (gHotSpotVMStructs); the offsets are taken from there, so they fit the VM
 * that runs.
 */
#include "base/vm.h"

#include <string.h>

struct vm_struct_entry {
    const char *type;
    const char *field;
    const char *field_type;
    int32_t is_static;
    uint64_t offset;
    void *address; /* of a static field */
};

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
