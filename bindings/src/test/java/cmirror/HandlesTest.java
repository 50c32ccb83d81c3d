package cmirror;

import static cmirror.dirent_h.*;
import static cmirror.glob_h.*;
import static cmirror.inet_h.*;
import static cmirror.mntent_h.*;
import static cmirror.regex_h.*;
import static cmirror.semaphore_h.*;
import static cmirror.sys_mman_h.*;
import static cmirror.wordexp_h.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What C's functions would crash or hang with: streams that are closed, structs not made. */
class HandlesTest {

    private static void refused(String sentence, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(sentence);
    }

    @Test
    void aClosedStreamIsRefusedByName() {
        FILE f = fopen("/dev/null", "w");
        FILE alias = FILE.of(MemorySegment.ofAddress(f.segment().address()));
        assertThat(fclose(f)).isZero();
        refused("fclose: stream is closed", () -> fclose(f));
        refused("fclose: stream is closed", () -> fclose(alias));
        refused("fclose: stream is closed", () -> fclose(FILE.of(f.segment())));
        refused("fclose: stream is closed", () -> fclose(f.segment()));
        refused("fputs: stream is closed", () -> fputs("x", f));
        refused("fprintf: stream is closed", () -> fprintf(f, "x"));
        refused("fscanf: stream is closed", () -> fscanf(f, "x"));
        refused("freopen: stream is closed", () -> freopen("/dev/null", "r", f));
        refused("setvbuf: stream is closed", () -> setvbuf(f, NULL, _IONBF, 0));
        refused("fflush: stream is closed", () -> fflush(f));
        FILE p = popen("exit 3", "r");
        assertThat(pclose(p)).isEqualTo(3 << 8);
        refused("pclose: stream is closed", () -> pclose(p));
        FILE table = setmntent("/proc/mounts", "r");
        assertThat(endmntent(table)).isEqualTo(1);
        refused("getmntent: stream is closed", () -> getmntent(table));
        FILE again = fopen("/dev/null", "w"); // often where f was
        assertThat(fputs("x", again)).isPositive();
        assertThat(freopen("/dev/null", "r", again)).isSameAs(again);
        assertThat(fclose(again.segment())).isZero();
    }

    @Test
    void whatIsNoStreamIsRefused() {
        refused("fputs: stream is no FILE: fopen returns one", () -> fputs("x", new_char(300)));
        refused("fputs: stream is no FILE: fopen returns one",
                () -> fputs("x", FILE.of(new_char(300))));
        refused("fputs: stream is no FILE: fopen returns one", () -> fputs("x", "stdout"));
        refused("fputs: stream is no FILE: fopen returns one", () -> fputs("x", opendir(".")));
        refused("fgetc: stream is NULL: fopen returns one", () -> fgetc(NULL));
        refused("fgetc: stream is NULL: fopen returns one", () -> fgetc(0));
        refused("readdir: dirp is no DIR: opendir returns one", () -> readdir(stdout));
        assertThat(FILE.of(stderr.segment())).isSameAs(stderr);
        assertThat(fflush(NULL)).isZero();
    }

    @Test
    void aClosedDirectoryIsRefused() {
        DIR d = opendir(".");
        assertThat(readdir(d)).isNotNull();
        assertThat(closedir(d)).isZero();
        refused("closedir: dirp is closed", () -> closedir(d));
        refused("readdir: dirp is closed", () -> readdir(d));
        refused("rewinddir: dirp is closed", () -> rewinddir(d));
    }

    @Test
    void onlyWhatLibcHasMadeIsUsedAndFreed() {
        regex_t r = new regex_t();
        refused("regexec: preg is not compiled: regcomp does that",
                () -> regexec(r, "x", 0, NULL, 0));
        assertThat(regcomp(r, "(", REG_EXTENDED)).isNotZero();
        regfree(r);
        assertThat(regcomp(r, "b(c)", REG_EXTENDED)).isZero();
        regmatch_t[] matches = regmatch_t.array(2);
        assertThat(regexec(r, "abc", 2, matches, 0)).isZero();
        assertThat(matches[1].rm_so()).isEqualTo(2);
        regex_t copy = new regex_t();
        copy.set(r);
        assertThat(regexec(copy, "abc", 0, NULL, 0)).isZero();
        regfree(r);
        regfree(r);
        refused("regexec: preg is not compiled: regcomp does that",
                () -> regexec(copy, "abc", 0, NULL, 0));
        refused("regfree: preg is not compiled: regcomp does that", () -> regfree(copy));

        glob_t g = new glob_t();
        assertThat(glob("/de[v]", 0, NULL, g)).isZero();
        assertThat(glob("/et[c]", GLOB_APPEND, NULL, g)).isZero();
        glob_t stale = new glob_t();
        stale.set(g);
        globfree(g);
        globfree(g);
        refused("globfree: pglob's gl_pathv is not what glob has stored there",
                () -> globfree(stale));
        wordexp_t w = new wordexp_t();
        assertThat(wordexp("a b", w, 0)).isZero();
        assertThat(wordexp("c", w, WRDE_APPEND)).isZero();
        assertThat(w.we_wordc()).isEqualTo(3);
        wordfree(w);
        wordfree(w);
        memset(w, 77, sizeof(w));
        refused("wordfree: p's we_wordv is not what wordexp has stored there", () -> wordfree(w));
    }

    @Test
    void aSemaphoreKnowsWhetherItIsInitialized() {
        sem_t s = new sem_t();
        refused("sem_wait: sem is no initialized sem_t: sem_init makes one", () -> sem_wait(s));
        refused("sem_post: sem is NULL: sem_init makes one", () -> sem_post(NULL));
        refused("sem_post: sem is no initialized sem_t: sem_init makes one",
                () -> sem_post(new_char(32)));
        assertThat(sem_init(s, 0, 2)).isZero();
        assertThat(sem_wait(s)).isZero();
        assertThat(sem_wait(sem_t.of(s.segment()))).isZero();
        assertThat(sem_trywait(s)).isEqualTo(-1);
        assertThat(sem_destroy(s)).isZero();
        refused("sem_trywait: sem is no initialized sem_t: sem_init makes one",
                () -> sem_trywait(s));
        sem_t shared = sem_t.of(mmap(NULL, 4096, PROT_READ | PROT_WRITE,
                MAP_SHARED | MAP_ANONYMOUS, -1, 0));
        assertThat(sem_trywait(shared)).isEqualTo(-1); // perhaps another process's
        String name = "/mirror-handles-" + getpid();
        sem_t one = sem_open(name, O_CREAT, 0600, 1);
        sem_t two = sem_open(name, 0);
        assertThat(two).isSameAs(one);
        sem_unlink(name);
        assertThat(sem_close(one)).isZero();
        assertThat(sem_wait(two)).isZero();
        assertThat(sem_close(two)).isZero();
        refused("sem_post: sem is closed", () -> sem_post(one));
    }
}
