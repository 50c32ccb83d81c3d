package cmirror.tools.stress.api;

import static cmirror.fcntl_h.*;
import static cmirror.sys_epoll_h.epoll_create1;
import static cmirror.sys_eventfd_h.*;
import static cmirror.sys_inotify_h.*;
import static cmirror.sys_socket_h.*;
import static cmirror.sys_timerfd_h.*;
import static cmirror.time_h.CLOCK_MONOTONIC;
import static cmirror.unistd_h.*;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Descriptors of every kind, none of which makes a call wait, and most of which have data; and
 * numbers that are none.
 */
final class Descriptors {

    private static final int[] NONE = {-1, 999, Integer.MAX_VALUE, Integer.MIN_VALUE, 1 << 20,
        0, 3, 4, 5, 6, 7, 8, 9};

    /** What is there to read. */
    private static final MemorySegment DATA = Arena.global().allocateFrom("data ".repeat(40));

    private final MemorySegment pair = Arena.global().allocate(8, 4);
    private final List<Integer> opened = new ArrayList<>();

    Descriptors() {
    }

    Argument odd(Random random) {
        return Argument.of(NONE[random.nextInt(NONE.length)]);
    }

    /** Usually of the kind that the parameter's name asks for. */
    Argument plausible(String parameter, Random random) {
        int kind = random.nextInt(10);
        if (random.nextBoolean()) {
            kind = switch (parameter) {
                case "sockfd" -> random.nextInt(3);
                case "dirfd" -> 6;
                case "epfd" -> 7;
                default -> kind;
            };
        }
        return of(kind, random);
    }

    private Argument of(int kind, Random random) {
        return switch (kind) {
            case 0 -> fresh("a UDP socket", socket(AF_INET, SOCK_DGRAM | SOCK_NONBLOCK, 0));
            case 1 -> {
                int sd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
                listen(sd, 1);
                yield fresh("a listening socket", sd);
            }
            case 2 -> {
                socketpair(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK, 0, pair);
                send(fd(1), DATA, DATA.byteSize(), 0);
                yield ends("a Unix socket", 0);
            }
            case 3 -> {
                pipe2(pair, O_NONBLOCK);
                write(fd(1), DATA, DATA.byteSize());
                yield ends("a pipe's end", random.nextInt(2));
            }
            case 4, 5 -> fresh("a file", open(Scratch.FILE, O_RDWR | O_CREAT | O_NONBLOCK, 0644));
            case 6 -> fresh("a folder", open(Scratch.FOLDER, O_RDONLY | O_NONBLOCK));
            case 7 -> fresh("an epoll", epoll_create1(0));
            case 8 -> fresh("an eventfd", eventfd(0, EFD_NONBLOCK));
            default -> random.nextBoolean()
                    ? fresh("a timerfd", timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK))
                    : fresh("an inotify", inotify_init1(IN_NONBLOCK));
        };
    }

    private Argument ends(String what, int which) {
        opened.add(fd(1 - which));
        return fresh(what, fd(which));
    }

    private int fd(int which) {
        return pair.getAtIndex(ValueLayout.JAVA_INT, which);
    }

    private Argument fresh(String what, int fd) {
        opened.add(fd);
        return new Argument(fd, fd + " (" + what + ")");
    }

    void clear() {
        opened.forEach(fd -> close(fd));
        opened.clear();
    }
}
