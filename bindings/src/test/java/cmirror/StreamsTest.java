package cmirror;

import static cmirror.inet_h.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a stream has a pointer to is C's own memory and stays while it is open. */
class StreamsTest {

    /** Collects what nobody refers to, and fills new memory where it was. */
    private static void collect() {
        List<MemorySegment> filled = new ArrayList<>();
        for (int round = 0; round < 3; round++) {
            System.gc();
            try {
                Thread.sleep(20); // the collector frees memory in a thread of its own
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            for (int i = 0; i < 500; i++) {
                MemorySegment memory = new_char(5000);
                memory.fill((byte) 'Z');
                filled.add(memory);
            }
        }
    }

    @Test
    void buffersStayWhileTheirStreamsAreOpen() {
        int[] fd = new int[2];
        pipe(fd);
        FILE full = fdopen(fd[1], "w");
        assertThat(setvbuf(full, new_char(5000), _IOFBF, 5000)).isZero();
        FILE memory = fmemopen(new_char(5000), 5000, "w+");
        FILE text = fmemopen("to be read", 10, "r");
        fputs("kept", full);
        fputs("written", memory);
        collect();
        MemorySegment line = new_char(20);
        fclose(full);
        assertThat(read(fd[0], line, 20)).isEqualTo(4);
        assertThat(string(line)).isEqualTo("kept");
        rewind(memory);
        assertThat(string(fgets(line, 20, memory))).isEqualTo("written");
        assertThat(string(fgets(line, 20, text))).isEqualTo("to be read");
        fclose(memory);
        fclose(text);
        close(fd[0]);
    }

    @Test
    void aGrowingStreamSetsItsPointers() {
        MemorySegment[] p = new MemorySegment[1];
        size_t n = new size_t();
        FILE f = open_memstream(p, n);
        fprintf(f, "one");
        assertThat(p[0]).isNull();
        fflush(f);
        assertThat(string(p[0])).isEqualTo("one");
        assertThat(p[0].byteSize()).isEqualTo(4);
        n = size_t.of(n.segment());
        for (int i = 0; i < 1000; i++) {
            fprintf(f, " more");
        }
        fflush(f);
        assertThat(n.get()).isEqualTo(5003);
        fputs("!", f);
        collect();
        fclose(f);
        assertThat(string(p[0])).startsWith("one more").endsWith("more!");
        free(p[0]);
        MemorySegment pointer = new_long(1);
        MemorySegment size = new_long(1);
        f = open_memstream(pointer, size);
        fputs("raw", f);
        fclose(f);
        assertThat(at_long(size, 0)).isEqualTo(3);
        free(MemorySegment.ofAddress(at_long(pointer, 0)));
    }

    @Test
    void whatCCannotKeepIsRefused() {
        FILE f = fopen("/dev/null", "w");
        assertThatThrownBy(() -> setbuf(f, new_char(10)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("setbuf: buf has 10 bytes, not " + BUFSIZ);
        assertThatThrownBy(() -> setbuffer(f, new_char(10), 11))
                .hasMessage("setbuffer: buf has 10 bytes, not 11");
        assertThatThrownBy(() -> setvbuf(f, new_char(10), _IOLBF, 4096))
                .hasMessage("setvbuf: buf has 10 bytes, not 4096");
        assertThatThrownBy(() -> setvbuf(f, new byte[4096], _IOFBF, 4096))
                .hasMessage("setvbuf: buf is an array of byte, and C keeps a pointer to it: "
                        + "new_char(n) makes memory that stays");
        assertThatThrownBy(() -> fmemopen(new byte[10], 10, "w"))
                .hasMessageStartingWith("fmemopen: buf is an array of byte, and C keeps");
        assertThatThrownBy(() -> open_memstream(new MemorySegment[1], new long[1]))
                .hasMessageStartingWith("open_memstream: sizeloc is an array of long, and C keeps");
        assertThatThrownBy(() -> open_memstream(new_char(4), new size_t()))
                .hasMessage("open_memstream: ptr has 4 bytes, not 8");
        assertThat(setvbuf(f, NULL, _IONBF, 0)).isZero();
        setbuf(f, 0);
        fclose(f);
    }
}
