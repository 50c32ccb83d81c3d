/* The checks that need nothing but the C library. */
#include "fork/fork_internal.h"

#include <link.h>
#include <string.h>

#include "base/kernel.h"

/* Absent in other C libraries: the address is NULL there. */
extern const char *gnu_get_libc_version(void) __attribute__((weak));

static int note_musl(struct dl_phdr_info *object, size_t size, void *is_musl)
{
    (void)size;
    if (object->dlpi_name && strstr(object->dlpi_name, "ld-musl")) {
        *(bool *)is_musl = true;
    }
    return 0;
}

/* The first with libpthread inside libc. */
static bool at_least_2_34(const char *version)
{
    int major = 0;
    int minor = 0;
    const char *digit = version;
    for (; *digit >= '0' && *digit <= '9'; digit++) {
        major = major * 10 + (*digit - '0');
    }
    if (*digit == '.') {
        for (digit++; *digit >= '0' && *digit <= '9'; digit++) {
            minor = minor * 10 + (*digit - '0');
        }
    }
    return major > 2 || (major == 2 && minor >= 34);
}

int check_platform(void)
{
    if (!gnu_get_libc_version) {
        bool is_musl = false;
        dl_iterate_phdr(note_musl, &is_musl);
        return refuse(ENOTSUP, "fork needs glibc 2.34 or newer, and the C library here is %s.",
                      is_musl ? "musl" : "not glibc");
    }
    if (!at_least_2_34(gnu_get_libc_version())) {
        return refuse(ENOTSUP, "fork needs glibc 2.34 or newer, and this is glibc %s.",
                      gnu_get_libc_version());
    }
    if (shadow_stack_enabled()) {
        return refuse(ENOTSUP, "fork cannot re-create threads that run with %s; start the "
                               "program with GLIBC_TUNABLES=glibc.cpu.x86_shstk=off.",
                      SHADOW_STACK_NAME);
    }
    return 0;
}
