/* Which C library this is. */
#include "base/base.h"

/* Absent in other C libraries: the address is NULL there. */
extern const char *gnu_get_libc_version(void) __attribute__((weak));

const char *libc_version(void)
{
    return &gnu_get_libc_version ? gnu_get_libc_version() : NULL;
}

/* Whether it is glibc 2.<minor> or newer. */
bool glibc_at_least(int minor)
{
    int numbers[2] = {0, 0};
    const char *digit = libc_version();
    for (int i = 0; digit && i < 2; i++, digit++) {
        for (; *digit >= '0' && *digit <= '9'; digit++) {
            numbers[i] = numbers[i] * 10 + (*digit - '0');
        }
        if (*digit != '.') {
            break;
        }
    }
    return numbers[0] > 2 || (numbers[0] == 2 && numbers[1] >= minor);
}
