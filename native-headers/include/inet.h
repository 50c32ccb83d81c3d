/* inet.h: the header that every program of the course includes. */

#include <sys/types.h>
#include <sys/socket.h>
#include <netinet/in.h>
#include <arpa/inet.h>
#include <netdb.h>

#include <stdio.h>

#define SERVER_PORT 1500 /* where every server listens */
#define MAX_MSG 80       /* the longest message, in bytes */
#define MAX_FILE 2048    /* the longest file, in bytes */
#define TERM_CHAR '$'    /* ends a transfer */
