/* The checks that need nothing but the C library. */
#include "fork/fork_internal.h"

#include <link.h>
#include <string.h>

#include "base/kernel.h"

static int note_musl(struct dl_phdr_info *object, size_t size, void *is_musl)
{
    (void)size;
    if (object->dlpi_name && strstr(object->dlpi_name, "ld-musl")) {
        *(bool *)is_musl = true;
    }
    return 0;
}

int check_platform(void)
{
    if (!libc_version()) {
        bool is_musl = false;
        dl_iterate_phdr(note_musl, &is_musl);
        return refuse(ENOTSUP, "fork needs glibc 2.34 or newer, and the C library here is %s.",
                      is_musl ? "musl" : "not glibc");
    }
    if (!glibc_at_least(34)) { /* the first with libpthread inside libc */
        return refuse(ENOTSUP, "fork needs glibc 2.34 or newer, and this is glibc %s.",
                      libc_version());
    }
    if (shadow_stack_enabled()) {
        return refuse(ENOTSUP, "fork cannot re-create threads that run with %s; start the "
                               "program with GLIBC_TUNABLES=glibc.cpu.x86_shstk=off.",
                      SHADOW_STACK_NAME);
    }
    return 0;
}
