package cmirror.runtime.libc;

/** What the running platform lacks: it is in the API all the same, and fails with a sentence. */
public final class Missing {

    /**
     * Constants that are not defined here have values that no call takes: negative, with the
     * number of their name in bits 16 to 30, so that it survives {@code | MSG_DONTWAIT}.
     */
    private static final int FIRST = 0x80000000;
    private static final String[] NAMES = new String[0x7000];
    private static int count;

    private Missing() {
    }

    /** The value of a constant that is not defined here. */
    public static synchronized int constant(String name) {
        NAMES[count] = name;
        return FIRST | count++ << 16;
    }

    /** Fails if an int argument is, or contains, a constant that is not defined here. */
    public static void check(String function, long argument) {
        if (argument < 0 && argument >= Integer.MIN_VALUE) {
            int number = (int) argument >>> 16 & 0x7fff;
            if (number < count) {
                throw new UnsupportedOperationException(function + ": " + NAMES[number]
                        + " is not defined on " + Target.NAME);
            }
        }
    }

    /** A field that the struct does not have here. */
    public static UnsupportedOperationException field(String struct, String field) {
        return new UnsupportedOperationException(
                "struct " + struct + " has no " + field + " on " + Target.NAME);
    }

    /** The layout of a struct that does not exist here. */
    public static <T> T struct(String struct) {
        throw new UnsupportedOperationException("there is no struct " + struct + " on " + Target.NAME);
    }

    /** The size of a number's type that does not exist here. */
    public static int typeSize(String type) {
        throw new UnsupportedOperationException("there is no " + type + " on " + Target.NAME);
    }

    /** The size of a struct that does not exist here. */
    public static int structSize(String struct) {
        return struct(struct);
    }
}
