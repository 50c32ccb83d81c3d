package cmirror.jextract;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Whether a C type is unsigned, which no layout tells: the typedefs down to C's own types do. */
final class Signs {

    /** Where signs do not matter. */
    static final Signs NONE = new Signs(false);

    private final Map<String, String> typedefs = new HashMap<>();
    private final Set<String> negative = new HashSet<>();
    private final boolean charIsUnsigned;

    Signs(boolean charIsUnsigned) {
        this.charIsUnsigned = charIsUnsigned;
    }

    void typedef(String name, String type) {
        typedefs.put(name, type);
    }

    /** What a name stands for, null if it is no typedef's. */
    String typedef(String name) {
        return typedefs.get(name);
    }

    /** An enum is unsigned unless one of its constants is negative. */
    void negative(String enumeration) {
        negative.add(enumeration);
    }

    boolean isUnsigned(String type) {
        String plain = type.replaceAll("\\[.*", "").replaceAll("\\b(const|volatile)\\b", "")
                .replaceAll("\\s+", " ").strip();
        for (int i = 0; i < 20 && typedefs.containsKey(plain); i++) {
            plain = typedefs.get(plain).replaceAll("\\b(const|volatile)\\b", "").strip();
        }
        if (plain.startsWith("enum")) {
            return !negative.contains(plain.replaceFirst("^enum\\s*", "").replaceAll("\\s.*", ""));
        }
        return plain.startsWith("unsigned") || plain.equals("_Bool")
                || plain.equals("char") && charIsUnsigned;
    }
}
