package cmirror.porter;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Values in braces: with designators, without inner braces, and of what has no name. */
class InitializersTest {

    @TempDir
    Path folder;

    @Test
    void designatorsWithStepsAndMissingBraces() throws IOException {
        new Snippet(folder, """
                #include <netinet/in.h>
                #include <arpa/inet.h>
                #include <stdio.h>

                struct point { int x, y; };
                struct rect { struct point a, b; int tags[3]; };
                struct point flat[] = {1, 2, 3, 4};
                struct rect r = {0, 0, 3, 4, 7, 8, 9};

                int main(void)
                {
                    struct sockaddr_in addr = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
                    struct rect q = {.b.y = 5, .tags[1] = 6};
                    printf("%s %d %d %d %d %d %zu\\n", inet_ntoa(addr.sin_addr), r.b.y, r.tags[2], q.b.y, q.tags[1],
                           flat[1].y, sizeof flat / sizeof flat[0]);
                    return 0;
                }
                """).becomes("""
                static point[] flat = point.array(2); static { flat[0].x(1); flat[0].y(2); flat[1].x(3); flat[1].y(4); }
                """).behaves();
    }

    @Test
    void compoundLiterals() throws IOException {
        new Snippet(folder, """
                #include <sys/socket.h>
                #include <stdio.h>

                struct point { int x, y; };

                static int sum(struct point p, const int *v) { return p.x + p.y + v[2]; }

                int main(void)
                {
                    struct point p;
                    int fd = socket(AF_INET, SOCK_STREAM, 0);
                    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &(int){1}, sizeof(int));
                    p = (struct point) {3, .y = 4};
                    if (p.x == 3)
                        printf("%d\\n", sum((struct point) {p.y, 5}, (int[]) {1, 2, 3}));
                    return 0;
                }
                """).becomes("""
                setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, new int_(1), sizeof(int.class));
                var literal1 = new point(); literal1.x(3); literal1.y(4); p.set(literal1);
                """).behaves();
    }
}
