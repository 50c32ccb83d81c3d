package cmirror;

import static cmirror.aio_h.*;
import static cmirror.inet_h.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;

/** Memory to which libc has a pointer after a call stays; what libc frees must be libc's. */
class KeptMemoryTest {

    private static void fill() {
        for (int round = 0; round < 3; round++) {
            System.gc();
            for (int i = 0; i < 2000; i++) {
                new_char(100).fill((byte) 'Z');
            }
        }
    }

    private static MemorySegment text(String text) {
        MemorySegment memory = new_char(100);
        strcpy(memory, text);
        return memory;
    }

    @Test
    void theTextOfStrtokStaysUntilTheNext() {
        assertThat(string(strtok(text("one two  three"), " "))).isEqualTo("one");
        fill();
        MemorySegment word = strtok(NULL, " ");
        assertThat(string(word)).isEqualTo("two");
        fill();
        assertThat(string(strtok(0, " "))).isEqualTo("three");
        assertThat(string(word)).isEqualTo("two");
        assertThat(strtok(NULL, " ")).isNull();
        assertThatThrownBy(() -> strtok("a String", " ")).isInstanceOf(
                IllegalArgumentException.class).hasMessageStartingWith("strtok: str is a String");
        MemorySegment full = new_char(3);
        full.fill((byte) 'x');
        assertThatThrownBy(() -> strtok(full, " "))
                .hasMessage("strtok: str has no NUL in its 3 bytes");
    }

    @Test
    void strtokRKeepsItsPlaceAndItsText() {
        MemorySegment[] place = new MemorySegment[1];
        assertThat(string(strtok_r(text("a,b,c"), ",", place))).isEqualTo("a");
        fill();
        assertThat(string(strtok_r(NULL, ",", place))).isEqualTo("b");
        fill();
        assertThat(string(strtok_r(NULL, ",", place))).isEqualTo("c");
        assertThat(strtok_r(NULL, ",", place)).isNull();
    }

    @Test
    void theStateOfRandomStays() {
        initstate(5, new_char(64), 64);
        long first = random();
        initstate(5, new_char(64), 64);
        fill();
        assertThat(random()).isEqualTo(first);
        assertThatThrownBy(() -> initstate(5, new byte[64], 64)).hasMessageStartingWith(
                "initstate: state is an array of byte, and C keeps a pointer to it");
        assertThatThrownBy(() -> initstate(5, NULL, 64)).hasMessage("initstate: state is NULL");
    }

    @Test
    void anAioControlBlockStaysUntilAioReturn() throws InterruptedException {
        int[] fd = new int[2];
        pipe(fd);
        aiocb cb = new aiocb();
        cb.aio_fildes(fd[0]);
        cb.aio_buf(new_char(10));
        cb.aio_nbytes(10);
        assertThat(aio_read(cb)).isZero();
        fill();
        write(fd[1], "asynchron", 10);
        while (aio_error(cb) == EINPROGRESS) {
            Thread.sleep(1);
        }
        assertThat(aio_return(cb)).isEqualTo(10);
        assertThat(string(cb.aio_buf())).isEqualTo("asynchron");
        close(fd[0]);
        close(fd[1]);
    }

    @Test
    void onlyLibcsMemoryIsFreedOrMoved() {
        String refused = "is not from malloc; the garbage collector frees it";
        assertThatThrownBy(() -> free(new_char(5))).hasMessage("free: ptr " + refused);
        assertThatThrownBy(() -> free("text")).hasMessage(
                "free: ptr is a String (text), and no pointer from malloc");
        assertThatThrownBy(() -> realloc(new_char(5), 9)).hasMessage("realloc: ptr " + refused);
        assertThatThrownBy(() -> freeaddrinfo(new addrinfo())).hasMessage(
                "freeaddrinfo: res " + refused);
        MemorySegment[] line = {new_char(5)};
        assertThatThrownBy(() -> getline(line, new size_t(5), stdin)).hasMessage(
                "getline: lineptr " + refused);
        free(NULL);
        free(0);
        MemorySegment memory = realloc(NULL, 9);
        free(realloc(memory, 90));
    }

    @Test
    void getsuboptSetsAllItsPointers() {
        String[] tokens = {"ro", "size", null};
        MemorySegment[] option = {text("size=5,ro,other")};
        MemorySegment[] value = new MemorySegment[1];
        assertThat(stdlib_h.getsubopt(option, tokens, value)).isEqualTo(1);
        assertThat(string(value[0])).isEqualTo("5");
        fill();
        assertThat(stdlib_h.getsubopt(option, tokens, value)).isZero();
        assertThat(value[0]).isNull();
        assertThat(stdlib_h.getsubopt(option, tokens, value)).isEqualTo(-1);
        assertThat(string(value[0])).isEqualTo("other");
        assertThat(tokens).startsWith("ro", "size");
    }
}
