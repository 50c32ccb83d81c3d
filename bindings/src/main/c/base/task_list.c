/*
 * The threads of this process as the kernel lists them: /proc/self/task. Where that is out of reach
 * (after chroot(), in a namespace of processes that /proc is not of, with no descriptor left) each
 * number is tried that a thread may have. Nothing here allocates or takes a lock.
 */
#include "base/base.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/kernel.h"

#define TASK_DIRECTORY "/proc/self/task"

struct directory_entry { /* what getdents64() writes */
    uint64_t inode;
    int64_t offset;
    uint16_t length;
    uint8_t type;
    char name[];
};

static int open_directory(const char *path)
{
    return (int)kernel(openat, AT_FDCWD, path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

/* Calls visit() for every entry that is a number, until it returns something negative. */
static int for_each_entry(int directory, int (*visit)(int number, void *context), void *context)
{
    static char entries[32768] __attribute__((aligned(8)));
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

int for_each_number(const char *path, int (*visit)(int number, void *context), void *context)
{
    int directory = open_directory(path);
    return directory < 0 ? directory : for_each_entry(directory, visit, context);
}

/* Writes the digits and a 0 behind them; how many digits. */
int add_number(char *end, int number)
{
    char digits[12];
    int count = 0;
    do {
        digits[count++] = (char)('0' + number % 10);
    } while ((number /= 10) > 0);
    for (int i = count; i > 0; i--) {
        *end++ = digits[i - 1];
    }
    *end = 0;
    return count;
}

/* Whether the directory is there, and has the numbers that this process knows. */
static bool is_listed(pid_t tid)
{
    struct stat status;
    char path[64] = TASK_DIRECTORY "/";
    add_number(path + strlen(path), tid);
    return kernel(newfstatat, AT_FDCWD, path, &status, 0) == 0;
}

static bool exists(pid_t tid)
{
    return kernel(tgkill, getpid(), tid, 0) == 0;
}

/* The kernel counts up: all threads of a process are newer than itself, and older than a process
 * that is made now, which ends at once. */
static int try_numbers(int (*visit)(pid_t tid, void *context), void *context)
{
    const pid_t most = 1 << 22;
    pid_t newest = (pid_t)clone_process(CLONE_VM | CLONE_VFORK, NULL);
    if (newest == 0) {
        kernel(exit, 0);
    }
    if (newest < 0) {
        return newest;
    }
    kernel(wait4, newest, NULL, __WCLONE, NULL);
    pid_t first = (pid_t)kernel(getpid);
    int result = 0;
    for (pid_t tid = first; result >= 0 && tid < (newest > first ? newest : most); tid++) {
        result = exists(tid) ? visit(tid, context) : 0;
    }
    for (pid_t tid = 1; result >= 0 && newest < first && tid < newest; tid++) {
        result = exists(tid) ? visit(tid, context) : 0;
    }
    return result;
}

/* Calls visit() for every thread until it returns something negative. The listing ends early when
 * the entry it stands on goes away meanwhile, so it proves nothing alone: compare with
 * task_count(). */
int for_each_task(int (*visit)(pid_t tid, void *context), void *context)
{
    int directory = is_listed((pid_t)kernel(gettid)) ? open_directory(TASK_DIRECTORY) : -1;
    return directory < 0 ? try_numbers(visit, context) : for_each_entry(directory, visit, context);
}

/* The kernel's own count: the link count of the directory is 2 + the number of threads. -1 where
 * nobody says. */
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
    char *end = path + strlen(path);
    end += add_number(end, tid);
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
    if (!exists(tid)) {
        return TASK_GONE;
    }
    if (read_task_file(tid, "stat", text, sizeof text) <= 0) {
        return exists(tid) ? TASK_SLEEPING : TASK_GONE; /* no /proc: not worth long waiting */
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
