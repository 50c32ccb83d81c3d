/*
 * udp_send in a process that has a second thread, which sleeps, as every JVM has some: what libc
 * and the kernel then lock in each call is no cost of Java's.
 */
#define main udp_send
#include "udp_send.c"
#undef main

#include <pthread.h>
#include <unistd.h>

static void *sleeper(void *unused) {
    pause();
    return unused;
}

int main(int argc, char *argv[]) {
    pthread_t thread;
    pthread_create(&thread, NULL, sleeper, NULL);
    return udp_send(argc, argv);
}
