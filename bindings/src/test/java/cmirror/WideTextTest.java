package cmirror;

import static cmirror.inet_h.*;
import static cmirror.stdlib_h.mblen;
import static cmirror.stdlib_h.mbtowc;
import static cmirror.stdlib_h.wcstombs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;

/** Strings of wchar_t: C reads them up to their null, which has to be there. */
class WideTextTest {

    private static String narrow(Object wide) {
        MemorySegment bytes = new_char(20);
        int length = wcstombs(bytes, wide, 20);
        assertThat(wcstombs(NULL, wide, 1L << 40)).isEqualTo(length); // does not count what is stored
        return string(bytes);
    }

    @Test
    void anyMemoryOfThemEndsWithItself() {
        assertThat(narrow("abc")).isEqualTo("abc");
        assertThat(narrow(new int[] {'a', 'b'})).isEqualTo("ab");
        assertThat(narrow(new int[] {'a', 0, 'b'})).isEqualTo("a");
        assertThat(narrow(new int[0])).isEmpty();
        assertThat(narrow(new_int(new int[] {'x', 'y', 'z'}))).isEqualTo("xyz");
        assertThat(narrow(new_char("a\0\0\0b"))).isEqualTo("a"); // no second character: two bytes only
        assertThat(narrow(new wchar_t('q'))).isEqualTo("q");
    }

    @Test
    void andIsOpen() {
        Arena arena = Arena.ofConfined();
        MemorySegment wide = arena.allocate(40);
        arena.close();
        assertThatThrownBy(() -> wcstombs(NULL, wide, 0)).hasMessage("wcstombs: the arena of src is closed");
        assertThatThrownBy(() -> wcstombs(NULL, NULL, 0)).hasMessage("wcstombs: src is NULL");
        assertThatThrownBy(() -> wcstombs(NULL, new String[1], 0)).hasMessageStartingWith("wcstombs: src takes");
        assertThatThrownBy(() -> wcstombs(NULL, 7, 0)).hasMessageStartingWith("wcstombs: src is a number");
    }

    @Test
    void classesOfCharacters() {
        assertThat(wctype_h.iswalpha('x')).isNotZero();
        assertThat(wctype_h.iswalpha('1')).isZero();
        assertThat(wctype_h.iswxdigit('f')).isNotZero();
        assertThat(wctype_h.towupper('q')).isEqualTo('Q');
        assertThat(wctype_h.towlower(-1)).isEqualTo(-1); // WEOF
    }

    /** glibc looks at the first byte also where it may look at none. */
    @Test
    void aCharacterOfNoBytes() {
        assertThatThrownBy(() -> mbtowc(new wchar_t(), new_char(0), 0)).hasMessage("mbtowc: s has 0 bytes, not 1");
        assertThatThrownBy(() -> mblen(new_char(0), 0)).hasMessage("mblen: s has 0 bytes, not 1");
        assertThat(mbtowc(new wchar_t(), "x", 1)).isEqualTo(1);
    }
}
