/* What the rooms of the helper share: fork/, signals/ and files/ include headers of this one, and
 * this one none of theirs. */
#ifndef BASE_H
#define BASE_H

#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <errno.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/* A function that Java calls. */
#define CMIRROR_API __attribute__((visibility("default")))

#define NS_PER_MS 1000000L

/* None of these names may meet another library's, whatever the flags of the compiler. */
#pragma GCC visibility push(hidden)

/* lock.c: one thread at a time forks, or changes what a fork must find whole. */
void lock_helper(void);
void unlock_helper(void);
bool lock_is_wanted(long limit_ns);

/* refuse.c */
int refuse(int error, const char *format, ...) __attribute__((format(printf, 2, 3)));
void clear_refusal(void);
const char *refusal(void);

/* libc.c */
const char *libc_version(void); /* NULL: not glibc */
bool glibc_at_least(int minor);

/* task_list.c */
enum task_kind { TASK_GONE, TASK_ZOMBIE, TASK_BUSY, TASK_SLEEPING, TASK_OF_KERNEL };
int for_each_task(int (*visit)(pid_t tid, void *context), void *context);
int for_each_number(const char *path, int (*visit)(int number, void *context), void *context);
int add_number(char *end, int number);
long task_count(void);
enum task_kind task_kind(pid_t tid);
void task_name(pid_t tid, char name[16]);

#pragma GCC visibility pop

#endif
