package cmirror.pages;

import java.util.Map;

/** The variables that a call of an example takes the addresses of, by their C types. */
final class Variables {

    /** A variable: its lines in C and in Java, and what stands before it in a call of C's. */
    record Variable(String c, String java, String cast) {
    }

    /** The classes of C's own types, whose names Java has taken. */
    private static final Map<String, String> CLASSES = Map.of("int", "int_", "long", "long_",
            "short", "short_", "double", "double_", "float", "float_", "unsigned int", "unsigned_int",
            "unsigned long", "unsigned_long", "long long", "long_", "unsigned", "unsigned_int",
            "unsigned short", "unsigned_short");

    private Variables() {
    }

    /**
     * What {@code &name} is the address of, where a type {@code T *} is wanted.
     *
     * @param size  of what a length is the size, or null
     * @param value that it has at first, or null
     */
    static Variable address(String pointer, String name, String size, String value) {
        String type = plain(pointer).replaceFirst(" ?\\*$", "");
        if (type.equals("struct sockaddr")) {
            return new Variable("struct sockaddr_in " + name + " = {0};",
                    "var " + name + " = new sockaddr_in();", "(struct sockaddr *) ");
        }
        if (type.endsWith("*")) {
            String pointee = type.replaceFirst(" ?\\*$", "").replaceFirst("^struct ", "");
            boolean isStruct = type.startsWith("struct ");
            return new Variable(type + name + " = NULL;", "var " + name + " = new "
                    + (isStruct ? pointee : "MemorySegment") + "[1];", "");
        }
        String java = CLASSES.getOrDefault(type, type.replaceFirst("^(struct|union) ", ""));
        boolean isLength = type.equals("socklen_t") && size != null;
        return new Variable(type + " " + name + (isLength ? " = sizeof(" + size + ");" : isRecord(type)
                ? " = {0};" : " = " + (value == null ? "0" : value) + ";"), "var " + name + " = new " + java
                + (isLength ? "(sizeof(" + size + "));" : "(" + (value == null ? "" : value) + ");"), "");
    }

    /** An array that holds a text. */
    static Variable text(String name, String text) {
        return new Variable("char " + name + "[] = \"" + text + "\";",
                "var " + name + " = new_char(\"" + text + "\");", "");
    }

    /** What {@code name} is, where memory for some is wanted: {@code char *}, {@code int[2]}. */
    static Variable array(String type, String name) {
        String plain = plain(type);
        int bracket = plain.indexOf('[');
        if (plain.matches("char \\*(const)? ?(\\[]|\\*).*")) {
            return new Variable("char *" + name + "[] = {\"ls\", \"-l\", NULL};",
                    "String[] " + name + " = {\"ls\", \"-l\", null};", "");
        }
        if (bracket > 0) {
            String element = plain.substring(0, bracket).strip();
            String count = plain.substring(bracket + 1, plain.indexOf(']'));
            if (element.startsWith("struct ")) {
                String struct = element.substring(7);
                return new Variable(element + " " + name + "[" + count + "] = {0};", "var " + name
                        + " = " + struct + ".array(" + count + ");", "");
            }
            String java = element.endsWith("*") ? "pointer" : element.equals("gid_t") ? "int"
                    : element.replace("unsigned ", "");
            return new Variable(element + " " + name + "[" + count + "] = {0};",
                    "var " + name + " = new_" + java + "(" + count + ");", "");
        }
        String element = plain.replaceFirst(" ?\\*$", "");
        boolean isNumber = element.matches("int|long|short|double");
        return new Variable((isNumber ? element : "char") + " " + name + "[100] = {0};",
                "var " + name + " = new_" + (isNumber ? element : "char") + "(100);", "");
    }

    /** Without const and restrict. */
    static String plain(String type) {
        return type.replaceAll("\\b(const|restrict)\\b ?", "").replaceAll(" +", " ").strip();
    }

    private static boolean isRecord(String type) {
        return type.startsWith("struct ") || type.startsWith("union ")
                || type.matches("pthread_(\\w*attr|mutex|cond|rwlock|barrier)_t|fd_set|sigset_t|siginfo_t|stack_t|div_t|fpos_t");
    }
}
