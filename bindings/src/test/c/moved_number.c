/*
 * A libc in which the kernel clears another word at a thread's end than the one that holds its
 * number: two threads tell the kernel so. Forks with all threads and looks, in the child and in its
 * child, whether each number is right, and what is cleared.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

int cmirror_fork_threads(void);
const char *cmirror_fork_why(void);

static volatile int cleared[2] = {4711, 4712};
static volatile pid_t number_of_worker;
static volatile int end_worker;
static volatile int handled;

static void handler(int signum)
{
    (void)signum;
    handled = gettid();
}

static void *work(void *unused)
{
    syscall(SYS_set_tid_address, &cleared[1]);
    while (!end_worker) {
        number_of_worker = gettid();
        usleep(1000);
    }
    return unused;
}

static pid_t number_by_libc(pthread_t thread)
{
    clockid_t clock;
    return pthread_getcpuclockid(thread, &clock) == 0 ? ~(clock >> 3) : -1;
}

static void check(int holds, const char *what)
{
    if (!holds) {
        printf("%d: %s\n", getpid(), what);
        exit(1);
    }
}

static void child(pthread_t worker, int generations)
{
    check(number_by_libc(pthread_self()) == gettid(), "libc has another number of the caller");
    check(dlopen("libm.so.6", RTLD_NOW) != NULL, "ld.so is locked"); /* the fork held its lock */
    check(raise(SIGUSR1) == 0 && handled == gettid(), "raise went elsewhere");
    number_of_worker = 0;
    for (int i = 0; i < 2000 && number_of_worker == 0; i++) {
        usleep(1000);
    }
    check(number_of_worker != 0 && number_by_libc(worker) == number_of_worker,
          "libc has another number of the worker");
    check(pthread_kill(worker, SIGUSR1) == 0, "pthread_kill failed");
    check(cleared[0] == 4711 && cleared[1] == 4712, "the kernel wrote a number");
    if (generations > 1) {
        pid_t pid = cmirror_fork_threads();
        check(pid >= 0, cmirror_fork_why());
        if (pid == 0) {
            child(worker, generations - 1);
        }
        int status;
        waitpid(pid, &status, 0);
        check(status == 0, "the child failed");
    }
    end_worker = 1;
    for (int i = 0; i < 2000 && cleared[1] != 0; i++) {
        usleep(1000);
    }
    check(cleared[1] == 0, "the worker's end cleared another word");
    puts("good");
    fflush(stdout);
    _exit(0);
}

int main(void)
{
    pthread_t worker;
    signal(SIGUSR1, handler);
    syscall(SYS_set_tid_address, &cleared[0]);
    pthread_create(&worker, NULL, work, NULL);
    while (number_of_worker == 0) {
        usleep(1000);
    }
    pid_t pid = cmirror_fork_threads();
    if (pid < 0) {
        printf("%s %s\n", strerror(-pid), cmirror_fork_why());
        return 2;
    }
    if (pid == 0) {
        child(worker, 2);
    }
    int status;
    waitpid(pid, &status, 0);
    return status != 0;
}
