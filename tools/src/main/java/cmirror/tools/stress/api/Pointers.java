package cmirror.tools.stress.api;

import cmirror.FILE;
import cmirror.tools.script.Script;
import cmirror.tools.stress.api.GuardedMemory.Content;
import cmirror.tools.stress.api.Prototypes.Parameter;
import java.lang.foreign.MemorySegment;
import java.util.Random;

/** What a program may write where C takes a pointer. */
final class Pointers {

    /** What the text of such an argument begins with. */
    static final String WILD = "a wild";

    private static final String FORMAT = "f(or)?ma?t|template";

    private final Memory memory;
    private final Vectors vectors;
    private final boolean wild;

    /** Wild: with addresses of which the mirror cannot know what is there. */
    Pointers(Memory memory, boolean wild) {
        this.wild = wild;
        this.memory = memory;
        this.vectors = new Vectors(memory);
    }

    /** What the C type asks for: usually enough of it. */
    Argument plausible(Parameter parameter, Random random) {
        String pointee = parameter.pointee();
        Argument made = Handles.of(pointee, random);
        if (made == null) {
            made = vectors.of(pointee, random);
        }
        if (made != null) {
            return made;
        } else if (pointee.endsWith("*")) {
            return pointers(pointee, random);
        } else if (pointee.equals("char") && parameter.isConst()) {
            return parameter.name().matches(FORMAT) ? Texts.format(random)
                    : Texts.usual(random);
        }
        Class<?> type = pointee.isEmpty() ? null : Objects.type(pointee);
        boolean plain = Prototypes.isPlainData(pointee);
        return switch (type == null || pointee.equals("char") ? 3 : random.nextInt(5)) {
            case 0 -> orMemory(Objects.array(type, 1 + random.nextInt(3)), plain, random);
            case 1 -> memory.of(4096, Content.ZEROS, random);
            case 2 -> orMemory(Objects.fresh(type), plain, random);
            case 3 -> memory.of(random.nextBoolean() ? 100 : 4096,
                    plain ? Content.TEXT : Content.ZEROS, random);
            default -> orMemory(Objects.fresh(type), plain, random);
        };
    }

    private Argument orMemory(Argument object, boolean plain, Random random) {
        return object != null ? object : memory.any(plain, random);
    }

    /** {@code T **}: an array of references, of strings, or memory for pointers, all NULL. */
    private Argument pointers(String pointee, Random random) {
        Class<?> type = Objects.type(pointee.replace("*", "").replaceFirst("^const", ""));
        return switch (random.nextInt(5)) {
            case 0 -> Objects.references(MemorySegment.class, random.nextInt(3));
            case 1 -> Objects.references(type != null ? type : Object.class, random.nextInt(3));
            case 2 -> new Argument(new String[] {"a", "b", null}, "{\"a\", \"b\", null}");
            case 3 -> memory.of(8, Content.ZEROS, random);
            default -> memory.of(4096, Content.ZEROS, random);
        };
    }

    /** What the C type does not ask for. */
    Argument odd(Parameter parameter, Random random) {
        if (wild && random.nextInt(4) == 0) {
            MemorySegment nowhere = MemorySegment.ofAddress(0xdead).reinterpret(4096);
            return random.nextBoolean() ? new Argument(nowhere, WILD + " address")
                    : new Argument(FILE.of(nowhere), WILD + " FILE");
        }
        boolean plain = Prototypes.isPlainData(parameter.pointee())
                && !parameter.pointee().endsWith("*");
        return switch (random.nextInt(12)) {
            case 0, 1 -> new Argument(null, "NULL");
            case 2 -> Argument.of(random.nextBoolean() ? (Object) 0 : (Object) 0L);
            case 3 -> random.nextBoolean() ? Numbers.any(random)
                    : plain ? Texts.odd(random) : Texts.quoted(""); // letters are wild pointers
            case 4, 5, 6 -> memory.any(plain, random);
            case 7, 8 -> memory.odd(plain, random);
            case 9 -> Objects.other(random);
            case 10 -> array(random);
            default -> thing(random);
        };
    }

    /** Java arrays, of numbers and of objects. */
    private Argument array(Random random) {
        int n = random.nextInt(3);
        return switch (random.nextInt(8)) {
            case 0 -> new Argument(new byte[n], "new byte[" + n + "]");
            case 1 -> new Argument(new int[n], "new int[" + n + "]");
            case 2 -> new Argument(new long[n], "new long[" + n + "]");
            case 3 -> new Argument(new short[n], "new short[" + n + "]");
            case 4 -> new Argument(new double[n], "new double[" + n + "]");
            case 5 -> Objects.references(String.class, n);
            case 6 -> Objects.array(Objects.type("in_addr"), n);
            default -> new Argument(new Object[] {new Object[1], 1, "a"}, "{{null}, 1, \"a\"}");
        };
    }

    /** What is no memory at all. */
    private static Argument thing(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> new Argument(Script.class, "Script.class");
            case 1 -> new Argument(new StringBuilder("text"), "a StringBuilder");
            default -> Handles.of(random.nextBoolean() ? "DIR" : "FILE", random);
        };
    }
}
