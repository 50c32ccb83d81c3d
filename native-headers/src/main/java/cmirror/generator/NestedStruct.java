package cmirror.generator;

import cmirror.headers.Headers;
import com.palantir.javapoet.TypeSpec;

/**
 * A struct of a program's own as a class within the program's: the text of what the mirror's structs are,
 * too. Names that the program has not imported are written out.
 */
public final class NestedStruct {

    private NestedStruct() {
    }

    /** The class of a struct that is the only header's. */
    public static String text(Headers headers, String name) {
        TypeSpec type = new StructWriter(headers, headers.all.get(0), name).type();
        return type.toString().replaceFirst("public final class", "static final class").replaceAll("(?s)/\\*\\*.*?\\*/\\s*", "")
                .replaceAll("\\bJAVA_(\\w+)", "java.lang.foreign.ValueLayout.JAVA_$1")
                .replaceAll("(?<![.\\w])ADDRESS\\b", "java.lang.foreign.ValueLayout.ADDRESS")
                .replaceAll("\\bjava\\.lang\\.(?=[A-Z])", "")
                .replaceAll("\\bcmirror\\.(?!runtime\\.)(?=[A-Za-z_])", "")
                .replaceAll("java\\.lang\\.foreign\\.MemorySegment", "MemorySegment");
    }
}
