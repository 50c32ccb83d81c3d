/*
 * A file as memory. Its number is one that the kernel never gives to a descriptor, so nothing that a
 * program does to its descriptors can meet it; its position is the process's own, also after fork().
 */
#include "files/files_internal.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/kernel.h"

#define FIRST_NUMBER 0x7f000000 /* far above the kernel's limit, which is below 2^30 */
#define MOST_FILES 256

struct memory {
    const char *bytes; /* NULL: the place is free */
    off_t position;
    struct stat status;
};

static struct memory files[MOST_FILES];
static struct memory image;
static int image_number = -1; /* the descriptor that it had, and that its reader goes on naming */

static bool map(struct memory *file, int descriptor)
{
    if (fstat(descriptor, &file->status) != 0 || !S_ISREG(file->status.st_mode)
        || file->status.st_size == 0) {
        return false;
    }
    void *bytes = mmap(NULL, (size_t)file->status.st_size, PROT_READ, MAP_PRIVATE, descriptor, 0);
    if (bytes == MAP_FAILED) {
        return false;
    }
    file->position = lseek(descriptor, 0, SEEK_CUR);
    store(&file->bytes, bytes);
    return true;
}

/* The number that stands for it from now on, or -1. */
int file_to_memory(int descriptor)
{
    for (int i = 0; i < MOST_FILES; i++) {
        if (!files[i].bytes) {
            return map(&files[i], descriptor) ? FIRST_NUMBER + i : -1;
        }
    }
    return -1;
}

bool is_memory(int number)
{
    return number >= FIRST_NUMBER && number < FIRST_NUMBER + MOST_FILES
           && load(&files[number - FIRST_NUMBER].bytes);
}

static ssize_t copy(const struct memory *file, void *buffer, size_t size, off_t offset)
{
    off_t rest = file->status.st_size - offset;
    if (offset < 0 || rest <= 0) {
        return 0;
    }
    size_t count = size < (size_t)rest ? size : (size_t)rest;
    memcpy(buffer, file->bytes + offset, count);
    return (ssize_t)count;
}

/* As read(2), of one thread at a time: Java locks a file while it moves the position and reads. */
ssize_t memory_read(int number, void *buffer, size_t size)
{
    struct memory *file = &files[number - FIRST_NUMBER];
    ssize_t count = copy(file, buffer, size, file->position);
    file->position += count;
    return count;
}

off_t memory_seek(int number, off_t offset, int whence)
{
    struct memory *file = &files[number - FIRST_NUMBER];
    off_t from = whence == SEEK_CUR ? file->position
                 : whence == SEEK_END ? file->status.st_size : 0;
    if (from + offset < 0) {
        errno = EINVAL;
        return -1;
    }
    return file->position = from + offset;
}

void memory_status(int number, struct stat *status)
{
    *status = files[number - FIRST_NUMBER].status;
}

void memory_close(int number)
{
    struct memory *file = &files[number - FIRST_NUMBER];
    munmap((void *)file->bytes, (size_t)file->status.st_size);
    store(&file->bytes, NULL);
}

/* The class library: its reader is C++ that keeps the number where we cannot change it. */
void image_to_memory(int descriptor)
{
    if (map(&image, descriptor)) {
        store(&image_number, descriptor);
    }
}

bool is_image(int number)
{
    return load(&image_number) == number;
}

ssize_t image_read(void *buffer, size_t size, off_t offset)
{
    return copy(&image, buffer, size, offset);
}
