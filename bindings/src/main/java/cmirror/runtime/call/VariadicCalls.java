package cmirror.runtime.call;

import cmirror.Struct;
import cmirror.mq_attr;
import cmirror.runtime.arguments.Commands;
import cmirror.runtime.libc.Libc;
import cmirror.runtime.memory.Pointers;
import cmirror.semid_ds;
import cmirror.semun;
import cmirror.sys_sem_h;
import java.lang.foreign.MemorySegment;

/** Functions whose last arguments are variadic, each a number or a pointer. */
public final class VariadicCalls {

    private static MemorySegment open;
    private static MemorySegment openat;
    private static MemorySegment shmOpen;
    private static MemorySegment fcntl;
    private static MemorySegment ioctl;
    private static MemorySegment prctl;
    private static MemorySegment semOpen;
    private static MemorySegment semctl;
    private static MemorySegment mqOpen;

    private VariadicCalls() {
    }

    public static int open(Object pathname, int flags, int mode) {
        Call call = Call.of("open");
        return call.int32(Variadic.call(call, open != null ? open : (open = Libc.find("open")), 2,
                new Object[] {call.stringOrNull("pathname", pathname), (long) flags, (long) mode}));
    }

    public static int openat(int dirfd, Object pathname, int flags, int mode) {
        Call call = Call.of("openat");
        return call.int32(Variadic.call(call,
                openat != null ? openat : (openat = Libc.find("openat")), 3,
                new Object[] {(long) dirfd, call.stringOrNull("pathname", pathname), (long) flags,
                    (long) mode}));
    }

    public static int shm_open(Object name, int oflag, int mode) {
        Call call = Call.of("shm_open");
        return call.int32(Variadic.call(call,
                shmOpen != null ? shmOpen : (shmOpen = Libc.find("shm_open")), 2,
                new Object[] {call.string("name", name), (long) oflag, (long) mode}));
    }

    public static MemorySegment mremap(Object oldAddress, long oldSize, long newSize, int flags,
            Object newAddress) {
        MemorySegment symbol = Libc.find("mremap");
        Call call = Call.of("mremap");
        long address = Variadic.call(call, symbol, 4, new Object[] {
            call.out("old_address", oldAddress, 0), oldSize, newSize, (long) flags,
            call.outOrNull("new_address", newAddress, 0)});
        return address == -1 ? Pointers.constant(-1) : Pointers.to(address, newSize);
    }

    public static int fcntl(int fd, int cmd, int arg) {
        return fcntl(Call.of("fcntl"), fd, cmd, arg);
    }

    public static int fcntl(int fd, int cmd, Object arg) {
        Call call = Call.of("fcntl");
        return fcntl(call, fd, cmd, call.outOrNull("arg", arg, Commands.fcntl(cmd)));
    }

    private static int fcntl(Call call, int fd, int cmd, long arg) {
        return call.int32(Variadic.call(call,
                fcntl != null ? fcntl : (fcntl = Libc.find("fcntl")), fd, cmd, arg));
    }

    public static int ioctl(int fd, long request, int arg) {
        return ioctl(Call.of("ioctl"), fd, request, arg);
    }

    public static int ioctl(int fd, long request, Object argp) {
        Call call = Call.of("ioctl");
        return ioctl(call, fd, request, Commands.isInterfaces(request) ? call.interfaces("argp", argp)
                : call.outOrNull("argp", argp, Commands.ioctl(request)));
    }

    private static int ioctl(Call call, int fd, long request, long arg) {
        return call.int32(Variadic.call(call,
                ioctl != null ? ioctl : (ioctl = Libc.find("ioctl")), fd, request, arg));
    }

    /** The semaphore's address, 0 for SEM_FAILED. */
    public static long semOpen(Object name, int oflag, int mode, int value) {
        Call call = Call.of("sem_open");
        long result = Variadic.call(call,
                semOpen != null ? semOpen : (semOpen = Libc.find("sem_open")), 2, new Object[] {
                    call.string("name", name), (long) oflag, (long) mode, (long) value});
        return result == -1 ? 0 : result;
    }

    public static int mqOpen(Object name, int oflag, int mode, Object attr) {
        Call call = Call.of("mq_open");
        return call.int32(Variadic.call(call,
                mqOpen != null ? mqOpen : (mqOpen = Libc.find("mq_open")), 2, new Object[] {
                    call.string("name", name), (long) oflag, (long) mode,
                    call.inOrNull("attr", attr, mq_attr.layout().byteSize())}));
    }

    public static int semctl(int semid, int semnum, int cmd, Object arg) {
        long size = arg instanceof Number || arg == null ? 0
                : Commands.semctl(cmd, Commands.isWholeSet(cmd) ? semaphores(semid) : 0);
        Call call = Call.of("semctl");
        long word = arg instanceof Number number ? number.longValue()
                : arg instanceof semun union ? member(call, cmd, union, size)
                : isUnion(arg) ? union(call, (Struct) arg, size)
                : call.out("arg", arg, size);
        return call.int32(Variadic.call(call,
                semctl != null ? semctl : (semctl = Libc.find("semctl")), 3,
                new Object[] {(long) semid, (long) semnum, (long) cmd, word}));
    }

    /** What the command means of the mirror's union: one of the pointers, or the number. */
    private static long member(Call call, int cmd, semun union, long size) {
        if (Commands.isWholeSet(cmd)) {
            return call.outOrNull("arg.array", union.array(), size);
        } else if (cmd == sys_sem_h.IPC_STAT || cmd == sys_sem_h.IPC_SET) {
            return call.outOrNull("arg.buf", union.buf(), size);
        }
        return size > 0 ? call.outOrNull("arg.__buf", union.__buf(), size) : call.bits("arg", union);
    }

    /** POSIX has each program define the union: the mirror's is another one. */
    private static boolean isUnion(Object arg) {
        return arg instanceof Struct && arg.getClass().getSimpleName().equals("semun");
    }

    private static long union(Call call, Struct union, long size) {
        long word = call.bits("arg", union);
        Object pointee = Struct.pointee(Struct.where(union), union.segment().address(), word);
        return size > 0 && pointee != null ? call.out("arg", pointee, size) : word;
    }

    /** How many a set has: as many numbers are read or written for all of it. */
    private static long semaphores(int semid) {
        semid_ds set = new semid_ds();
        Call call = Call.of("cmirror: semctl");
        Variadic.call(call, Libc.find("semctl"), 3, new Object[] {(long) semid, 0L,
            (long) sys_sem_h.IPC_STAT, call.out("buf", set, semid_ds.layout().byteSize())});
        return set.sem_nsems();
    }

    public static int prctl(int option, Object[] arguments) {
        Call call = Call.of("prctl");
        Object[] words = words(call, option, arguments, 4);
        if (arguments != null && arguments.length > 0 && Commands.prctl(option) > 0) {
            words[1] = call.outOrNull("argument 1", arguments[0], Commands.prctl(option));
        } else if (arguments != null && arguments.length > 1
                && Commands.isFilter(option, arguments[0])) {
            words[2] = call.filter("argument 2", arguments[1]);
        }
        return call.int32(Variadic.call(call, prctl != null ? prctl : (prctl = Libc.find("prctl")),
                1, words));
    }

    /** Numbers, strings and memory behind a first number. */
    public static Object[] words(Call call, long first, Object[] arguments, int most) {
        int count = arguments == null ? 1 : arguments.length;
        if (count > most) {
            throw new IllegalArgumentException(call.function() + " takes " + most
                    + " arguments, not " + count);
        }
        Object[] words = new Object[1 + count];
        words[0] = first;
        for (int i = 0; i < count; i++) {
            Object value = arguments == null ? null : arguments[i];
            words[i + 1] = value instanceof Number number ? number.longValue()
                    : value instanceof String ? call.string("argument " + (i + 1), value)
                    : call.out("argument " + (i + 1), value, 0);
        }
        return words;
    }
}
