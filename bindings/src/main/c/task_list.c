/* The threads of this process as the kernel lists them: /proc/self/task. Nothing here allocates or
 * takes a lock. */
#include "fork_internal.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>

#include "kernel.h"

#define TASK_DIRECTORY "/proc/self/task"

struct directory_entry { /* what getdents64() writes */
    uint64_t inode;
    int64_t offset;
    uint16_t length;
    uint8_t type;
    char name[];
};

/* Calls visit() for every thread until it returns something negative. The listing ends early when
 * the entry it stands on goes away meanwhile, so it proves nothing alone: compare with
 * task_count(). */
int for_each_task(int (*visit)(pid_t tid, void *context), void *context)
{
    return for_each_number(TASK_DIRECTORY, visit, context);
}

/* The same for any directory whose entries are numbers. */
int for_each_number(const char *path, int (*visit)(int number, void *context), void *context)
{
    static char entries[32768] __attribute__((aligned(8)));
    int directory = (int)kernel(openat, AT_FDCWD, path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (directory < 0) {
        return directory;
    }
    long got;
    int result = 0;
    while (result >= 0 && (got = kernel(getdents64, directory, entries, sizeof entries)) > 0) {
        for (long at = 0; at < got && result >= 0;) {
            struct directory_entry *entry = (struct directory_entry *)(entries + at);
            at += entry->length;
            int number = entry->name[0] >= '0' && entry->name[0] <= '9' ? 0 : -1;
            for (const char *digit = entry->name; *digit >= '0' && *digit <= '9'; digit++) {
                number = number * 10 + (*digit - '0');
            }
            if (number >= 0) {
                result = visit(number, context);
            }
        }
    }
    kernel(close, directory);
    return result;
}

/* The kernel's own count: the link count of the directory is 2 + the number of threads. */
long task_count(void)
{
    struct stat status;
    if (kernel(newfstatat, AT_FDCWD, TASK_DIRECTORY, &status, 0) != 0) {
        return -1;
    }
    return (long)status.st_nlink - 2;
}

static long read_task_file(pid_t tid, const char *file_name, char *text, long size)
{
    char path[64] = TASK_DIRECTORY "/";
    char digits[12];
    int count = 0;
    char *end = path + strlen(path);
    for (; tid > 0; tid /= 10) {
        digits[count++] = (char)('0' + tid % 10);
    }
    while (count > 0) {
        *end++ = digits[--count];
    }
    *end++ = '/';
    strcpy(end, file_name);
    int file = (int)kernel(openat, AT_FDCWD, path, O_RDONLY | O_CLOEXEC);
    if (file < 0) {
        return file;
    }
    long got = kernel(read, file, text, size - 1);
    kernel(close, file);
    text[got > 0 ? got : 0] = 0;
    return got;
}

/*
 * "4711 (name) S 1 4711 ...": state, then six numbers, of which the last is the kernel's flags.
 * Kernel workers that io_uring starts are listed among our threads; they take no signal and the
 * child needs no copy of them.
 */
enum task_kind task_kind(pid_t tid)
{
    const unsigned long pf_io_worker = 0x10;
    const unsigned long pf_user_worker = 0x4000;
    char text[512];
    if (read_task_file(tid, "stat", text, sizeof text) <= 0) {
        return TASK_GONE;
    }
    const char *field = strrchr(text, ')'); /* a name may hold brackets and blanks */
    if (!field || field[1] != ' ') {
        return TASK_GONE;
    }
    field += 2;
    char state = *field;
    if (state == 'Z' || state == 'X') { /* a leader that ends before the others stays as a zombie */
        return TASK_ZOMBIE;
    }
    unsigned long flags = 0;
    for (int blanks = 0; *field && blanks < 7; field++) {
        if (*field == ' ') {
            blanks++;
        } else if (blanks == 6) {
            flags = flags * 10 + (unsigned long)(*field - '0');
        }
    }
    if (flags & (pf_io_worker | pf_user_worker)) {
        return TASK_OF_KERNEL;
    }
    /* R: has or waits for a processor; D: waits inside the kernel, not for a signal */
    return state == 'R' || state == 'D' ? TASK_BUSY : TASK_SLEEPING;
}

void task_name(pid_t tid, char name[16])
{
    char text[32];
    if (read_task_file(tid, "comm", text, sizeof text) <= 0) {
        strcpy(text, "?");
    }
    text[strcspn(text, "\n")] = 0;
    text[15] = 0;
    strcpy(name, text);
}
