package cmirror;

import java.lang.foreign.MemorySegment;

/**
 * {@snippet lang=c :
 * void (*)(int signum, siginfo_t *info, void *ucontext)
 * }
 * A Java method as the signal handler {@code sa_sigaction}. {@code ucontext} is null: the registers
 * of the interrupted thread are not the program's but the JVM's. Source: sigaction(2).
 */
@FunctionalInterface
public interface sigaction_fn_t {

    void handle(int signum, siginfo_t info, MemorySegment ucontext);
}
