package cmirror.generator;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import java.lang.foreign.MemoryLayout;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The names that generated code uses: the runtime's classes, and C names that Java reserves. */
final class Names {

    static final String MIRROR = "cmirror";

    /** In code texts, {@code $target:T} and so on stand for these. */
    private static final Map<String, ClassName> CLASSES = Map.ofEntries(
            Map.entry("stacks", runtime("callback", "Stacks")),
            Map.entry("target", runtime("libc", "Target")),
            Map.entry("memory", ClassName.get(MemoryLayout.class)),
            Map.entry("array", ClassName.get(MIRROR, "StructArray")),
            Map.entry("missing", runtime("libc", "Missing")),
            Map.entry("range", runtime("memory", "Range")),
            Map.entry("call", runtime("call", "Call")),
            Map.entry("glibc", runtime("libc", "Glibc")),
            Map.entry("libc", runtime("libc", "Libc")),
            Map.entry("functions", runtime("callback", "Functions")),
            Map.entry("pointers", runtime("memory", "Pointers")),
            Map.entry("trivial", runtime("call", "Trivial")),
            Map.entry("provisions", runtime("program", "Provisions")),
            Map.entry("struct", ClassName.get(MIRROR, "Struct")),
            Map.entry("sizes", runtime("arguments", "Sizes")),
            Map.entry("actions", runtime("signals", "SignalActions")),
            Map.entry("made", runtime("arguments", "Made")),
            Map.entry("registered", runtime("arguments", "Registered")));

    private static final Set<String> KEYWORDS = Set.of("new", "default", "native", "class", "final",
            "interface", "package", "this", "byte", "boolean");

    private Names() {
    }

    /** A class of the runtime, in its room. */
    private static ClassName runtime(String room, String name) {
        return ClassName.get("cmirror.runtime." + room, name);
    }

    static CodeBlock code(String text) {
        return CodeBlock.builder().addNamed(text, CLASSES).build();
    }

    /** The same, with {@code $view:T} for a class of the program's. */
    static CodeBlock code(String text, ClassName view) {
        Map<String, ClassName> classes = new HashMap<>(CLASSES);
        classes.put("view", view);
        return CodeBlock.builder().addNamed(text, classes).build();
    }

    /** A parameter's name: the manual page's, unless Java takes it for itself. */
    static String parameter(String name) {
        return KEYWORDS.contains(name) ? name + "_" : name;
    }
}
