/* A libc of which one thing is otherwise: what the argument names. */
#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

int cmirror_fork_threads(void);
const char *cmirror_fork_why(void);
void *__real_data_segments(int *count);
void *__real_rseq_area(unsigned long thread_block);
int __real_pthread_mutex_lock(pthread_mutex_t *mutex);
int __real_pthread_rwlock_wrlock(pthread_rwlock_t *lock);
int __real_pthread_getcpuclockid(pthread_t thread, clockid_t *clock);
void __real_flockfile(FILE *file);

static const char *other = "";

static int is_other(const char *what)
{
    return strcmp(other, what) == 0;
}

int __wrap_pthread_mutex_lock(pthread_mutex_t *mutex)
{
    return is_other("mutex") ? 0 : __real_pthread_mutex_lock(mutex);
}

int __wrap_pthread_rwlock_wrlock(pthread_rwlock_t *lock)
{
    return is_other("rwlock") ? 0 : __real_pthread_rwlock_wrlock(lock);
}

void __wrap_flockfile(FILE *file)
{
    if (!is_other("stream")) {
        __real_flockfile(file);
    }
}

int __wrap_pthread_getcpuclockid(pthread_t thread, clockid_t *clock)
{
    *clock = 0;
    return is_other("number") ? 0 : __real_pthread_getcpuclockid(thread, clock);
}

void *__wrap_rseq_area(unsigned long thread_block)
{
    static unsigned long wrong[8];
    wrong[0] = ~0UL;
    return is_other("rseq") ? wrong : __real_rseq_area(thread_block);
}

void *__wrap_data_segments(int *count)
{
    void *segments = __real_data_segments(count);
    *count = is_other("ld.so") ? 0 : *count;
    return segments;
}

int main(int argc, char *argv[])
{
    for (int i = 1; i <= argc; i++) {
        other = i < argc ? argv[i] : "";
        pid_t pid = cmirror_fork_threads();
        if (pid == 0) {
            _exit(33);
        }
        int status = 0;
        waitpid(pid, &status, 0);
        printf("%s\n", pid == -ENOTSUP ? cmirror_fork_why()
                       : WEXITSTATUS(status) == 33 ? "forked" : "?");
    }
    return 0;
}
