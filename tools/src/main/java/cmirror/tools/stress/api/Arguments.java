package cmirror.tools.stress.api;

import cmirror.CObject;
import cmirror.Scalar;
import cmirror.Struct;
import cmirror.tools.stress.api.GuardedMemory.Content;
import cmirror.tools.stress.api.Prototypes.Parameter;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Random;

/** The values of one call: mostly what the parameter is for, and sometimes something else. */
final class Arguments {

    private static final String DESCRIPTOR = "\\w*fd(_\\w+)?|fd_\\w+|s|fildes";
    private static final String NEW_NUMBER = "newfd|newfildes";

    private final Memory memory = new Memory();
    private final Descriptors descriptors = new Descriptors();
    private final Pointers pointers;

    Arguments(boolean wild) {
        pointers = new Pointers(memory, wild);
    }

    /** A case is a number: the same seed, member and number make the same values. */
    static Random random(long seed, Member member, int number) {
        Random random = new Random(seed * 31 + member.key().hashCode() * 1_000_003L + number);
        random.nextLong(); // the first ones of neighbouring seeds are alike
        return random;
    }

    /** The object that a method is called on; its value is null if the mirror makes none. */
    Argument receiver(Class<?> type, Random random) {
        Argument made = switch (random.nextInt(6)) {
            case 0 -> Objects.of(type, memory.any(Prototypes.isPlainData(type.getSimpleName()),
                    random));
            case 1 -> Objects.of(type, memory.of(4096, Content.ZEROS, random));
            case 2 -> Objects.of(type, memory.odd(false, random));
            case 3 -> Objects.of(type, new Argument(
                    MemorySegment.ofArray(new byte[4096]), "a byte[4096]"));
            default -> Objects.fresh(type);
        };
        return made != null ? made : new Argument(null, "none");
    }

    /** A value for a parameter. */
    Argument of(Member member, int index, Random random) {
        Class<?> type = member.executable().getParameterTypes()[index];
        Parameter parameter = member.isFunction()
                ? Prototypes.parameter(member.executable().getName(), index) : Parameter.UNKNOWN;
        Argument tamed = Tamed.argument(member.name(), parameter.name(), random);
        return tamed != null ? tamed : of(type, parameter, random);
    }

    private Argument of(Class<?> type, Parameter parameter, Random random) {
        boolean odd = random.nextInt(3) == 0;
        if (type == int.class) {
            return integer(parameter.name(), odd, random);
        } else if (type == long.class) {
            return Numbers.long_(random, odd);
        } else if (type == double.class || type == float.class) {
            Argument number = Numbers.double_(random);
            return type == double.class ? number
                    : Argument.of(((Double) number.value()).floatValue());
        } else if (type == boolean.class) {
            return Argument.of(random.nextBoolean());
        } else if (type == Object.class) {
            return odd ? pointers.odd(parameter, random) : pointers.plausible(parameter, random);
        }
        Argument made = random.nextInt(8) == 0 ? null : typed(type, random);
        return made != null ? made : new Argument(null, "null");
    }

    private Argument integer(String parameter, boolean odd, Random random) {
        if (parameter.matches(NEW_NUMBER)) {
            return odd ? descriptors.odd(random) : Argument.of(200 + random.nextInt(10));
        } else if (parameter.matches(DESCRIPTOR)) {
            return odd ? descriptors.odd(random) : descriptors.plausible(parameter, random);
        }
        return Numbers.int_(random, odd);
    }

    private Argument typed(Class<?> type, Random random) {
        if (type == Object[].class) {
            return list(random);
        } else if (type == MemorySegment.class) {
            return random.nextInt(3) == 0 ? memory.odd(true, random) : memory.any(true, random);
        } else if (type == Arena.class) {
            return memory.arena(random);
        } else if (type == String.class) {
            return random.nextBoolean() ? Texts.usual(random) : Texts.odd(random);
        } else if (type == Class.class) {
            Class<?>[] classes = {int.class, long.class, String.class, CObject.class,
                Objects.type("sockaddr_in"), Objects.type("int_"), Objects.type("FILE")};
            Class<?> some = classes[random.nextInt(classes.length)];
            return new Argument(some, some.getSimpleName() + ".class");
        } else if (type.isInterface()) {
            return Callbacks.of(type, random);
        } else if (type.isArray()) {
            return type == Struct[].class && random.nextBoolean()
                    ? Objects.array(Objects.type("pollfd"), random.nextInt(3))
                    : Objects.references(type.getComponentType(), random.nextInt(3));
        } else if (type == CObject.class || type == Scalar.class) {
            Argument some = type == Scalar.class ? Objects.fresh(Objects.type("int_"))
                    : Objects.other(random);
            return some;
        }
        Argument handle = Handles.of(type.getSimpleName(), random);
        return handle != null ? handle : receiver(type, random);
    }

    /** The arguments of a variadic function, or a va_list. */
    private Argument list(Random random) {
        Object[] values = new Object[random.nextInt(4)];
        StringBuilder text = new StringBuilder("{");
        for (int i = 0; i < values.length; i++) {
            Argument value = switch (random.nextInt(4)) {
                case 0, 1 -> Numbers.any(random);
                case 2 -> Texts.usual(random);
                default -> pointers.odd(Parameter.UNKNOWN, random);
            };
            values[i] = value.value();
            text.append(i > 0 ? ", " : "").append(value);
        }
        return new Argument(values, text.append('}').toString());
    }

    /** Ends what was made for a call; whether that wrote outside of its memory. */
    boolean clear() {
        descriptors.clear();
        return memory.clear();
    }
}
