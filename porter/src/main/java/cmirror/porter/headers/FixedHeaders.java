package cmirror.porter.headers;

import java.util.Map;
import java.util.TreeMap;

/** Headers that are the language's rather than the mirror's, and second names of others. */
final class FixedHeaders {

    static final Map<String, String> TEXTS = new TreeMap<>();

    static {
        TEXTS.put("stdarg.h", """
                #ifndef _STDARG_H
                #define _STDARG_H
                #include <bits/types.h>
                void va_start(va_list, ...);
                void va_end(va_list);
                void va_copy(va_list, va_list);
                void *__va_arg(va_list);
                #define va_arg(ap, T) (*(T *) __va_arg(ap))
                #endif
                """);
        TEXTS.put("stdbool.h", """
                #ifndef _STDBOOL_H
                #define _STDBOOL_H
                #define bool _Bool
                #define true 1
                #define false 0
                #endif
                """);
        TEXTS.put("bits/null.h", """
                #ifndef NULL
                #define NULL ((void *) 0)
                #define offsetof(T, m) ((unsigned long) &((T *) 0)->m)
                #define timercmp(a, b, CMP) __timercmp(a, b, #CMP)
                int __timercmp(void *, void *, char *);
                #endif
                """);
        TEXTS.put("setjmp.h", """
                #ifndef _SETJMP_H
                #define _SETJMP_H
                typedef long jmp_buf[25], sigjmp_buf[25];
                int setjmp(jmp_buf);
                int sigsetjmp(sigjmp_buf, int);
                void longjmp(jmp_buf, int);
                void siglongjmp(sigjmp_buf, int);
                #endif
                """);
        also("sys/signal.h", "signal.h");
        also("sys/fcntl.h", "fcntl.h");
        also("sys/poll.h", "poll.h");
        also("sys/errno.h", "errno.h");
        also("sys/unistd.h", "unistd.h");
        also("sys/termios.h", "termios.h");
        also("sys/syslog.h", "syslog.h");
        also("sys/dir.h", "dirent.h");
        also("malloc.h", "stdlib.h");
        also("alloca.h", "stdlib.h");
        also("memory.h", "string.h");
        also("asm/types.h", "sys/types.h");
        also("linux/types.h", "sys/types.h");
        also("linux/if_ether.h", "net/ethernet.h");
        also("linux/if_arp.h", "net/if_arp.h");
        also("linux/if.h", "net/if.h");
        also("linux/in.h", "netinet/in.h");
        also("linux/tcp.h", "netinet/tcp.h");
        also("linux/ip.h", "netinet/ip.h");
        also("linux/udp.h", "netinet/udp.h");
        also("bits/socket.h", "sys/socket.h");
        also("bits/pthreadtypes.h", "pthread.h");
        also("features.h", "sys/types.h");
        also("sys/cdefs.h", "sys/types.h");
        also("linux/limits.h", "limits.h");
        also("values.h", "limits.h");
        
        TEXTS.put("stdnoreturn.h", "#define noreturn\n");
        TEXTS.put("iso646.h", "#define and &&\n#define or ||\n#define not !\n");
    }

    private FixedHeaders() {
    }

    private static void also(String name, String other) {
        TEXTS.put(name, "#include <" + other + ">\n");
    }
}
