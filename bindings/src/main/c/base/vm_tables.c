/*
 * What is in no public interface of the VM. HotSpot describes its own structures in tables that are
 * exported for debuggers (gHotSpotVMStructs); the offsets are taken from there, so they fit the VM
 * that runs.
 */
#include "base/vm.h"

#include <string.h>

struct vm_struct_entry {
    const char *type; /* NULL behind the last */
    const char *field;
    const char *field_type;
    int32_t is_static;
    uint64_t offset;
    void *address; /* of a static field */
};

struct vm_type_entry {
    const char *type;
    const char *superclass;
    int32_t is_oop;
    int32_t is_integer;
    int32_t is_unsigned;
    uint64_t size;
};

struct vm_constant_entry {
    const char *name;
    int32_t value;
};

/* The VM says of the entries, too, where their parts are. */
bool vm_tables_fit(void)
{
    static const struct { const char *symbol; size_t expected; } facts[] = {
        {"gHotSpotVMStructEntryArrayStride", sizeof(struct vm_struct_entry)},
        {"gHotSpotVMStructEntryTypeNameOffset", offsetof(struct vm_struct_entry, type)},
        {"gHotSpotVMStructEntryFieldNameOffset", offsetof(struct vm_struct_entry, field)},
        {"gHotSpotVMStructEntryTypeStringOffset", offsetof(struct vm_struct_entry, field_type)},
        {"gHotSpotVMStructEntryIsStaticOffset", offsetof(struct vm_struct_entry, is_static)},
        {"gHotSpotVMStructEntryOffsetOffset", offsetof(struct vm_struct_entry, offset)},
        {"gHotSpotVMStructEntryAddressOffset", offsetof(struct vm_struct_entry, address)},
        {"gHotSpotVMTypeEntryArrayStride", sizeof(struct vm_type_entry)},
        {"gHotSpotVMTypeEntryTypeNameOffset", offsetof(struct vm_type_entry, type)},
        {"gHotSpotVMTypeEntrySizeOffset", offsetof(struct vm_type_entry, size)},
        {"gHotSpotVMIntConstantEntryArrayStride", sizeof(struct vm_constant_entry)},
        {"gHotSpotVMIntConstantEntryNameOffset", offsetof(struct vm_constant_entry, name)},
        {"gHotSpotVMIntConstantEntryValueOffset", offsetof(struct vm_constant_entry, value)},
    };
    for (size_t i = 0; i < sizeof facts / sizeof *facts; i++) {
        const uint64_t *said = vm_symbol(facts[i].symbol);
        if (!said || *said != facts[i].expected) {
            return false;
        }
    }
    return true;
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

bool vm_constant(const char *name, int *value)
{
    const struct vm_constant_entry **table = vm_symbol("gHotSpotVMIntConstants");
    for (const struct vm_constant_entry *entry = table ? *table : NULL; entry && entry->name;
         entry++) {
        if (strcmp(entry->name, name) == 0) {
            *value = entry->value;
            return true;
        }
    }
    return false;
}

/* 0 if there is no such type. */
uint64_t vm_type_size(const char *type)
{
    const struct vm_type_entry **table = vm_symbol("gHotSpotVMTypes");
    for (const struct vm_type_entry *entry = table ? *table : NULL; entry && entry->type; entry++) {
        if (strcmp(entry->type, type) == 0) {
            return entry->size;
        }
    }
    return 0;
}

/* Where the VM keeps the value of a flag, NULL if it has none of this name. */
static const void *value_of_flag(const char *name)
{
    char **flags = vm_static_field("JVMFlag", "flags", "JVMFlag*");
    size_t *count = vm_static_field("JVMFlag", "numFlags", "size_t");
    uint64_t size = vm_type_size("JVMFlag");
    size_t name_offset;
    size_t value_offset;
    if (!flags || !count || size == 0 || !vm_field_offset("JVMFlag", "_name", &name_offset)
        || !vm_field_offset("JVMFlag", "_addr", &value_offset)) {
        return NULL;
    }
    for (size_t i = 0; i < *count; i++) {
        const char *flag = *flags + i * size;
        const char *its_name = *(const char *const *)(flag + name_offset);
        if (its_name && strcmp(its_name, name) == 0) {
            return *(const void *const *)(flag + value_offset);
        }
    }
    return NULL;
}

/* Whether a flag of the VM is on: "UseZGC". */
bool vm_flag(const char *name)
{
    const bool *value = value_of_flag(name);
    return value && *value;
}

/* Of one that is a number: "LockingMode". */
int vm_number_flag(const char *name, int otherwise)
{
    const int *value = value_of_flag(name);
    return value ? *value : otherwise;
}

/* The addresses of the Java heap. ZGC describes none. */
bool vm_heap(uintptr_t *start, uintptr_t *end)
{
    size_t reserved;
    size_t first;
    size_t words;
    char **heap = vm_static_field("Universe", "_collectedHeap", "CollectedHeap*");
    if (!heap || !*heap || !vm_field_offset("CollectedHeap", "_reserved", &reserved)
        || !vm_field_offset("MemRegion", "_start", &first)
        || !vm_field_offset("MemRegion", "_word_size", &words)) {
        return false;
    }
    *start = *(const uintptr_t *)(*heap + reserved + first);
    *end = *start + *(const size_t *)(*heap + reserved + words) * sizeof(void *);
    return true;
}
