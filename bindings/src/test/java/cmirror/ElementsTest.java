package cmirror;

import static cmirror.inet_h.*;
import static cmirror.search_h.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Elements of arrays: pointers and fractions in C's memory, and pointers into Java's arrays. */
class ElementsTest {

    private static int byText(MemorySegment a, MemorySegment b) {
        return strcmp(at_pointer(a, 0), at_pointer(b, 0));
    }

    private static int byNumber(MemorySegment a, MemorySegment b) {
        return Integer.compare(at_int(a, 0), at_int(b, 0));
    }

    @Test
    void pointersKeepWhatTheyPointTo() {
        MemorySegment table = new_pointer(4);
        assertThat(at_pointer(table, 0)).isNull();
        for (int i = 0; i < 3; i++) {
            at_pointer(table, i, "text " + i);
        }
        sockaddr_in address = new sockaddr_in();
        address.sin_port(7);
        at_pointer(table, 3, address);
        address = null;
        for (int i = 0; i < 3; i++) {
            System.gc();
            for (int k = 0; k < 2000; k++) {
                new_char(48).fill((byte) '!');
            }
        }
        assertThat(string(at_pointer(table, 2))).isEqualTo("text 2");
        assertThat(at_pointer(table, 2).byteSize()).isEqualTo(7);
        assertThat(sockaddr_in.of(at_pointer(table, 3)).sin_port()).isEqualTo(7);
        at_pointer(table, 2, NULL);
        assertThat(at_pointer(table, 2)).isNull();
        assertThatThrownBy(() -> at_pointer(table, 4))
                .hasMessage("at_pointer: buf has 32 bytes, 4 elements: there is no buf[4]");
        assertThatThrownBy(() -> at_pointer(table, Long.MAX_VALUE, "x"))
                .hasMessageContaining("there is no buf[9223372036854775807]");
        assertThatThrownBy(() -> at_pointer(table, 0, new byte[3]))
                .hasMessageContaining("C cannot see the Java heap");
    }

    @Test
    void fractions() {
        MemorySegment doubles = new_double(2);
        at_double(doubles, 1, 2.5);
        MemorySegment floats = new_float(2);
        at_float(floats, 1, 0.25f);
        assertThat(at_double(doubles, 1) + at_float(floats, 1)).isEqualTo(2.75);
        assertThatThrownBy(() -> at_double(floats, 1)).hasMessageContaining("there is no buf[1]");
    }

    /** bsearch, lfind and memchr point into the array that they were given. */
    @Test
    void whatPointsIntoAJavaArray() {
        int[] numbers = {1, 256, 70_000};
        MemorySegment found = bsearch(new int_(256), numbers, 3, 4, ElementsTest::byNumber);
        assertThat(found.byteSize()).isEqualTo(8);
        assertThat(at_int(found, 0)).isEqualTo(256);
        at_int(found, 1, 5);
        assertThat(numbers).containsExactly(1, 256, 5);
        byte[] bytes = {1, 2, 0, 3, 0, 4};
        assertThat(memchr(bytes, 2, 6).byteSize()).isEqualTo(5);
        assertThat(at(memchr(bytes, 2, 6), 4)).isEqualTo(4);

        String[] words = {"apple", "pear", "plum"};
        MemorySegment hit = bsearch(new String[] {"pear"}, words, 3, 8, ElementsTest::byText);
        MemorySegment none = lfind(new String[] {"fig"}, words, new size_t(3), 8, ElementsTest::byText);
        strdup("overwrites what the call was given");
        assertThat(string(at_pointer(hit, 0))).isEqualTo("pear");
        assertThat(string(at_pointer(hit, 1))).isEqualTo("plum");
        assertThat(none).isNull();
    }

    @Test
    void aTreeIsFreedByItsKeys() {
        MemorySegment[] root = new MemorySegment[1];
        for (String word : List.of("b", "a", "c")) {
            tsearch(strdup(word), root, stringsOf());
        }
        List<String> freed = new ArrayList<>();
        tdestroy(root[0], key -> {
            freed.add(string(key));
            free(key);
        });
        assertThat(freed).containsExactlyInAnyOrder("a", "b", "c");
    }

    /** A pointer to structs goes on: those that C returns, those in a buffer, those of an array. */
    @Test
    void structsBehindAPointer() {
        if_nameindex all = net_if_h.if_nameindex();
        int count = 0;
        while (from(all, count).if_index() != 0) {
            assertThat(string(from(all, count++).if_name())).isNotEmpty();
        }
        assertThat(count).isPositive();
        net_if_h.if_freenameindex(all);

        iovec[] array = iovec.array(3);
        array[2].iov_base("third");
        assertThat(string(from(array[0], 2).iov_base())).isEqualTo("third");
        assertThat(string(from(from(array[0], 1), 1).iov_base())).isEqualTo("third");
        MemorySegment buf = new_char(40);
        from(sockaddr_in.of(buf), 1).sin_port(7);
        assertThat(sockaddr_in.of(from(buf, 16)).sin_port()).isEqualTo(7);
    }

    private static comparison_fn_t stringsOf() {
        return (a, b) -> strcmp(a, b);
    }

    @Test
    void sizesOfWhatStaysJavas() {
        assertThat(List.of(sizeof(7), sizeof(7L), sizeof((short) 7), sizeof('c'), sizeof(1.5),
                sizeof(new int[3]), sizeof(new String[3]), sizeof(String.class)))
                .containsExactly(4, 8, 2, 1, 8, 12, 24, 8);
        assertThatThrownBy(() -> sizeof("GET "))
                .hasMessage("sizeof: a String is a pointer, of 8 bytes, or a literal, of strlen(s) + 1");
    }
}
