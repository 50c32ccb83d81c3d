/* Why something is refused: a sentence. */
#include "base/base.h"

#include <stdarg.h>
#include <stdio.h>

static char sentence[256];

/* "" where nothing was refused. */
const char *refusal(void)
{
    return sentence;
}

void clear_refusal(void)
{
    sentence[0] = 0;
}

/* Returns -error, so that a check can end with `return refuse(ENOTSUP, "...")`. */
int refuse(int error, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(sentence, sizeof sentence, format, arguments);
    va_end(arguments);
    return -error;
}
