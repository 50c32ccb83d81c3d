/* Counts what a scene does: first to warm up, then for as long again, with what CPU time it costs.
 * The twin of cmirror.tools.bench.Meter: prints "count cpu-ns wall-ns bytes". */
#ifndef METER_H
#define METER_H

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

static long long meter_length, meter_end, meter_start, meter_cpu_start, meter_count;
static int meter_warm;

static long long meter_clock(clockid_t clock) {
    struct timespec now;
    clock_gettime(clock, &now);
    return now.tv_sec * 1000000000LL + now.tv_nsec;
}

/* CPU time of all threads, and of the children that ended. */
static long long meter_cpu(void) {
    struct rusage children;
    getrusage(RUSAGE_CHILDREN, &children);
    return meter_clock(CLOCK_PROCESS_CPUTIME_ID)
        + (children.ru_utime.tv_sec + children.ru_stime.tv_sec) * 1000000000LL
        + (children.ru_utime.tv_usec + children.ru_stime.tv_usec) * 1000LL;
}

/* What is in memory now, in bytes; 0 where there is no /proc. (ru_maxrss begins with the size of
 * whoever started the program.) */
static long long meter_resident(void) {
    long long all, resident = 0;
    FILE *statm = fopen("/proc/self/statm", "r");
    if (statm != NULL) {
        if (fscanf(statm, "%lld %lld", &all, &resident) != 2) {
            resident = 0;
        }
        fclose(statm);
    }
    return resident * sysconf(_SC_PAGESIZE);
}

#ifdef SECOND_THREAD
/* A thread that sleeps, as every JVM has some: what libc and the kernel lock in each call because
 * of it is no cost of Java's. */
#include <pthread.h>

static void *meter_sleeper(void *unused) {
    pause();
    return unused;
}
#endif

static void meter(const char *seconds) {
#ifdef SECOND_THREAD
    pthread_t thread;
    pthread_create(&thread, NULL, meter_sleeper, NULL);
#endif
    meter_length = (long long) (atof(seconds) * 1e9);
    meter_end = meter_clock(CLOCK_MONOTONIC) + meter_length;
}

/* After count more; 0 when the time is over, and the result is printed. */
static int meter_goes_on(int count) {
    long long now = meter_clock(CLOCK_MONOTONIC);
    meter_count += count;
    if (now < meter_end) {
        return 1;
    }
    if (meter_warm) {
        printf("%lld %lld %lld %lld\n", meter_count, meter_cpu() - meter_cpu_start,
            now - meter_start, meter_resident());
        return 0;
    }
    meter_warm = 1;
    meter_count = 0;
    meter_cpu_start = meter_cpu();
    meter_start = meter_clock(CLOCK_MONOTONIC);
    meter_end = meter_start + meter_length;
    return 1;
}

static void meter_fail(const char *what) {
    perror(what);
    exit(1);
}

#endif
