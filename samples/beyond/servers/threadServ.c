/* threadServ: the C program that ThreadServ.java is held against. */

#include "../beyond.h"
#include <pthread.h>
#include <stdint.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int clients = 0;
static char *name;

static void *serve(void *arg)
{
    int sd = (int) (intptr_t) arg;
    int n;
    char msg[MAX_MSG];

    while ((n = recv(sd, msg, MAX_MSG, 0)) > 0) {
        send(sd, msg, n, 0);
    }
    close(sd);

    pthread_mutex_lock(&lock);
    clients--;
    printf("%s: a client goes, now %d\n", name, clients);
    pthread_mutex_unlock(&lock);
    return NULL;
}

int main(int argc, char *argv[])
{
    (void) argc;
    int sd, newSd, rc;
    pthread_t tid;
    int yes = 1;
    struct sockaddr_in servAddr = {0};

    name = argv[0];

    sd = socket(AF_INET, SOCK_STREAM, 0);
    if (sd < 0) {
        printf("%s: cannot open socket \n", argv[0]);
        exit(1);
    }
    setsockopt(sd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof(yes));

    servAddr.sin_family = AF_INET;
    servAddr.sin_addr.s_addr = htonl(INADDR_ANY);
    servAddr.sin_port = htons(SERVER_PORT);
    rc = bind(sd, (struct sockaddr *) &servAddr, sizeof(servAddr));
    if (rc < 0) {
        printf("%s cannot bind port number %d \n", argv[0], SERVER_PORT);
        exit(1);
    }
    listen(sd, 5);

    while (1) {
        newSd = accept(sd, NULL, NULL);
        if (newSd < 0) {
            printf("%s: cannot accept connections \n", argv[0]);
            continue;
        }

        pthread_mutex_lock(&lock);
        clients++;
        printf("%s: a client comes, now %d\n", argv[0], clients);
        pthread_mutex_unlock(&lock);

        rc = pthread_create(&tid, NULL, serve, (void *) (intptr_t) newSd);
        if (rc != 0) {
            printf("%s: cannot create a thread: %s\n", argv[0], strerror(rc));
            close(newSd);
            continue;
        }
        pthread_detach(tid);
    }
}
