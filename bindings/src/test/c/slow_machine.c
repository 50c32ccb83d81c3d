/*
 * Threads that are busy and take no signal: where they stop one after the other, a fork waits for all,
 * though together they take longer than its limit; one that never stops is too late after the limit.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define THREADS 5

int cmirror_fork_threads(void);
const char *cmirror_fork_why(void);
extern long stop_time_limit;

static long now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static volatile int running;
static volatile long begin;

/* Takes signals from so many ms on, or never: 0. */
static void *compute(void *deaf_ms)
{
    sigset_t all;
    sigfillset(&all);
    pthread_sigmask(SIG_BLOCK, &all, NULL);
    __atomic_add_fetch(&running, 1, __ATOMIC_SEQ_CST);
    while (begin == 0 || deaf_ms == NULL || now_ms() - begin < (long)deaf_ms) {
    }
    pthread_sigmask(SIG_UNBLOCK, &all, NULL);
    for (;;) {
        pause();
    }
}

static void start(long deaf_ms)
{
    pthread_t thread;
    int before = running;
    pthread_create(&thread, NULL, compute, (void *)deaf_ms);
    while (running == before) {
        usleep(1000);
    }
}

int main(void)
{
    stop_time_limit = 600 * 1000000L;
    for (long i = 1; i <= THREADS; i++) {
        start(300 * i);
    }
    begin = now_ms();
    pid_t pid = cmirror_fork_threads();
    long took = now_ms() - begin;
    if (pid == 0) {
        _exit(33);
    }
    int status = -1;
    waitpid(pid, &status, 0);
    printf("%s %s\n", WEXITSTATUS(status) == 33 ? "forked" : cmirror_fork_why(),
           took > 1000 ? "late" : "early");
    start(0);
    begin = now_ms();
    pid = cmirror_fork_threads();
    printf("%s %s\n", pid == -EAGAIN ? "EAGAIN" : "?", cmirror_fork_why());
    return 0;
}
