/* A VM of which one thing is otherwise: what the variable CMIRROR_OTHER names, "OSThread._thread_id". */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool __real_vm_field_offset(const char *type, const char *field, size_t *offset);
void *__real_vm_static_field(const char *type, const char *field, const char *field_type);
bool __real_vm_tables_fit(void);

static bool is_other(const char *type, const char *field)
{
    const char *wanted = getenv("CMIRROR_OTHER");
    char name[128];
    snprintf(name, sizeof name, "%s.%s", type, field);
    return wanted && strcmp(wanted, name) == 0;
}

bool __wrap_vm_field_offset(const char *type, const char *field, size_t *offset)
{
    bool found = __real_vm_field_offset(type, field, offset);
    *offset += found && is_other(type, field) ? 8 : 0;
    return found;
}

void *__wrap_vm_static_field(const char *type, const char *field, const char *field_type)
{
    static int64_t odd[4] = {-2, -2, -2, -2};
    return is_other(type, field) ? odd : __real_vm_static_field(type, field, field_type);
}

bool __wrap_vm_tables_fit(void)
{
    return !is_other("gHotSpotVMStructs", "layout") && __real_vm_tables_fit();
}
