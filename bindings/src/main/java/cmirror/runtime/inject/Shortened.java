package cmirror.runtime.inject;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import cmirror.iovec;
import cmirror.msghdr;
import cmirror.runtime.libc.Target;
import cmirror.runtime.memory.Pointers;
import java.lang.foreign.MemorySegment;
import java.util.Map;
import java.util.Set;

/**
 * A call that asks C for fewer bytes than the program does, as if the network had no more. Lengths
 * in memory (iovec, msghdr) are the program's again when it has returned.
 */
final class Shortened {

    private static final int NEVER = -1;
    /** Which argument is the length in bytes. */
    private static final Map<String, Integer> BYTES = Map.ofEntries(Map.entry("recv", 2),
            Map.entry("recvfrom", 2), Map.entry("read", 2), Map.entry("pread", 2),
            Map.entry("send", 2), Map.entry("sendto", 2), Map.entry("write", 2),
            Map.entry("pwrite", 2), Map.entry("getrandom", 1), Map.entry("sendfile", 3),
            Map.entry("splice", 4));
    /** Those whose arguments 1 and 2 are an array of iovec and its length. */
    private static final Set<String> VECTORS = Set.of("readv", "writev", "preadv", "pwritev",
            "preadv2", "pwritev2");
    private static final Set<String> MESSAGES = Set.of("recvmsg", "sendmsg");

    private static final MemorySegment MEMORY = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

    /** Where a length in memory was, and what it said. */
    private long element;
    private long elementWas;
    private long header;
    private long headerWas;

    private Shortened() {
    }

    /** The number of a rule {@code short=3} for this function. */
    static long length(String function, String text) {
        boolean file = function.equals("sendfile") && Target.MACOS; // its length is in memory
        if (!BYTES.containsKey(function) && !VECTORS.contains(function)
                && !MESSAGES.contains(function) || file) {
            throw new IllegalArgumentException("short= is for calls that move bytes and may move"
                    + " fewer (recv, send, read, write and their like), not for " + function);
        } else if (!text.matches("[1-9]\\d{0,8}")) {
            throw new IllegalArgumentException("short=" + text + " is no number of bytes from 1 on"
                    + (text.equals("0") ? ": retval=0 is the end of a stream" : ""));
        }
        return Long.parseLong(text);
    }

    /** Changes the words of a call; null if it asks for no more than that anyway. */
    static Shortened of(String function, long length, long[] words) {
        Shortened call = new Shortened();
        if (VECTORS.contains(function)) {
            long count = call.cut(words[1], (int) words[2], length);
            if (count == NEVER) {
                return null;
            }
            words[2] = count;
        } else if (MESSAGES.contains(function)) {
            long at = words[1] + msghdr.msg_iovlen$offset();
            long was = Target.MACOS ? Pointers.half(at) : Pointers.word(at);
            long count = call.cut(Pointers.word(words[1] + msghdr.msg_iov$offset()), was, length);
            if (count == NEVER) {
                return null;
            }
            call.header = at;
            call.headerWas = was;
            call.header(count);
        } else {
            int i = BYTES.get(function);
            if (Long.compareUnsigned(words[i], length) <= 0) {
                return null;
            }
            words[i] = length;
        }
        return call;
    }

    /** Shortens the element in which the length ends, and returns how many come before its end. */
    private long cut(long iov, long count, long length) {
        long left = length;
        for (long i = 0; i < count; i++) {
            long at = iov + i * iovec.layout().byteSize() + iovec.iov_len$offset();
            long size = Pointers.word(at);
            if (left < size || left == size && i + 1 < count) {
                element = at;
                elementWas = size;
                MEMORY.set(JAVA_LONG_UNALIGNED, at, left);
                return i + 1;
            }
            left -= size;
        }
        return NEVER;
    }

    private void header(long count) {
        if (Target.MACOS) {
            MEMORY.set(JAVA_INT_UNALIGNED, header, (int) count);
        } else {
            MEMORY.set(JAVA_LONG_UNALIGNED, header, count);
        }
    }

    /** The call has returned. */
    void restore() {
        if (element != 0) {
            MEMORY.set(JAVA_LONG_UNALIGNED, element, elementWas);
        }
        if (header != 0) {
            header(headerWas);
        }
    }
}
