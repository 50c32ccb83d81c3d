package cmirror.porter.types;

/**
 * The Java type of a value or variable.
 *
 * @param name of a class: a struct's, a number's, an interface's, or an array's elements
 */
public record J(Kind kind, String name) {

    public enum Kind {
        VOID, BOOLEAN, INT, LONG, FLOAT, DOUBLE,
        /** C's memory: MemorySegment. */
        MEMORY,
        /** A text that nobody walks over or writes to. */
        STRING,
        /** {@code void *} between own functions. */
        OBJECT,
        NULL,
        /** A struct, or a pointer to one. */
        STRUCT,
        /** {@code x.array(n)}. */
        STRUCTS,
        /** FILE, DIR: what is only pointed to. */
        OPAQUE,
        /** {@code new int_()}: a number whose address is taken. */
        SCALAR,
        /** A Java array of pointers. */
        ARRAY,
        /** A function pointer: the interface that the method fits. */
        FUNCTION
    }

    public static final J VOID = new J(Kind.VOID, null);
    public static final J BOOLEAN = new J(Kind.BOOLEAN, null);
    public static final J INT = new J(Kind.INT, null);
    public static final J LONG = new J(Kind.LONG, null);
    public static final J FLOAT = new J(Kind.FLOAT, null);
    public static final J DOUBLE = new J(Kind.DOUBLE, null);
    public static final J MEMORY = new J(Kind.MEMORY, null);
    public static final J STRING = new J(Kind.STRING, null);
    public static final J OBJECT = new J(Kind.OBJECT, null);
    public static final J NULL = new J(Kind.NULL, null);

    public static J struct(String name) {
        return new J(Kind.STRUCT, name);
    }

    public static J array(J element) {
        return new J(Kind.ARRAY, element.text());
    }

    public boolean is(Kind... kinds) {
        for (Kind k : kinds) {
            if (k == kind) {
                return true;
            }
        }
        return false;
    }

    public boolean isNumber() {
        return is(Kind.INT, Kind.LONG, Kind.FLOAT, Kind.DOUBLE);
    }

    /** The elements of an array, as a type. */
    public J element() {
        return switch (name) {
            case "MemorySegment" -> MEMORY;
            case "String" -> STRING;
            case "Object" -> OBJECT;
            default -> name.endsWith("[]") ? new J(Kind.ARRAY, name.substring(0, name.length() - 2))
                    : kind == Kind.ARRAY && name.endsWith("_fn") ? new J(Kind.FUNCTION, name) : struct(name);
        };
    }

    /** As Java declares it. */
    public String text() {
        return switch (kind) {
            case MEMORY -> "MemorySegment";
            case STRING -> "String";
            case OBJECT, NULL -> "Object";
            case STRUCTS, ARRAY -> name + "[]";
            case STRUCT, OPAQUE, SCALAR, FUNCTION -> name;
            default -> kind.name().toLowerCase();
        };
    }
}
