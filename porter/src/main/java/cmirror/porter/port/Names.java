package cmirror.porter.port;

import java.util.Set;

/** Names of C that Java has taken: they get an underscore. */
public final class Names {

    private static final Set<String> WORDS = Set.of("abstract", "assert", "boolean", "byte", "catch", "class",
            "extends", "final", "finally", "implements", "import", "instanceof", "interface", "native", "new",
            "null", "package", "private", "protected", "public", "strictfp", "super", "synchronized", "this",
            "throw", "throws", "transient", "try", "true", "false", "_", "var", "yield", "record", "unsigned",
            "signed", "bool", "String", "Object", "MemorySegment");
    private static final Set<String> METHODS = Set.of("wait", "notify", "notifyAll", "clone", "finalize",
            "toString", "getClass", "hashCode", "equals");
    private static final Set<String> MEMBERS = Set.of("segment", "layout", "array", "of", "set", "allocate", "part",
            "orNull");
    /** The mirror's words for what is no function in C. */
    private static final Set<String> HELPERS = Set.of("at", "at_text", "from", "back", "same", "memory", "number", "set", "set_long",
            "string", "sizeof", "offsetof", "dump", "new_char", "new_short", "new_int", "new_long", "new_float",
            "new_double", "new_pointer", "at_int", "at_short", "at_long", "at_pointer", "at_float", "at_double");
    private static final Set<String> CLASSES = Set.of("String", "Object", "Integer", "Long", "Double", "Float",
            "Byte", "Short", "Character", "Boolean", "Number", "Math", "System", "Thread", "Process", "Error",
            "Exception", "Runtime", "Class", "Record", "Enum", "Override", "MemorySegment", "Module", "Package",
            "Iterable", "Comparable", "Runnable", "Void", "ThreadGroup", "ThreadLocal", "StringBuilder");

    private Names() {
    }

    static String variable(String name) {
        return WORDS.contains(name) ? name + "_" : name;
    }

    static String function(String name) {
        return WORDS.contains(name) || METHODS.contains(name) || HELPERS.contains(name) ? name + "_" : name;
    }

    /** A member of an own struct, whose class has methods already. */
    public static String member(String name) {
        return WORDS.contains(name) || METHODS.contains(name) || MEMBERS.contains(name) ? name + "_" : name;
    }

    /** {@code UdpServ} for {@code udpServ.c}. */
    public static String classOf(String file) {
        if (file.endsWith(".h")) {
            return file.replaceAll("\\W", "_");
        }
        String name = file.replaceFirst("\\.c$", "").replaceAll("\\W", "_");
        if (name.isEmpty() || Character.isDigit(name.charAt(0))) {
            name = "_" + name;
        }
        name = Character.toUpperCase(name.charAt(0)) + name.substring(1);
        return CLASSES.contains(name) ? name + "_" : name;
    }
}
