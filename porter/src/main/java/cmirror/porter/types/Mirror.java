package cmirror.porter.types;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the mirror offers, by its own classes: functions, constants, structs, numbers. */
public final class Mirror {

    private final ClassLoader loader = Mirror.class.getClassLoader();
    private final Map<String, Class<?>> classes = new HashMap<>();
    private final Map<String, Map<String, List<Method>>> methods = new HashMap<>();

    /** A class of package cmirror, or null. */
    public Class<?> type(String name) {
        return classes.computeIfAbsent(name, n -> {
            try {
                return Class.forName("cmirror." + n, false, loader);
            } catch (ClassNotFoundException | LinkageError e) {
                return Void.class;
            }
        }) == Void.class ? null : classes.get(name);
    }

    public boolean isStruct(String name) {
        Class<?> type = type(name);
        return type != null && type.getSuperclass() != null
                && type.getSuperclass().getSimpleName().equals("Struct");
    }

    public boolean isScalar(String name) {
        Class<?> type = type(name);
        return type != null && type.getSuperclass() != null
                && type.getSuperclass().getSimpleName().equals("Scalar");
    }

    /** Whether a number of C's is an object of its own kind: {@code pthread_once_t}. */
    boolean isObject(String name) {
        Class<?> type = type(name);
        return type != null && !type.isInterface() && type.getSuperclass() != null
                && type.getSuperclass().getSimpleName().equals("CObject");
    }

    public boolean isOpaque(String name) {
        Class<?> type = type(name);
        return type != null && type.getSuperclass() != null
                && type.getSuperclass().getSimpleName().equals("Opaque");
    }

    /** {@code sys_socket_h} for {@code sys/socket.h}. */
    public static String className(String header) {
        return header.replaceFirst("\\.h$", "").replace('/', '_') + "_h";
    }

    /** The functions of a name that a header's class has, its superclasses' too. */
    public List<Method> functions(String header, String name) {
        Class<?> type = type(className(header));
        if (type == null) {
            return List.of();
        }
        Map<String, List<Method>> all = methods.computeIfAbsent(header, h -> {
            Map<String, List<Method>> byName = new HashMap<>();
            for (Method method : type.getMethods()) {
                if (Modifier.isStatic(method.getModifiers())) {
                    byName.computeIfAbsent(method.getName(), n -> new ArrayList<>()).add(method);
                }
            }
            return byName;
        });
        return all.getOrDefault(name, all.getOrDefault(name + "_", List.of()));
    }

    /** A constant of a header's class, or null. */
    public Field constant(String header, String name) {
        Class<?> type = type(className(header));
        try {
            return type == null ? null : type.getField(name);
        } catch (NoSuchFieldException e) {
            return null;
        }
    }

    /** Whether a struct's class has a method of this name with so many parameters. */
    public Method accessor(String struct, String name, int parameters) {
        Class<?> type = type(struct);
        return type == null ? null : accessor(type, name, parameters);
    }

    public static Method accessor(Class<?> type, String name, int parameters) {
        for (Method method : type.getMethods()) {
            if (method.getName().equals(name) && method.getParameterCount() == parameters
                    && !Modifier.isStatic(method.getModifiers())) {
                return method;
            }
        }
        return null;
    }

    /** The type of a Java class, as the porter sees it. */
    public J of(Class<?> type) {
        if (type.isPrimitive()) {
            return type == void.class ? J.VOID : type == boolean.class ? J.BOOLEAN
                    : type == long.class ? J.LONG : type == double.class ? J.DOUBLE
                    : type == float.class ? J.FLOAT : J.INT;
        } else if (type.isArray()) {
            return new J(J.Kind.ARRAY, type.getComponentType().getSimpleName());
        }
        String name = type.getSimpleName();
        return switch (name) {
            case "MemorySegment" -> J.MEMORY;
            case "String" -> J.STRING;
            case "Object" -> J.OBJECT;
            default -> type.isInterface() ? new J(J.Kind.FUNCTION, name)
                    : isOpaque(name) ? new J(J.Kind.OPAQUE, name)
                    : isScalar(name) ? new J(J.Kind.SCALAR, name) : J.struct(nested(type));
        };
    }

    private static String nested(Class<?> type) {
        return type.getEnclosingClass() == null ? type.getSimpleName()
                : nested(type.getEnclosingClass()) + "." + type.getSimpleName();
    }

    /** The one method of an interface. */
    public static Method single(Class<?> type) {
        for (Method method : type.getMethods()) {
            if (Modifier.isAbstract(method.getModifiers())) {
                return method;
            }
        }
        return null;
    }
}
