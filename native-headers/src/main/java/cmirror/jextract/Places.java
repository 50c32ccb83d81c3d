package cmirror.jextract;

import cmirror.headers.Type;
import java.io.IOException;
import java.lang.foreign.GroupLayout;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.PaddingLayout;
import java.lang.foreign.SequenceLayout;
import java.lang.foreign.UnionLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where in a struct there is what, down to the insides of its parts and the elements of its
 * arrays. A macro that names a field (st_atime is st_atim.tv_sec) is unknown to jextract, but
 * something of its type must be at its place.
 */
final class Places {

    private static final int ELEMENTS = 64; // of an array: macros name the first ones

    private final Set<String> lines;

    private Places(Set<String> lines) {
        this.lines = lines;
    }

    static Places none() {
        return new Places(new TreeSet<>());
    }

    static Places read(Path file) throws IOException {
        return new Places(new HashSet<>(Files.readAllLines(file)));
    }

    void write(Path file) throws IOException {
        Files.write(file, lines);
    }

    /** Whether there is a thing of this kind and size; of signs, layouts say nothing. */
    boolean has(String struct, long offset, Type type) {
        String one = type.isInteger() ? "i" + 8 * type.bytes() : type.isFloat()
                ? "f" + 8 * type.bytes() : type.isRecord() ? type.kind() + type.bytes()
                : type.kind();
        return lines.contains(struct + " " + offset + " " + one
                + (type.isArray() ? "[" + type.count() + "]" : ""));
    }

    void add(String struct, GroupLayout layout) {
        inside(struct, 0, layout);
    }

    private void inside(String struct, long start, GroupLayout layout) {
        long offset = start;
        for (MemoryLayout member : layout.memberLayouts()) {
            place(struct, offset, member);
            offset += layout instanceof UnionLayout ? 0 : member.byteSize();
        }
    }

    private void place(String struct, long offset, MemoryLayout layout) {
        if (layout instanceof PaddingLayout) {
            return;
        }
        if (layout instanceof SequenceLayout array) {
            MemoryLayout element = array.elementLayout();
            lines.add(struct + " " + offset + " " + kind(element) + "[" + array.elementCount()
                    + "]");
            for (int i = 0; i < Math.min(ELEMENTS, array.elementCount()); i++) {
                place(struct, offset + i * element.byteSize(), element);
            }
            return;
        }
        lines.add(struct + " " + offset + " " + kind(layout));
        if (layout instanceof GroupLayout group) {
            inside(struct, offset, group);
        }
    }

    private static String kind(MemoryLayout layout) {
        return layout instanceof GroupLayout group ? (group instanceof UnionLayout ? "union"
                : "struct") + group.byteSize() : layout instanceof SequenceLayout ? "array"
                : Fields.machine(layout, Signs.NONE, "int");
    }
}
