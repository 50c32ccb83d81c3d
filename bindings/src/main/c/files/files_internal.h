/* Between the files about the VM's open files. */
#ifndef FILES_INTERNAL_H
#define FILES_INTERNAL_H

#include "base/base.h"

#include <sys/stat.h>

#include "files/cmirror_files.h"

#pragma GCC visibility push(hidden)

/* file_memory.c: numbers that no descriptor can have stand for files in memory. */
int file_to_memory(int descriptor);
void image_to_memory(int descriptor);
bool is_memory(int number);
ssize_t memory_read(int number, void *buffer, size_t size);
off_t memory_seek(int number, off_t offset, int whence);
void memory_status(int number, struct stat *status);
void memory_close(int number);
bool is_image(int number);
ssize_t image_read(void *buffer, size_t size, off_t offset);

/* library_calls.c */
void note_closed_streams(void);
int redirect_calls(const char *library);

#pragma GCC visibility pop

#endif
