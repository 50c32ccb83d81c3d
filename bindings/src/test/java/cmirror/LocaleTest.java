package cmirror;

import static cmirror.iconv_h.*;
import static cmirror.inet_h.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cmirror.testing.CProgram;
import cmirror.testing.Child;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Encodings, languages and time zones: iconv, langinfo, tzname, wide characters. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "what glibc's locales say")
class LocaleTest {

    @Test
    void iconvMovesPointersOn() {
        MemorySegment cd = iconv_open("UTF-8", "ISO-8859-1");
        MemorySegment text = new_char(3);
        at(text, 0, 'a');
        at(text, 1, 0xe9);
        at(text, 2, 'b');
        MemorySegment out = new_char(3);
        MemorySegment[] in = {text};
        MemorySegment[] to = {out};
        size_t left = new size_t(3);
        size_t room = new size_t(3);
        assertThat(iconv(cd, in, left, to, room)).isEqualTo(-1);
        assertThat(errno()).isEqualTo(E2BIG);
        assertThat(List.of(left.get(), room.get(), in[0].byteSize(), to[0].byteSize()))
                .containsExactly(1L, 0L, 1L, 0L);
        assertThat(at_unsigned_char(out, 1) << 8 | at_unsigned_char(out, 2)).isEqualTo(0xc3a9);
        left.set(2);
        assertThatThrownBy(() -> iconv(cd, in, left, to, room))
                .hasMessage("iconv: *inbuf has 1 bytes, not 2");
        left.set(1);
        room.set(1);
        assertThatThrownBy(() -> iconv(cd, in, left, to, room))
                .hasMessage("iconv: *outbuf has 0 bytes, not 1");
        assertThat(iconv(cd, NULL, NULL, NULL, NULL)).isZero();
        assertThat(iconv_close(cd)).isZero();
        assertThatThrownBy(() -> iconv(cd, NULL, NULL, NULL, NULL))
                .hasMessage("iconv: cd is not from iconv_open, or has been ended");
        assertThatThrownBy(() -> iconv_close(cd)).hasMessageContaining("not from iconv_open");
        assertThat(iconv_open("no such code", "UTF-8").address()).isEqualTo(-1);
        assertThat(errno()).isEqualTo(EINVAL);
    }

    @Test
    void wordsOfTheLocaleAreCs() {
        CProgram.assumeCompiler();
        List<String> c = CProgram.compile("locale_words", """
                #define _GNU_SOURCE
                #include <langinfo.h>
                #include <locale.h>
                #include <signal.h>
                #include <stdio.h>
                #include <stdlib.h>
                #include <string.h>
                #include <time.h>
                int main(void) {
                    int point, sign; wchar_t wide[8]; char narrow[8], number[40];
                    setlocale(LC_ALL, ""); // as the JVM has done for a library in it
                    setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3", 1); tzset();
                    printf("%s %s %ld %d\\n", tzname[0], tzname[1], timezone, daylight);
                    printf("%s %s %s\\n", nl_langinfo(DAY_1), nl_langinfo(MON_12), nl_langinfo(RADIXCHAR));
                    char *digits = ecvt(-12.345, 4, &point, &sign);
                    printf("%s %d %d\\n", digits, point, sign);
                    printf("%s\\n", gcvt(12.3456, 4, number));
                    int read = mbstowcs(wide, "abc", 8), written = wcstombs(narrow, wide, 8);
                    printf("%d %d\\n", read, written);
                    printf("%s %d %d\\n", narrow, wide[2], (int) MB_CUR_MAX);
                    printf("%s %s %s\\n", strerrorname_np(2), sigabbrev_np(SIGHUP), sigdescr_np(SIGHUP));
                }
                """).run().lines();
        int_ point = new int_();
        int_ sign = new int_();
        MemorySegment wide = new_int(8);
        MemorySegment narrow = new_char(8);
        stdlib_h.setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3", 1);
        time_h.tzset();
        assertThat(List.of(string(time_h.tzname(0)) + " " + string(time_h.tzname(1)) + " "
                        + time_h.timezone() + " " + time_h.daylight(),
                string(langinfo_h.nl_langinfo(langinfo_h.DAY_1)) + " "
                        + string(langinfo_h.nl_langinfo(langinfo_h.MON_12)) + " "
                        + string(langinfo_h.nl_langinfo(langinfo_h.RADIXCHAR)),
                string(stdlib_h.ecvt(-12.345, 4, point, sign)) + " " + point + " " + sign,
                string(stdlib_h.gcvt(12.3456, 4, new_char(6))),
                stdlib_h.mbstowcs(wide, "abc", 8) + " " + stdlib_h.wcstombs(narrow, wide, 8),
                string(narrow) + " " + at_int(wide, 2) + " " + stdlib_h.MB_CUR_MAX(),
                string(string_h.strerrorname_np(2)) + " " + string(string_h.sigabbrev_np(signal_h.SIGHUP))
                        + " " + string(string_h.sigdescr_np(signal_h.SIGHUP)))).isEqualTo(c);
        stdlib_h.unsetenv("TZ");
        time_h.tzset();
    }

    /** As a C program does, which asks for the user's locale by setlocale(LC_ALL, ""). */
    @Test
    void aProgramBeginsInCsLocale() {
        Child.Result end = JavaProgram.main("Speaks", """
                printf("%s %d\\n", cmirror.locale_h.setlocale(cmirror.locale_h.LC_ALL, NULL),
                        cmirror.stdlib_h.MB_CUR_MAX());
                printf("%s\\n", cmirror.locale_h.setlocale(cmirror.locale_h.LC_ALL, ""));
                return 0;
                """).shell("", "", "C.UTF-8");
        assertThat(end.lines()).containsExactly("C 1", "C.UTF-8");
    }
}
