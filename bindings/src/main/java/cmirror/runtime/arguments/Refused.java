package cmirror.runtime.arguments;

import cmirror.runtime.trace.Facts;
import java.lang.foreign.MemorySegment;

/** What the mirror says of arguments that C would have no answer to: the call, the argument, why. */
public final class Refused {

    private Refused() {
    }

    public static IllegalArgumentException isNull(String function, String parameter) {
        return new IllegalArgumentException(function + ": " + parameter + " is NULL");
    }

    static IllegalArgumentException tooShort(String function, String parameter, MemorySegment memory,
            long size, long length) {
        return Words.isBare(memory) ? bare(function, parameter)
                : new IllegalArgumentException(function + ": " + parameter + " has " + size
                        + " bytes, not " + Long.toUnsignedString(length));
    }

    /** An address as Java's own calls return it: it could be any memory, and says of none that it is there. */
    public static IllegalArgumentException bare(String function, String parameter) {
        return new IllegalArgumentException(function + ": " + parameter
                + " is an address with no bytes; " + parameter + ".reinterpret(n) says how many there are");
    }

    static IllegalArgumentException readOnly(String function, String parameter) {
        return new IllegalArgumentException(function + ": " + parameter
                + " is written to, and is read-only memory");
    }

    static IllegalStateException arena(String function, String parameter, boolean alive) {
        return new IllegalStateException(function + ": the arena of " + parameter
                + (alive ? " belongs to another thread" : " is closed"));
    }

    /** What is no memory; a number mostly stands where C has {@code &number}. */
    static IllegalArgumentException kind(String function, String parameter, Object value,
            boolean written) {
        if (value instanceof Number || value instanceof Character || value instanceof Boolean) {
            String type = pointee(function, parameter);
            return new IllegalArgumentException(function + ": " + parameter + " is a number; C "
                    + (type.startsWith("struct ") ? "takes the address of a " + type
                            : written ? "writes to it: var " + parameter + " = new " + type + "()"
                            : "takes its address: new " + type + "(" + value + ")"));
        }
        return new IllegalArgumentException(function + ": " + parameter
                + " takes a struct, a MemorySegment, a String, an array or NULL, not a "
                + value.getClass().getSimpleName());
    }

    /** A struct where C takes a pointer to a pointer to one. */
    static IllegalArgumentException struct(String function, String parameter) {
        String type = pointee(function, parameter);
        return new IllegalArgumentException(function + ": " + parameter + " is a struct; C takes the address of a pointer: var "
                + parameter + " = new " + (type.startsWith("struct ") ? type.substring(7) : "MemorySegment") + "[1]");
    }

    /** A wrong argument in words. */
    public static String describe(Object value) {
        if (value == null) {
            return "NULL";
        } else if (value instanceof MemorySegment segment) {
            return segment.byteSize() == Long.MAX_VALUE ? "a pointer"
                    : "memory of " + segment.byteSize() + " bytes";
        } else if (value.getClass().isArray()) {
            return "an array of " + value.getClass().getComponentType().getSimpleName();
        }
        String type = value.getClass().getSimpleName();
        boolean vowel = "AEIOUaeiou".indexOf(type.charAt(0)) >= 0;
        return (vowel ? "an " : "a ") + type + (value instanceof Number || value instanceof String
                || value instanceof Character || value instanceof Boolean ? " (" + value + ")" : "");
    }

    /** What is neither a method nor NULL. */
    static IllegalArgumentException method(String parameter, Object value) {
        return new IllegalArgumentException(parameter + " takes a method or NULL, not a "
                + value.getClass().getSimpleName());
    }

    /** What the parameter points to: the class of a number, or {@code struct x}. */
    private static String pointee(String function, String parameter) {
        Facts.Function facts = Facts.function(function);
        String type = "void";
        for (int i = 0; facts != null && i < facts.parameters().size(); i++) {
            if (facts.parameters().get(i).name().equals(parameter)) {
                type = facts.parameters().get(i).cType().replace("const ", "").replace("*", "")
                        .strip();
            }
        }
        return type.equals("void") ? "int_" : type.startsWith("struct ") ? type
                : " int long short char double ".contains(" " + type + " ") ? type + "_"
                : type.replace(' ', '_');
    }
}
