/* httpServ: the C program that HttpServ.java is held against. */

#include "../beyond.h"
#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>

#define MAX_REQUEST 4096

static void answer(int sd, char *status, char *text)
{
    char head[MAX_REQUEST];

    snprintf(head, sizeof(head), "HTTP/1.0 %s\r\nContent-Length: %zu\r\n\r\n%s",
            status, strlen(text), text);
    send(sd, head, strlen(head), 0);
}

static void serve(int sd, char *folder)
{
    int n, fd, len = 0;
    char request[MAX_REQUEST];
    char path[MAX_REQUEST];
    char bytes[MAX_FILE];
    struct stat st = {0};
    char *name, *end;

    do {
        n = recv(sd, request + len, sizeof(request) - 1 - len, 0);
        if (n <= 0) {
            return;
        }
        len += n;
        request[len] = 0;
    } while (strstr(request, "\r\n\r\n") == NULL && len < (int) sizeof(request) - 1);

    if (strncmp(request, "GET /", 5) != 0) {
        answer(sd, "501 Not Implemented", "only GET\n");
        return;
    }
    name = request + 4;
    end = strpbrk(name, " ?\r\n");
    if (end != NULL) {
        end[0] = 0;
    }

    if (strstr(name, "/..") != NULL) {
        answer(sd, "403 Forbidden", "not below the folder\n");
        return;
    }

    snprintf(path, sizeof(path), "%s%s", folder,
            strcmp(name, "/") == 0 ? "/index.html" : name);
    fd = open(path, O_RDONLY);
    if (fd < 0 || fstat(fd, &st) < 0 || !S_ISREG(st.st_mode)) {
        answer(sd, "404 Not Found", "there is no such file\n");
        close(fd);
        return;
    }

    n = snprintf(bytes, sizeof(bytes),
            "HTTP/1.0 200 OK\r\nContent-Length: %ld\r\n\r\n", st.st_size);
    send(sd, bytes, n, 0);
    while ((n = read(fd, bytes, sizeof(bytes))) > 0) {
        send(sd, bytes, n, 0);
    }
    close(fd);
}

int main(int argc, char *argv[])
{
    int sd, newSd, rc, pid;
    int yes = 1;
    struct sockaddr_in servAddr = {0};

    if (argc != 3) {
        printf("usage: %s <port> <folder>\n", argv[0]);
        exit(1);
    }

    sd = socket(AF_INET, SOCK_STREAM, 0);
    if (sd < 0) {
        printf("%s: cannot open socket \n", argv[0]);
        exit(1);
    }
    setsockopt(sd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof(yes));

    servAddr.sin_family = AF_INET;
    servAddr.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    servAddr.sin_port = htons(atoi(argv[1]));
    rc = bind(sd, (struct sockaddr *) &servAddr, sizeof(servAddr));
    if (rc < 0) {
        printf("%s cannot bind port number %s \n", argv[0], argv[1]);
        exit(1);
    }
    listen(sd, 5);

    signal(SIGCHLD, SIG_IGN);
    signal(SIGPIPE, SIG_IGN);

    while (1) {
        newSd = accept(sd, NULL, NULL);
        if (newSd < 0) {
            printf("%s: cannot accept connections \n", argv[0]);
            continue;
        }

        pid = fork();
        if (pid < 0) {
            printf("%s: cannot fork \n", argv[0]);
        } else if (pid == 0) {
            close(sd);
            serve(newSd, argv[2]);
            close(newSd);
            exit(0);
        }
        close(newSd);
    }
}
