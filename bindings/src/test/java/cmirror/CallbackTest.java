package cmirror;

import static cmirror.inet_h.*;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cmirror.testing.CProgram;
import cmirror.testing.Child;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Java methods where C takes function pointers. */
class CallbackTest {

    private static int compare(MemorySegment a, MemorySegment b) {
        assertThat(a.byteSize()).isEqualTo(4);
        return Integer.compare(a.get(JAVA_INT, 0), b.get(JAVA_INT, 0));
    }

    @Test
    void qsortSortsMemoryAndJavaArrays() {
        int[] array = new Random(1).ints(1000, -500, 500).toArray();
        MemorySegment memory = new_int(array.length);
        memory.copyFrom(MemorySegment.ofArray(array));
        int[] sorted = array.clone();
        Arrays.sort(sorted);
        qsort(array, array.length, 4, CallbackTest::compare);
        qsort(memory, array.length, 4, CallbackTest::compare);
        assertThat(array).isEqualTo(sorted);
        assertThat(memory.toArray(JAVA_INT)).isEqualTo(sorted);
        qsort(array, 0, 4, CallbackTest::compare);
        assertThatThrownBy(() -> qsort(array, 1001, 4, CallbackTest::compare))
                .hasMessage("qsort: base has 4000 bytes, not 4004");
    }

    /** libc compares in the same order for both: so do the compared pairs in the transcript. */
    @Test
    void qsortCallsTheSameComparisonsAsInC() {
        CProgram.assumeCompiler();
        String statements = """
                srand(7);
                for (i = 0; i < 40; i++)
                    put(i, rand() % 100);
                sort();
                for (i = 0; i < 40; i++)
                    printf("%d ", get(i));
                printf("\\n");
                """;
        Child.Result c = CProgram.compile("sorts", """
                #include <stdio.h>
                #include <stdlib.h>
                int a[40];
                int cmp(const void *x, const void *y) {
                    printf("%d:%d ", *(int *) x, *(int *) y);
                    return *(int *) x - *(int *) y;
                }
                #define put(i, v) (a[i] = (v))
                #define get(i) a[i]
                #define sort() qsort(a, 40, sizeof(int), cmp)
                int main(void) { int i; """ + statements + "return 0; }\n").run();
        Child.Result java = JavaProgram.compile("Sorts", JavaProgram.PROLOGUE + """
                import java.lang.foreign.*;
                class Sorts {
                    static MemorySegment a = new_int(40);
                    static int cmp(MemorySegment x, MemorySegment y) {
                        printf("%d:%d ", int_.of(x), int_.of(y));
                        return int_.of(x).get() - int_.of(y).get();
                    }
                    static void put(int i, int v) { a.setAtIndex(ValueLayout.JAVA_INT, i, v); }
                    static int get(int i) { return a.getAtIndex(ValueLayout.JAVA_INT, i); }
                    static void sort() { qsort(a, 40, sizeof(int.class), Sorts::cmp); }
                    static int main(int argc, String[] argv) { int i; """ + statements
                + "return 0; } }\n").run();
        assertThat(java.stderr()).isEmpty();
        assertThat(java.text()).isEqualTo(c.text());
    }

    @Test
    void anExceptionPassesThroughCAndEndsTheComparisons() {
        int[] calls = new int[1];
        int[] array = {3, 1, 2, 5, 4};
        assertThatThrownBy(() -> qsort(array, 5, 4, (a, b) -> {
            calls[0]++;
            throw new IllegalStateException("no order");
        })).isInstanceOf(IllegalStateException.class).hasMessage("no order");
        assertThat(calls[0]).isEqualTo(1);
        assertThat(array).containsExactlyInAnyOrder(1, 2, 3, 4, 5);
        assertThatThrownBy(() -> qsort(array, 5, 4, (a, b) -> {
            throw new StackOverflowError();
        })).isInstanceOf(StackOverflowError.class);
    }

    /** The outer call's arguments stay as they are while the method makes calls of its own. */
    @Test
    void aComparisonMayCallTheMirror() {
        byte[] words = "pear\0fig\0\0plum\0kiwi\0".getBytes();
        qsort(words, 4, 5, (a, b) -> {
            int[] inner = {2, 1};
            qsort(inner, 2, 4, CallbackTest::compare);
            assertThat(inner).containsExactly(1, 2);
            return strcmp(a, b);
        });
        assertThat(new String(words)).isEqualTo("fig\0\0kiwi\0pear\0plum\0");
        errno(0);
        qsort(words, 4, 5, (a, b) -> close(-1));
        assertThat(errno()).isEqualTo(EBADF);
    }

    @Test
    void bsearchGivesTheKeyFirst() {
        MemorySegment array = new_int(5);
        for (int i = 0; i < 5; i++) {
            array.setAtIndex(JAVA_INT, i, 10 * i);
        }
        MemorySegment found = bsearch(new int_(30), array, 5, 4, CallbackTest::compare);
        assertThat(found.address()).isEqualTo(array.address() + 12);
        assertThat(found.byteSize()).isEqualTo(8);
        assertThat(bsearch(new int_(31), array, 5, 4, CallbackTest::compare)).isNull();
        assertThat(bsearch("30", array, 5, 4, (key, element) -> {
            assertThat(string(key)).isEqualTo("30");
            return atoi(key) - element.get(JAVA_INT, 0);
        }).address()).isEqualTo(array.address() + 12);
    }
}
