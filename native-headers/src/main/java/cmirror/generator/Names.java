package cmirror.generator;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import java.lang.foreign.MemoryLayout;
import java.util.Map;
import java.util.Set;

/** The names that generated code uses: the runtime's classes, and C names that Java reserves. */
final class Names {

    static final String MIRROR = "cmirror";
    private static final String RUNTIME = "cmirror.runtime";

    /** In code texts, {@code $target:T} and so on stand for these. */
    private static final Map<String, ClassName> CLASSES = Map.ofEntries(
            Map.entry("stacks", ClassName.get(RUNTIME, "Stacks")),
            Map.entry("target", ClassName.get(RUNTIME, "Target")),
            Map.entry("memory", ClassName.get(MemoryLayout.class)),
            Map.entry("array", ClassName.get(MIRROR, "StructArray")),
            Map.entry("missing", ClassName.get(RUNTIME, "Missing")),
            Map.entry("range", ClassName.get(RUNTIME, "Range")),
            Map.entry("call", ClassName.get(RUNTIME, "Call")),
            Map.entry("libc", ClassName.get(RUNTIME, "Libc")),
            Map.entry("functions", ClassName.get(RUNTIME, "Functions")),
            Map.entry("pointers", ClassName.get(RUNTIME, "Pointers")),
            Map.entry("trivial", ClassName.get(RUNTIME, "Trivial")),
            Map.entry("provisions", ClassName.get(RUNTIME, "Provisions")),
            Map.entry("struct", ClassName.get(MIRROR, "Struct")),
            Map.entry("sizes", ClassName.get(RUNTIME, "Sizes")),
            Map.entry("actions", ClassName.get(RUNTIME, "SignalActions")),
            Map.entry("made", ClassName.get(RUNTIME, "Made")),
            Map.entry("registered", ClassName.get(RUNTIME, "Registered")));

    private static final Set<String> KEYWORDS = Set.of("new", "default", "native", "class", "final",
            "interface", "package", "this", "byte", "boolean");

    private Names() {
    }

    static CodeBlock code(String text) {
        return CodeBlock.builder().addNamed(text, CLASSES).build();
    }

    /** A parameter's name: the manual page's, unless Java takes it for itself. */
    static String parameter(String name) {
        return KEYWORDS.contains(name) ? name + "_" : name;
    }
}
