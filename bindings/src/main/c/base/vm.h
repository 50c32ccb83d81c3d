/* The VM of this process, and HotSpot's tables about itself. */
#ifndef VM_H
#define VM_H

#include "base/base.h"

#include <jni.h>

#pragma GCC visibility push(hidden)

/* vm.c */
extern JavaVM *vm; /* NULL until find_vm() has found it */
int find_vm(void);
JNIEnv *jni_of_caller(void);
void *vm_symbol(const char *name);
bool is_in_vm(uintptr_t address);

/* vm_tables.c */
bool vm_field_offset(const char *type, const char *field, size_t *offset);
void *vm_static_field(const char *type, const char *field, const char *field_type);
bool vm_tables_fit(void);
uint64_t vm_type_size(const char *type);
bool vm_constant(const char *name, int *value);
bool vm_flag(const char *name);
int vm_number_flag(const char *name, int otherwise);
bool vm_heap(uintptr_t *start, uintptr_t *end);

#pragma GCC visibility pop

#endif
