package cmirror.tools.stress.api;

import cmirror.iovec;
import cmirror.mmsghdr;
import cmirror.msghdr;
import cmirror.tools.stress.api.GuardedMemory.Content;
import java.lang.foreign.MemorySegment;
import java.util.Random;

/** Structs with buffers and lengths inside; sometimes a length is more than its buffer has. */
final class Vectors {

    private final Memory memory;

    Vectors(Memory memory) {
        this.memory = memory;
    }

    /** One of the type that a parameter points to, or null if that has no buffers. */
    Argument of(String type, Random random) {
        return switch (type) {
            case "iovec" -> iovecs(random);
            case "msghdr" -> {
                msghdr message = new msghdr();
                yield new Argument(message, "msghdr" + fill(message, random));
            }
            case "mmsghdr" -> {
                mmsghdr[] messages = mmsghdr.array(2);
                yield new Argument(messages, "mmsghdr[2]" + fill(messages[0].msg_hdr(), random)
                        + fill(messages[1].msg_hdr(), random));
            }
            default -> null;
        };
    }

    private Argument iovecs(Random random) {
        iovec[] parts = iovec.array(1 + random.nextInt(2));
        StringBuilder text = new StringBuilder("iovec[]{");
        for (iovec part : parts) {
            MemorySegment buffer = buffer(random);
            part.iov_base(buffer);
            part.iov_len(length(buffer, random));
            text.append(part.iov_len()).append(" of ").append(buffer.byteSize()).append("; ");
        }
        return new Argument(parts, text.append('}').toString());
    }

    private String fill(msghdr message, Random random) {
        Argument parts = iovecs(random);
        message.msg_iov(parts.value());
        message.msg_iovlen(random.nextInt(8) == 0 ? 3 : ((iovec[]) parts.value()).length);
        MemorySegment name = buffer(random);
        message.msg_name(name);
        message.msg_namelen((int) length(name, random));
        MemorySegment control = buffer(random);
        message.msg_control(control);
        message.msg_controllen(length(control, random));
        return "{" + parts + ", msg_iovlen " + message.msg_iovlen() + ", name "
                + message.msg_namelen() + " of " + name.byteSize() + ", control "
                + message.msg_controllen() + " of " + control.byteSize() + "}";
    }

    private MemorySegment buffer(Random random) {
        return (MemorySegment) memory.of(new long[] {4, 16, 100}[random.nextInt(3)],
                Content.ZEROS, random).value();
    }

    private static long length(MemorySegment buffer, Random random) {
        return buffer.byteSize() + (random.nextInt(6) == 0 ? 1 + random.nextInt(100) : 0);
    }
}
