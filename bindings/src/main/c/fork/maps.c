/*
 * Mappings that are not copied as others are, found in /proc/self/maps. Through shared ones both
 * processes write to the same memory after any fork(). For the memory of an application that is the
 * point of sharing; for two parts of the VM it is not:
 *  - its performance counters (/tmp/hsperfdata_<user>/<pid>, what jps and jstat read): the child
 *    gets a private copy;
 *  - a Java heap that is itself a shared mapping (ZGC; -XX:AllocateHeapAt): two VMs would collect one
 *    heap, so the fork is refused.
 * A heap of -XX:+UseLargePages is copied as it is written to, but the pages come from a pool, and when
 * that is empty the kernel ends the child (SIGBUS).
 */
#include "fork/java_vm.h"

#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>

#include "base/kernel.h"

static void *perf_data;
static size_t perf_data_size;
static bool shared_heap;
static bool pooled_heap;
static uintptr_t heap_start;
static uintptr_t heap_end;

static uintptr_t parse_hex(const char **text)
{
    uintptr_t value = 0;
    for (;; (*text)++) {
        char digit = **text;
        if (digit >= '0' && digit <= '9') {
            value = value * 16 + (uintptr_t)(digit - '0');
        } else if (digit >= 'a' && digit <= 'f') {
            value = value * 16 + (uintptr_t)(digit - 'a' + 10);
        } else {
            return value;
        }
    }
}

/* 7f0c4a000000-7f0c4a008000 rw-s 00000000 fe:00 1234   /tmp/hsperfdata_me/4711 */
static void read_line(const char *line)
{
    uintptr_t start = parse_hex(&line);
    line++;
    uintptr_t end = parse_hex(&line);
    const char *rights = line + 1;
    bool is_heap = start < heap_end && end > heap_start;
    if (strlen(line) < 5 || rights[1] != 'w') {
        return;
    }
    if (rights[3] != 's') {
        pooled_heap |= is_heap && strstr(line, "/anon_hugepage");
    } else if (strstr(line, "/hsperfdata_")) {
        perf_data = (void *)start;
        perf_data_size = end - start;
    } else if (strstr(line, "java_heap") || is_heap) {
        shared_heap = true; /* ZGC's has a name, and is in no table */
    }
}

int check_shared_mappings(void)
{
    static char text[8192];
    size_t filled = 0;
    int file = (int)kernel(openat, AT_FDCWD, "/proc/self/maps", O_RDONLY | O_CLOEXEC);
    vm_heap(&heap_start, &heap_end);
    if (file < 0) {
        shared_heap = vm_flag("UseZGC"); /* the one that is shared by default */
    }
    long got;
    while ((got = kernel(read, file, text + filled, sizeof text - 1 - filled)) > 0) {
        filled += (size_t)got;
        text[filled] = 0;
        char *line = text;
        for (char *end; (end = strchr(line, '\n')); line = end + 1) {
            *end = 0;
            read_line(line);
        }
        filled -= (size_t)(line - text);
        memmove(text, line, filled);
    }
    kernel(close, file);
    if (shared_heap) {
        return refuse(ENOTSUP, "fork cannot copy a Java heap that is a shared mapping, as ZGC's and "
                               "that of -XX:AllocateHeapAt are; run with -XX:+UseG1GC.");
    }
    if (pooled_heap) {
        return refuse(ENOTSUP, "fork cannot copy a Java heap in pages of a pool, which may not suffice "
                               "for two (-XX:+UseLargePages); -XX:+UseTransparentHugePages can be "
                               "forked.");
    }
    return 0;
}

/* Runs in the child before any of its threads. The copy is made beside and then moved over the
 * original in one step, so that no address changes. Grandchildren find it private already. */
void make_perf_data_private(void)
{
    if (!perf_data) {
        return;
    }
    long copy = kernel(mmap, NULL, perf_data_size, PROT_READ | PROT_WRITE,
                       MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (copy > 0) {
        memcpy((void *)copy, perf_data, perf_data_size);
        kernel(mremap, copy, perf_data_size, perf_data_size, MREMAP_MAYMOVE | MREMAP_FIXED,
               perf_data);
    }
    perf_data = NULL;
}
