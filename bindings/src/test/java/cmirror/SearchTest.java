package cmirror;

import static cmirror.dirent_h.*;
import static cmirror.fcntl_h.*;
import static cmirror.ftw_h.*;
import static cmirror.glob_h.*;
import static cmirror.search_h.*;
import static cmirror.stdio_h.*;
import static cmirror.stdlib_h.*;
import static cmirror.string_h.*;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cmirror.runtime.libc.Target;
import cmirror.testing.CProgram;
import cmirror.testing.Child;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Arrays, trees, directories and patterns that are searched with Java methods. */
class SearchTest {

    @TempDir
    Path folder;

    private static int compare(MemorySegment a, MemorySegment b) {
        return Integer.compare(a.get(JAVA_INT, 0), b.get(JAVA_INT, 0));
    }

    @Test
    void lfindAndLsearch() {
        MemorySegment array = new_int(4);
        size_t count = new size_t(0);
        for (int n : new int[] {7, 3, 7, 9}) {
            lsearch(new int_(n), array, count, 4, SearchTest::compare);
        }
        assertThat(count.get()).isEqualTo(3);
        assertThat(array.toArray(JAVA_INT)).containsExactly(7, 3, 9, 0);
        assertThat(lfind(new int_(9), array, count, 4, SearchTest::compare).address())
                .isEqualTo(array.address() + 8);
        assertThat(lfind(new int_(8), array, count, 4, SearchTest::compare)).isNull();
        lsearch(new int_(8), array, count, 4, SearchTest::compare);
        assertThatThrownBy(() -> lsearch(new int_(1), array, count, 4, SearchTest::compare))
                .hasMessage("lsearch: base has 16 bytes, not 20");
    }

    @Test
    void aTreeKeepsItsKeys() {
        MemorySegment[] root = new MemorySegment[1];
        for (int n : new int[] {5, 2, 8, 1, 9, 2}) {
            MemorySegment node = tsearch(new int_(n), root, SearchTest::compare);
            assertThat(deref(node).get(JAVA_INT, 0)).isEqualTo(n);
        }
        System.gc();
        List<Integer> visited = new ArrayList<>();
        __action_fn_t inOrder = (node, which, depth) -> {
            if (which == postorder || which == leaf) {
                visited.add(int_.of(deref(node)).get());
            }
        };
        twalk(root[0], inOrder);
        assertThat(visited).containsExactly(1, 2, 5, 8, 9);
        assertThat(tfind(new int_(8), root, SearchTest::compare)).isNotNull();
        assertThat(tdelete(new int_(8), root, SearchTest::compare)).isNotNull();
        assertThat(tfind(new int_(8), root, SearchTest::compare)).isNull();
        assertThat(tdelete(new int_(8), root, SearchTest::compare)).isNull();
        visited.clear();
        twalk(root[0], inOrder);
        assertThat(visited).containsExactly(1, 2, 5, 9);
        assertThatThrownBy(() -> twalk(root[0], (node, which, depth) -> {
            throw new IllegalStateException("enough");
        })).hasMessage("enough");
        if (Target.LINUX) {
            visited.clear();
            tdestroy(root[0], key -> visited.add(int_.of((MemorySegment) key).get()));
            assertThat(visited).containsExactlyInAnyOrder(1, 2, 5, 9);
        }
    }

    /** {@code void *root} is an Object, too. */
    @Test
    void aRootOfAnyType() {
        Object[] root = new Object[1];
        search_h.tsearch(new int_(3), root, (a, b) -> at_int(a, 0) - at_int(b, 0));
        assertThat(root[0]).isInstanceOf(MemorySegment.class);
        search_h.tsearch(new int_(4), root, (a, b) -> at_int(a, 0) - at_int(b, 0));
        MemorySegment node = search_h.tfind(new int_(4), root, (a, b) -> at_int(a, 0) - at_int(b, 0));
        assertThat(at_int(at_pointer(node, 0), 0)).isEqualTo(4);
    }

    @Test
    void aCountIsNoPointer() {
        assertThatThrownBy(() -> search_h.lsearch(new int_(3), new_int(4), new String[1], 4, (a, b) -> 0))
                .hasMessage("lsearch: nmemb takes a struct, a MemorySegment, a String, an array or NULL, not a String[]");
    }

    @Test
    void theHashTable() {
        assertThat(hcreate(10)).isNotZero();
        ENTRY entry = new ENTRY();
        entry.key("one");
        entry.data(new int_(1));
        assertThat(hsearch(entry, ENTER)).isNotNull();
        ENTRY wanted = new ENTRY();
        wanted.key("one");
        assertThat(int_.of(hsearch(wanted, FIND).data().reinterpret(4)).get()).isEqualTo(1);
        wanted.key("two");
        assertThat(hsearch(wanted, FIND)).isNull();
        hdestroy();
    }

    @Test
    void aHashTableOfOnesOwn() {
        hsearch_data table = new hsearch_data();
        ENTRY item = new ENTRY();
        ENTRY[] found = new ENTRY[1];
        assertThatThrownBy(() -> search_h.hsearch_r(keyed("a"), FIND, found, table))
                .hasMessageContaining("htab").hasMessageContaining("hcreate_r");
        assertThat(search_h.hcreate_r(10, table)).isNotZero();
        for (int i = 0; i < 5; i++) {
            item = keyed("key" + i);
            item.data(new int_(i));
            assertThat(search_h.hsearch_r(item, ENTER, found, table)).isEqualTo(1);
        }
        System.gc();
        assertThat(search_h.hsearch_r(keyed("key3"), FIND, found, table)).isEqualTo(1);
        assertThat(at_int(found[0].data(), 0)).isEqualTo(3);
        assertThat(search_h.hsearch_r(keyed("none"), FIND, found, table)).isZero();
        assertThat(errno()).isEqualTo(ESRCH);
        assertThat(table.filled()).isEqualTo(5);
        search_h.hdestroy_r(table);
        assertThatThrownBy(() -> search_h.hdestroy_r(table)).hasMessageContaining("htab");
    }

    private static ENTRY keyed(String key) {
        ENTRY item = new ENTRY();
        item.key(key);
        return item;
    }

    private void makeFiles() throws IOException {
        Files.createDirectories(folder.resolve("b/c"));
        for (String name : new String[] {"a10", "a9", "b/x", "b/c/y"}) {
            Files.writeString(folder.resolve(name), name);
        }
    }

    @Test
    void ftwAndNftwVisitWhatCVisits() throws IOException {
        CProgram.assumeCompiler();
        makeFiles();
        TreeMap<String, String> java = new TreeMap<>();
        assertThat(ftw(folder.toString(), (path, sb, type) -> {
            java.put(string(path), type + " " + (type == FTW_F ? sb.st_size() : 0));
            return 0;
        }, 5)).isZero();
        List<String> lines = new ArrayList<>();
        assertThat(nftw(folder.toString(), (path, sb, type, where) -> {
            lines.add(type + " " + where.level() + " " + string(from(path, where.base())));
            return 0;
        }, 5, FTW_PHYS | FTW_DEPTH)).isZero();
        Child.Result c = CProgram.compile("ftw", """
                #include <ftw.h>
                #include <stdio.h>
                int each(const char *path, const struct stat *sb, int type) {
                    printf("%s=%d %ld\\n", path, type, type == FTW_F ? (long) sb->st_size : 0);
                    return 0;
                }
                int placed(const char *path, const struct stat *sb, int type, struct FTW *f) {
                    printf("%d %d %s\\n", type, f->level, path + f->base);
                    return 0;
                }
                int main(int argc, char *argv[]) {
                    ftw(argv[1], each, 5);
                    printf("-\\n");
                    nftw(argv[1], placed, 5, FTW_PHYS | FTW_DEPTH);
                    return 0;
                }
                """).run(folder.toString());
        List<String> said = c.lines();
        assertThat(java.entrySet().stream().map(Object::toString))
                .containsExactlyInAnyOrderElementsOf(said.subList(0, said.indexOf("-")));
        assertThat(lines).isEqualTo(said.subList(said.indexOf("-") + 1, said.size()));
        assertThat(ftw(folder.toString(), (path, sb, type) -> 42, 5)).isEqualTo(42);
        assertThat(ftw(folder + "/none", (path, sb, type) -> 42, 5)).isEqualTo(-1);
        assertThat(errno()).isEqualTo(ENOENT);
        assertThatThrownBy(() -> ftw(folder.toString(), (path, sb, type) -> {
            throw new IllegalStateException("enough");
        }, 5)).hasMessage("enough");
    }

    @Test
    void globFindsPaths() throws IOException {
        makeFiles();
        glob_t found = new glob_t();
        assertThat(glob(folder + "/a*", 0, NULL, found)).isZero();
        assertThat(found.gl_pathc()).isEqualTo(2);
        assertThat(string(found.gl_pathv(0))).isEqualTo(folder + "/a10");
        globfree(found);
        assertThat(glob(folder + "/z*", 0, (path, error) -> 0, found)).isEqualTo(GLOB_NOMATCH);
    }

    @Test
    void scandirFiltersAndSorts() throws IOException {
        makeFiles();
        dirent[][] list = new dirent[1][];
        assertThat(scandir(folder.toString(), list, NULL, dirent_h::alphasort)).isEqualTo(5);
        assertThat(names(list)).containsExactly(".", "..", "a10", "a9", "b");
        assertThat(scandir(folder.toString(), list, entry -> at(entry.d_name(), 0) == 'a' ? 1 : 0,
                (a, b) -> -strcmp(a.d_name(), b.d_name()))).isEqualTo(2);
        assertThat(names(list)).containsExactly("a9", "a10");
        if (Target.LINUX) {
            scandir(folder.toString(), list, NULL, dirent_h::versionsort);
            assertThat(names(list)).containsExactly(".", "..", "a9", "a10", "b");
        }
        assertThat(scandir(folder + "/none", list, NULL, NULL)).isEqualTo(-1);
        assertThat(errno()).isEqualTo(ENOENT);
        assertThatThrownBy(() -> scandir(folder.toString(), list, entry -> {
            throw new IllegalStateException("enough");
        }, NULL)).hasMessage("enough");
    }

    private static List<String> names(dirent[][] list) {
        List<String> names = new ArrayList<>();
        for (dirent entry : list[0]) {
            names.add(string(entry.d_name()));
            free(entry);
        }
        free(list[0]);
        return names;
    }

    @Test
    void freeRefusesWhatTheGarbageCollectorOwns() {
        free(malloc(10));
        free(NULL);
        free(strdup("text"));
        assertThatThrownBy(() -> free(new_char(10))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> free(new int_())).isInstanceOf(IllegalArgumentException.class);
    }
}
