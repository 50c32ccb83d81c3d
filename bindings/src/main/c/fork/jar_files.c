/*
 * Open jar files. After any fork() parent and child share the position in every open file; C
 * programs rely on it. The class loader does not: it moves the position and reads, two calls that
 * the other process's class loader can come between, and then both get wrong bytes. So the child
 * opens jars anew: files that are regular, open for reading only, and zip archives. (A program that
 * reads such an archive itself, in parent and child by turns, finds its position no longer shared.)
 */
#include "fork/fork_internal.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>

#include "base/kernel.h"

static bool is_jar(int file)
{
    struct stat status;
    char magic[4];
    long mode = kernel(fcntl, file, F_GETFL);
    return mode >= 0 && (mode & (O_ACCMODE | O_PATH)) == O_RDONLY
           && kernel(newfstatat, file, "", &status, AT_EMPTY_PATH) == 0 && S_ISREG(status.st_mode)
           && kernel(pread64, file, magic, sizeof magic, 0) == sizeof magic
           && memcmp(magic, "PK\3\4", sizeof magic) == 0;
}

/* Through /proc, so that it is the same file even if its name is another's by now. Where that fails
 * the old one stays in place. */
static void open_anew(int file)
{
    char path[32] = "/proc/self/fd/";
    add_number(path + strlen(path), file);
    int fresh = (int)kernel(openat, AT_FDCWD, path, O_RDONLY | O_CLOEXEC);
    if (fresh >= 0) {
        long descriptor_flags = kernel(fcntl, file, F_GETFD);
        long position = kernel(lseek, file, 0, SEEK_CUR);
        kernel(lseek, fresh, position, SEEK_SET);
        kernel(dup3, fresh, file, descriptor_flags & FD_CLOEXEC ? O_CLOEXEC : 0);
        kernel(close, fresh);
    }
}

static int visit(int file, void *unused)
{
    (void)unused;
    if (is_jar(file)) {
        open_anew(file);
    }
    return 0;
}

/* In the child, while its threads wait at the gate. */
void open_jars_anew(void)
{
    for_each_number("/proc/self/fd", visit, NULL);
}
