/*
 * The files that a VM keeps open: the class library (lib/modules) and the jars of the class path. A
 * C program has no such descriptors: it finds 3 free, closes what it does not know, and starts other
 * programs without them. Here they become memory, and their descriptors are closed.
 *
 *   file_memory.c    a file as memory: read, seek, size
 *   library_calls.c  the VM's libraries call that in the place of the kernel
 *   vm_files.c       which files, and who in the VM knows their numbers
 */
#ifndef CMIRROR_FILES_H
#define CMIRROR_FILES_H

#include "base/base.h"

/* How many descriptors were given back, or a negated errno number. The caller is a thread of Java. */
CMIRROR_API int cmirror_take_files(void);

#endif
