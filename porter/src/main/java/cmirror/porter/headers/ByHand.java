package cmirror.porter.headers;

import cmirror.headers.SymbolList;
import java.lang.foreign.MemorySegment;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What the mirror has by hand, which no description tells: macros and variables, from its Java. */
final class ByHand {

    /** What FixedHeaders has, or the language. */
    private static final Set<String> FIXED = Set.of("NULL", "sizeof", "offsetof", "bool", "true", "false",
            "timercmp");

    private ByHand() {
    }

    /** The header whose class is the next one above, or null. */
    static String superHeader(String className) {
        for (Class<?> c = of(className).getSuperclass(); c != null; c = c.getSuperclass()) {
            if (c.getSimpleName().endsWith("_h")) {
                return c.getSimpleName();
            }
        }
        return null;
    }

    static String declaration(String className, SymbolList.Symbol symbol, Known known) {
        String name = symbol.name();
        if (FIXED.contains(name)) {
            return null;
        }
        Class<?> header = of(className);
        Method method = Stream.of(header.getMethods()).filter(m -> (m.getName().equals(name)
                        || m.getName().equals(name + "_")) // a keyword of Java's: assert
                        && Modifier.isStatic(m.getModifiers()))
                .min(Comparator.comparingInt(Method::getParameterCount)).orElse(null);
        if (method == null) {
            try {
                Field field = header.getField(name);
                return field.getType().isPrimitive() ? "extern " + type(field.getType(), known) + " " + name + ";"
                        : "#define " + name + " ((void *) 0)";
            } catch (NoSuchFieldException e) {
                return null;
            }
        }
        if (!symbol.kind().equals("macro") && method.getParameterCount() == 0) {
            return method.getReturnType().isPrimitive() || method.getReturnType() == MemorySegment.class
                    ? "extern " + type(method.getReturnType(), known) + " " + name + ";"
                    : "#define " + name + " {0}";
        }
        List<String> parameters = new ArrayList<>();
        for (Class<?> parameter : method.getParameterTypes()) {
            parameters.add(type(parameter, known));
        }
        return type(method.getReturnType(), known) + " " + name + "("
                + (parameters.isEmpty() ? "void" : String.join(", ", parameters)) + ");";
    }

    private static String type(Class<?> type, Known known) {
        if (type.isPrimitive()) {
            return type == boolean.class ? "int" : type.getName();
        } else if (type == MemorySegment.class) {
            return "char *";
        }
        return known.structs.containsKey(type.getSimpleName())
                ? known.structs.get(type.getSimpleName()) + " *" : "void *";
    }

    private static Class<?> of(String className) {
        try {
            return Class.forName("cmirror." + className, false, ByHand.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("the mirror has no class " + className, e);
        }
    }
}
