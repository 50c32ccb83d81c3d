package cmirror.runtime.signals;

import static cmirror.errno_h.ENOTSUP;
import static cmirror.signal_h.SA_RESTART;
import static cmirror.signal_h.SIG_DFL;
import static cmirror.signal_h.SIG_ERR;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import cmirror.runtime.arguments.Sizes;
import cmirror.runtime.arguments.Words;
import cmirror.runtime.call.Call;
import cmirror.runtime.callback.Functions;
import cmirror.runtime.helper.NativeHelper;
import cmirror.runtime.libc.Libc;
import cmirror.runtime.memory.Pointers;
import cmirror.runtime.process.Faults;
import cmirror.sigaction;
import cmirror.sigset_t;
import java.lang.foreign.MemorySegment;

/** sigaction(2) and its relatives, with Java methods as handlers; masks that leave the JVM alive. */
public final class SignalActions {

    private static SignalHelper helper;
    private static int stopSignal;
    /** Signals that have a Java method, a bit each. */
    private static long handled;
    /** Signals that siginterrupt(3) has been called for, a bit each. */
    private static long interrupting;

    private static MemorySegment sigaction;
    private static MemorySegment sigprocmask;
    private static MemorySegment pthreadSigmask;
    private static MemorySegment sigaltstack;

    private SignalActions() {
    }

    /**
     * From now on this thread gets the signals that are sent to the process, and handlers run. False
     * where the helper that does it does not exist.
     */
    private static synchronized boolean claim() {
        if (helper == null) {
            SignalHelper found = SignalHelper.load();
            if (found == null) {
                return false;
            }
            int error = found.claim();
            if (error < 0) {
                throw new IllegalStateException("signals: the threads of the JVM cannot be made to "
                        + "block them, errno " + -error);
            }
            Call.current().join();
            stopSignal = found.stopSignal();
            helper = found;
            Call.watchSignals(new SignalDelivery());
        }
        return true;
    }

    // What happens on a signal

    /** sigaction(2). */
    public static int sigaction(int signum, Object act, Object oldact) {
        boolean java = false;
        if (Faults.isFault(signum)) {
            return fault(signum, act, oldact);
        }
        if (!Words.isNull(act)) {
            Signals.check(signum);
            java = isJava(act);
            if (stopSignal != 0 && signum == stopSignal) {
                throw new IllegalArgumentException("signal " + signum + " is the one by which "
                        + "cmirror stops threads, take another");
            }
        }
        long size = cmirror.sigaction.layout().byteSize();
        Call call = Call.of("sigaction");
        long from = call.inOrNull("act", act, size);
        long to = call.outOrNull("oldact", oldact, size);
        if (!Call.watchesSignals() && signum == Signals.shared) {
            return call.int32(call.invoke(SignalHelper.load().action, signum, from, to, -1));
        }
        if (!Call.watchesSignals()) {
            return call.int32(call.invoke(
                    sigaction != null ? sigaction : (sigaction = Libc.find("sigaction")), signum,
                    from, to));
        }
        if (from != 0) {
            SignalDispatcher.need(java || (handled & ~bit(signum)) != 0);
        }
        int result = call.int32(call.invoke(helper.action, signum, from, to, java ? helper.owner : -1));
        if (result == 0 && from != 0) {
            handled = java ? handled | bit(signum) : handled & ~bit(signum);
        }
        return result;
    }

    /** To the program a signal of the JVM's own is at its default, and stays there. */
    private static int fault(int signum, Object act, Object oldact) {
        long size = cmirror.sigaction.layout().byteSize();
        Call call = Call.of("sigaction");
        long from = call.inOrNull("act", act, size);
        long to = call.outOrNull("oldact", oldact, size);
        if (from != 0 && Pointers.to(from, size).get(JAVA_LONG_UNALIGNED, 0) != SIG_DFL.address()) {
            Signals.check(signum);
        }
        if (to != 0) {
            Pointers.to(to, size).fill((byte) 0);
        }
        return 0;
    }

    /** Whether the handler in a struct sigaction is a Java method; if so, all is made ready. */
    private static boolean isJava(Object act) {
        MemorySegment segment = Sizes.readable(act);
        if (segment == null || segment.byteSize() < 8) {
            return false; // the call will say what it takes
        }
        boolean java = Functions.method(segment.get(JAVA_LONG_UNALIGNED, 0)) != null;
        if (java && !claim()) {
            throw new UnsupportedOperationException("a Java method cannot be a signal handler "
                    + "here, since " + NativeHelper.why());
        }
        return java;
    }

    /** signal(2), as glibc and macOS have it: the handler stays, and calls are restarted. */
    static MemorySegment signal(int signum, MemorySegment handler) {
        sigaction act = new sigaction();
        sigaction old = new sigaction();
        act.sa_handler(handler);
        MemorySegment mask = act.sa_mask().segment();
        if (signum > 0 && signum <= Math.min(64, 8 * mask.byteSize())) {
            act.sa_flags((interrupting & bit(signum)) != 0 ? 0 : SA_RESTART);
            mask.set(JAVA_BYTE, place(signum), (byte) (1 << (signum - 1) % 8));
        }
        return sigaction(signum, act, old) < 0 ? SIG_ERR : old.sa_handler();
    }

    /** siginterrupt(3). */
    public static int siginterrupt(int sig, int flag) {
        sigaction act = new sigaction();
        if (sigaction(sig, null, act) < 0) {
            return -1;
        }
        act.sa_flags(flag != 0 ? act.sa_flags() & ~SA_RESTART : act.sa_flags() | SA_RESTART);
        interrupting = flag != 0 ? interrupting | bit(sig) : interrupting & ~bit(sig);
        return sigaction(sig, act, null);
    }

    private static long bit(int signum) {
        return 1L << signum - 1;
    }

    /** The byte of a signal in a set: all platforms are little-endian. */
    private static int place(int signum) {
        return (signum - 1) / 8;
    }

    // Masks

    public static int sigprocmask(int how, Object set, Object oldset) {
        Call call = mask("sigprocmask");
        return call.int32(call.invoke(
                sigprocmask != null ? sigprocmask : (sigprocmask = Libc.find("sigprocmask")), how,
                set(call, "set", set), call.outOrNull("oldset", oldset, sigset_t.layout().byteSize())));
    }

    /** The same for the one that returns its error. */
    public static int pthread_sigmask(int how, Object set, Object oldset) {
        Call call = mask("pthread_sigmask");
        return (int) call.invoke(pthreadSigmask != null ? pthreadSigmask
                        : (pthreadSigmask = Libc.find("pthread_sigmask")), how,
                set(call, "set", set), call.outOrNull("oldset", oldset, sigset_t.layout().byteSize()));
    }

    /** Where there is no helper, other threads of the JVM go on to take what this one blocks. */
    private static Call mask(String function) {
        claim();
        return Call.of(function);
    }

    /** The address of a set that a call blocks while it waits, and only then. */
    public static long during(Call call, String parameter, Object set) {
        long address = set(call, parameter, set);
        if (helper != null) { // else no method handles a signal
            call.mask(address);
        }
        return address;
    }

    /** The set, without what would end the JVM if it were blocked. */
    private static long set(Call call, String parameter, Object set) {
        long size = sigset_t.layout().byteSize();
        long address = call.inOrNull(parameter, set, size);
        if (address == 0) {
            return 0;
        }
        MemorySegment copy = call.scratch().allocate(size);
        copy.copyFrom(Pointers.to(address, size));
        for (int fault : Faults.SIGNALS) {
            remove(copy, fault);
        }
        if (helper != null) {
            remove(copy, stopSignal);
        }
        return copy.address();
    }

    private static void remove(MemorySegment set, int signum) {
        int place = place(signum);
        set.set(JAVA_BYTE, place, (byte) (set.get(JAVA_BYTE, place) & ~(1 << (signum - 1) % 8)));
    }

    /** sigaltstack(2): the JVM's own handlers would run on the stack, which may be too small. */
    public static int sigaltstack(Object ss, Object oldSs) {
        if (!Words.isNull(ss)) {
            System.err.println("sigaltstack: not in a JVM, whose own handlers would run on that "
                    + "stack; a Java handler needs none, it runs on the stack of its thread");
            Call.errno(ENOTSUP);
            return -1;
        }
        Call call = Call.of("sigaltstack");
        return call.int32(call.invoke(
                sigaltstack != null ? sigaltstack : (sigaltstack = Libc.find("sigaltstack")), 0,
                call.outOrNull("old_ss", oldSs, cmirror.stack_t.layout().byteSize())));
    }
}
