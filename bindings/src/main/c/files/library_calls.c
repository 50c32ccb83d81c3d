/*
 * Calls of the VM's libraries to the C library, led to functions of ours: those that may name a file
 * which is memory by now. A library calls through a table of addresses that the linker has filled
 * in; its entries are found by the names of the symbols, as the linker finds them, and overwritten.
 */
#include "files/files_internal.h"

#include <fcntl.h>
#include <link.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/kernel.h"

#if defined(__x86_64__)
#define JUMP_SLOT R_X86_64_JUMP_SLOT
#define GLOB_DAT R_X86_64_GLOB_DAT
#elif defined(__aarch64__)
#define JUMP_SLOT R_AARCH64_JUMP_SLOT
#define GLOB_DAT R_AARCH64_GLOB_DAT
#endif

static ssize_t our_read(int number, void *buffer, size_t size)
{
    return is_memory(number) ? memory_read(number, buffer, size) : read(number, buffer, size);
}

static off_t our_lseek(int number, off_t offset, int whence)
{
    return is_memory(number) ? memory_seek(number, offset, whence)
                             : lseek(number, offset, whence);
}

static int our_fstat(int number, struct stat *status)
{
    if (is_memory(number)) {
        memory_status(number, status);
        return 0;
    }
    return fstat(number, status);
}

/* What fstat() is called in libraries that were built for older ones of glibc. */
static int our_fxstat(int version, int number, struct stat *status)
{
    (void)version;
    return our_fstat(number, status);
}

static int our_close(int number)
{
    if (is_memory(number)) {
        memory_close(number);
        return 0;
    }
    return close(number);
}

static bool was_closed[STDERR_FILENO + 1];

/* Java never closes 0, 1 and 2, but opens /dev/null in their place. A class file that was read as one
 * of them, since the program has none, leaves none. */
static int our_dup2(int from, int to)
{
    if (to >= 0 && to <= STDERR_FILENO && was_closed[to]) {
        close(to);
        return to;
    }
    return dup2(from, to);
}

void note_closed_streams(void)
{
    for (int number = 0; number <= STDERR_FILENO; number++) {
        was_closed[number] = fcntl(number, F_GETFD) < 0;
    }
}

static ssize_t image_pread(int number, void *buffer, size_t size, off_t offset)
{
    return is_image(number) ? image_read(buffer, size, offset)
                            : pread(number, buffer, size, offset);
}

/* Another image must not get the number that means the first one. */
static int image_open(const char *path, int flags, int mode)
{
    int descriptor = open(path, flags | O_CLOEXEC, mode);
    if (is_image(descriptor)) {
        int other = fcntl(descriptor, F_DUPFD_CLOEXEC, descriptor + 1);
        close(descriptor);
        descriptor = other;
    }
    return descriptor;
}

static const struct { const char *library, *symbol; void *ours; } calls[] = {
    {"/libjava.so", "read", our_read},
    {"/libjava.so", "lseek64", our_lseek},
    {"/libjava.so", "lseek", our_lseek},
    {"/libjava.so", "__fxstat64", our_fxstat},
    {"/libjava.so", "fstat64", our_fstat},
    {"/libjava.so", "fstat", our_fstat},
    {"/libjava.so", "close", our_close},
    {"/libjava.so", "dup2", our_dup2},
    {"/libjimage.so", "pread64", image_pread},
    {"/libjimage.so", "pread", image_pread},
    {"/libjimage.so", "open64", image_open},
    {"/libjimage.so", "open", image_open},
};

#define CALLS (sizeof calls / sizeof *calls)

/* The table lies where memory became read-only after linking, mostly. */
static bool write_entry(const struct dl_phdr_info *object, void **entry, void *function)
{
    uintptr_t page_size = (uintptr_t)sysconf(_SC_PAGESIZE);
    uintptr_t offset = (uintptr_t)entry - object->dlpi_addr;
    bool is_read_only = false;
    for (int i = 0; i < object->dlpi_phnum; i++) {
        const ElfW(Phdr) *header = &object->dlpi_phdr[i];
        is_read_only |= header->p_type == PT_GNU_RELRO && offset >= header->p_vaddr
                        && offset < header->p_vaddr + header->p_memsz;
    }
    void *page = (void *)((uintptr_t)entry & ~(page_size - 1));
    if (is_read_only && mprotect(page, page_size, PROT_READ | PROT_WRITE) != 0) {
        return false;
    }
    store(entry, function);
    if (is_read_only) {
        mprotect(page, page_size, PROT_READ);
    }
    return true;
}

struct tables {
    const char *strings;
    const ElfW(Sym) *symbols;
    const ElfW(Rela) *relocations[2];
    size_t sizes[2];
};

static struct tables tables_of(const struct dl_phdr_info *object)
{
    struct tables tables = {0};
    const ElfW(Dyn) *entry = NULL;
    for (int i = 0; i < object->dlpi_phnum; i++) {
        if (object->dlpi_phdr[i].p_type == PT_DYNAMIC) {
            entry = (const ElfW(Dyn) *)(object->dlpi_addr + object->dlpi_phdr[i].p_vaddr);
        }
    }
    for (; entry && entry->d_tag != DT_NULL; entry++) {
        switch (entry->d_tag) {
        case DT_STRTAB: tables.strings = (const char *)entry->d_un.d_ptr; break;
        case DT_SYMTAB: tables.symbols = (const ElfW(Sym) *)entry->d_un.d_ptr; break;
        case DT_JMPREL: tables.relocations[0] = (const ElfW(Rela) *)entry->d_un.d_ptr; break;
        case DT_PLTRELSZ: tables.sizes[0] = entry->d_un.d_val; break;
        case DT_RELA: tables.relocations[1] = (const ElfW(Rela) *)entry->d_un.d_ptr; break;
        case DT_RELASZ: tables.sizes[1] = entry->d_un.d_val; break;
        }
    }
    return tables;
}

struct redirection { const char *library; int count; };

static int redirect_in(struct dl_phdr_info *object, size_t size, void *data)
{
    (void)size;
    struct redirection *redirection = data;
    const char *name = object->dlpi_name ? strrchr(object->dlpi_name, '/') : NULL;
    if (!name || strcmp(name, redirection->library) != 0) {
        return 0;
    }
    struct tables tables = tables_of(object);
    for (int t = 0; t < 2; t++) {
        const ElfW(Rela) *end = tables.relocations[t] + tables.sizes[t] / sizeof *end;
        for (const ElfW(Rela) *at = tables.relocations[t]; at < end; at++) {
            if (ELF64_R_TYPE(at->r_info) != JUMP_SLOT && ELF64_R_TYPE(at->r_info) != GLOB_DAT) {
                continue;
            }
            const char *symbol = tables.strings + tables.symbols[ELF64_R_SYM(at->r_info)].st_name;
            for (size_t i = 0; i < CALLS; i++) {
                if (strcmp(calls[i].library, name) == 0 && strcmp(calls[i].symbol, symbol) == 0) {
                    void **entry = (void **)(object->dlpi_addr + at->r_offset);
                    redirection->count += write_entry(object, entry, calls[i].ours);
                }
            }
        }
    }
    return 1;
}

/* How many functions of ours a library calls from now on: "/libjava.so". */
int redirect_calls(const char *library)
{
    struct redirection redirection = {library, 0};
    dl_iterate_phdr(redirect_in, &redirection);
    return redirection.count;
}
