package cmirror.porter;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Locks and handlers that are not called, but kept. */
class ThreadsAndSignalsTest {

    @TempDir
    Path folder;

    @Test
    void locksAreObjectsThatAreThere() throws IOException {
        new Snippet(folder, """
                #include <assert.h>
                #include <pthread.h>
                #include <semaphore.h>
                #include <stdio.h>

                #define N 2

                static sem_t sem, sticks[N];
                static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
                static pthread_once_t once = PTHREAD_ONCE_INIT;
                struct shared { pthread_mutex_t lock; sem_t free; int n; };
                struct shared s = {PTHREAD_MUTEX_INITIALIZER, .n = 5};
                static pthread_key_t keys[N];

                static void init(void) { printf("once\\n"); }

                static void *run(void *arg)
                {
                    sem_wait(&sticks[1]);
                    pthread_mutex_lock(&lock);
                    s.n++;
                    pthread_mutex_unlock(&lock);
                    sem_post(&sem);
                    return arg;
                }

                int main(void)
                {
                    pthread_t t;
                    pthread_mutex_t own = PTHREAD_MUTEX_INITIALIZER;
                    sem_init(&sem, 0, 0);
                    sem_init(&sticks[1], 0, 1);
                    sem_init(&s.free, 0, 1);
                    pthread_once(&once, init);
                    pthread_once(&once, init);
                    pthread_key_create(&keys[1], NULL);
                    pthread_setspecific(keys[1], "mine");
                    pthread_create(&t, NULL, run, "arg");
                    sem_wait(&sem);
                    sem_wait(&s.free);
                    pthread_join(t, NULL);
                    pthread_mutex_lock(&own);
                    pthread_mutex_lock(&s.lock);
                    printf("%d %s\\n", s.n, (char *) pthread_getspecific(keys[1]));
                    fflush(stdout);
                    assert(s.n == 7);
                    return 0;
                }
                """).becomes("""
                static sem_t sem = new sem_t(); static sem_t[] sticks = sem_t.array(N);
                static pthread_once_t once = PTHREAD_ONCE_INIT();
                assert_(s.n() == 7);
                """).behaves();
    }

    @Test
    void handlersAreHandedOn() throws IOException {
        new Snippet(folder, """
                #include <setjmp.h>
                #include <signal.h>
                #include <stdio.h>
                #include <unistd.h>

                typedef void handler_t(int);

                handler_t *Signal(int signum, handler_t *handler)
                {
                    struct sigaction action, old_action;
                    action.sa_handler = handler;
                    sigemptyset(&action.sa_mask);
                    action.sa_flags = SA_RESTART;
                    if (sigaction(signum, &action, &old_action) < 0)
                        perror("Signal");
                    return (old_action.sa_handler);
                }

                static volatile sig_atomic_t came;

                static void on(int sig) { came++; write(1, "on\\n", 3); }

                __attribute__((noreturn)) static void leave(void) { _exit(3); }

                int main(void)
                {
                    handler_t *old;
                    Signal(SIGUSR1, on);
                    raise(SIGUSR1);
                    old = Signal(SIGUSR1, SIG_IGN);
                    if (old == SIG_ERR || Signal(SIGUSR1, SIG_IGN) != SIG_IGN)
                        return 1;
                    raise(SIGUSR1);
                    Signal(SIGUSR1, old);
                    raise(SIGUSR1);
                    leave();
                }
                """).becomes("""
                static volatile int came;
                return sighandler_t.of(old_action.sa_handler());
                old = Signal(SIGUSR1, sighandler_t.of(SIG_IGN));
                """).behaves();
    }
}
