/* Where the loaded objects keep their variables: the writable segments, without the part that is
 * read-only since relocation (PT_GNU_RELRO): nothing there is a lock, and what looks like one is an
 * accident. */
#include "fork/fork_internal.h"

#include <link.h>
#include <sys/auxv.h>

#define MAX_SEGMENTS 2048

static struct data_segment segments[MAX_SEGMENTS];
static int segment_count;
static uintptr_t page_size;

static int add_object(struct dl_phdr_info *object, size_t size, void *unused)
{
    (void)size;
    (void)unused;
    uintptr_t variables = 0;
    bool is_ours = false;
    for (int i = 0; i < object->dlpi_phnum; i++) {
        const ElfW(Phdr) *header = &object->dlpi_phdr[i];
        uintptr_t start = object->dlpi_addr + header->p_vaddr;
        is_ours |= header->p_type == PT_LOAD && (uintptr_t)segments - start < header->p_memsz;
    }
    if (is_ours) { /* no lock of glibc's, but much that looks like a thread's number */
        return 0;
    }
    for (int i = 0; i < object->dlpi_phnum; i++) {
        const ElfW(Phdr) *header = &object->dlpi_phdr[i];
        if (header->p_type == PT_GNU_RELRO) { /* protected in whole pages */
            uintptr_t end = object->dlpi_addr + header->p_vaddr + header->p_memsz;
            variables = end & ~(page_size - 1);
        }
    }
    for (int i = 0; i < object->dlpi_phnum; i++) {
        const ElfW(Phdr) *header = &object->dlpi_phdr[i];
        bool writable = header->p_type == PT_LOAD && (header->p_flags & PF_W);
        if (!writable || segment_count == MAX_SEGMENTS) {
            continue;
        }
        uintptr_t start = object->dlpi_addr + header->p_vaddr;
        uintptr_t end = start + header->p_memsz;
        start = start < variables && variables < end ? variables : start;
        segments[segment_count++] = (struct data_segment){(start + 7) & ~(uintptr_t)7, end};
    }
    return 0;
}

/* In the parent before the stop, while the list of objects cannot change (fork.c). */
void list_data_segments(void)
{
    page_size = getauxval(AT_PAGESZ);
    segment_count = 0;
    dl_iterate_phdr(add_object, NULL);
}

const struct data_segment *data_segments(int *count)
{
    *count = segment_count;
    return segments;
}
