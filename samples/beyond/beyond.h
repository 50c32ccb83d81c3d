/* beyond.h: the course's inet.h, and what the C programs of this folder need beside it. */

#include <errno.h>
#include <netdb.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/types.h>

#define SERVER_PORT 1500
#define MAX_MSG 80
#define MAX_FILE 2048
