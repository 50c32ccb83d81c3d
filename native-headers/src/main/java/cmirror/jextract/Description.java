package cmirror.jextract;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BOOLEAN;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import cmirror.headers.Prototype;
import java.io.IOException;
import java.lang.foreign.AddressLayout;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.GroupLayout;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SequenceLayout;
import java.lang.foreign.UnionLayout;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What jextract says of a header, as a description in our own grammar (CONTRIBUTING.md): read
 * from its output by the methods that its GUIDE documents.
 */
final class Description {

    private static final Pattern MACRO = Pattern.compile("(?s)#define \\w+ (.*)");
    private static final Pattern ENUM = Pattern.compile("enum (\\S+)\\.\\w+ = (-?\\d+)");

    private static final Pattern RECORD =
            Pattern.compile("^\\w+ \\w+ size (\\d+) align \\d+ : (?:struct |union )?\\w+\\n");
    private static final Map<Class<?>, MemoryLayout> CARRIERS = Map.of(
            boolean.class, JAVA_BOOLEAN, byte.class, JAVA_BYTE, short.class, JAVA_SHORT,
            int.class, JAVA_INT, long.class, JAVA_LONG, float.class, JAVA_FLOAT,
            double.class, JAVA_DOUBLE, MemorySegment.class, ADDRESS);

    private final Output output;
    private final Signs signs;
    /** What is said of each name, by "struct sockaddr", "function bind" and so on. */
    final Map<String, String> entries = new TreeMap<>();
    final Places places = Places.none();

    private final Set<String> undefined;

    private Description(Output output, Signs signs, Set<String> undefined) {
        this.output = output;
        this.signs = signs;
        this.undefined = undefined;
    }

    /** {@code undefined}: names that are no macros at the end, though they were. */
    static Description of(Output output, boolean charIsUnsigned, Set<String> undefined) {
        Description all = new Description(output, new Signs(charIsUnsigned), undefined);
        Class<?> header = output.classes.get(Jextract.HEADER_CLASS);
        if (header != null) {
            all.constants(header);
            all.typedefs(header);
            all.structs();
            all.functions(header);
            all.variables(header);
        }
        return all;
    }

    /**
     * Leaves what a list asks for. A struct or union that C programs know by its typedef is there
     * as what the list calls it: pthread_mutex_t is a union, which is nobody's business.
     */
    void retain(List<String> keys) {
        for (String key : keys) {
            String name = key.substring(key.indexOf(' ') + 1);
            for (String kind : List.of("struct ", "union ")) {
                String text = entries.get(kind + name);
                Matcher m = RECORD.matcher(text == null ? "" : text);
                if (m.find() && !entries.containsKey(key)) {
                    entries.put(key, !key.startsWith("typedef ")
                            ? key + text.substring((kind + name).length())
                            : key + " " + kind.strip() + ":" + name + "(" + m.group(1) + ") : "
                                    + name + "\n");
                }
            }
        }
        entries.keySet().retainAll(keys);
    }

    void write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, String.join("", entries.values()));
    }

    private void put(String kind, String name, String text) {
        entries.put(kind + " " + name, kind + " " + name + " " + text + "\n");
    }

    private void constants(Class<?> header) {
        for (Method method : header.getMethods()) {
            String c = output.declaration(method.getDeclaringClass(), method.getName());
            if (c == null || method.getParameterCount() > 0) {
                continue;
            }
            Matcher macro = MACRO.matcher(c);
            Matcher enumerator = ENUM.matcher(c);
            if (enumerator.matches()) {
                put("constant", method.getName(), enumerator.group(2) + " : enum");
                if (enumerator.group(2).startsWith("-")) {
                    signs.negative(enumerator.group(1));
                }
            } else if (macro.matches() && !undefined.contains(method.getName())) {
                constant(method, macro.group(1));
            }
        }
    }

    /** The getter has the bits, and the quoted text the number: 4294967295 is unsigned. */
    private void constant(Method getter, String text) {
        Object value = call(getter);
        if (value instanceof MemorySegment pointer && text.startsWith("(void*)")) {
            put("constant", getter.getName(), pointer.address() + " : ptr");
        } else if (value instanceof Integer number) {
            boolean isUnsigned = text.matches("\\d+")
                    && new BigInteger(text).bitLength() == 32;
            put("constant", getter.getName(), isUnsigned ? text + " : unsigned int"
                    : number + " : int");
        } else if (value instanceof Long number) {
            boolean isUnsigned = text.matches("\\d+") && new BigInteger(text).bitLength() == 64;
            put("constant", getter.getName(), isUnsigned ? text + " : unsigned long"
                    : number + " : long");
        } else if (value instanceof Double || value instanceof Float) {
            put("constant", getter.getName(), String.valueOf(((Number) value).doubleValue())
                    .replaceFirst("E(?=\\d)", "E+").toLowerCase(Locale.ROOT)
                    + (value instanceof Double ? " : double" : " : float"));
        }
    }

    private void typedefs(Class<?> header) {
        List<Field> found = new ArrayList<>();
        for (Field field : header.getFields()) {
            String c = output.declaration(field.getDeclaringClass(), field.getName());
            if (c != null && c.startsWith("typedef ")
                    && MemoryLayout.class.isAssignableFrom(field.getType())) {
                signs.typedef(field.getName(), typedefOf(c, field.getName()));
                found.add(field);
            }
        }
        for (Field field : found) {
            String c = signs.typedef(field.getName());
            MemoryLayout layout = (MemoryLayout) value(field);
            if (!(layout instanceof SequenceLayout)) {
                put("typedef", field.getName(), Fields.machine(layout, signs, c) + " : " + c);
            }
        }
    }

    private static String typedefOf(String c, String name) {
        return CText.type(c.substring("typedef ".length()).replaceAll("\\s+", " ").strip(), name);
    }

    private void structs() {
        output.classes.forEach((className, type) -> {
            String name = className.replaceFirst("\\$\\d+$", ""); // ENTRY$0 beside entry
            Method method = method(type, "layout");
            if (method == null || !GroupLayout.class.isAssignableFrom(method.getReturnType())) {
                return;
            }
            GroupLayout layout = (GroupLayout) call(method);
            places.add(name, layout);
            String kind = layout instanceof UnionLayout ? "union" : "struct";
            String quoted = output.declaration(type, "");
            String c = quoted != null && quoted.startsWith(kind + " " + name + " {")
                    ? kind + " " + name : name;
            put(kind, name, "size " + layout.byteSize() + " align " + layout.byteAlignment()
                    + " : " + c + "\n" + Fields.of(output, signs, type, layout));
        });
    }

    private void functions(Class<?> header) {
        for (Method method : header.getMethods()) {
            if (method.getName().endsWith("$descriptor")) {
                String name = method.getName().replaceFirst("\\$descriptor$", "");
                String c = output.declaration(method.getDeclaringClass(), method.getName());
                function(name, c, call(method) instanceof FunctionDescriptor descriptor
                        ? descriptor : byCarriers(header, name));
            }
        }
        for (Class<?> invoker : header.getClasses()) {
            Method make = method(invoker, "makeInvoker", MemoryLayout[].class);
            if (make == null) {
                continue;
            }
            String name = invoker.getSimpleName();
            Object made = call(make, (Object) new MemoryLayout[0]);
            if (made != null && call(method(invoker, "descriptor"), made)
                    instanceof FunctionDescriptor descriptor) {
                function(name, output.declaration(invoker, "makeInvoker"), descriptor);
            }
        }
    }

    /**
     * A descriptor can be asked only where this JVM finds the symbol, which a library other than
     * libc may have. The Java method has the carriers of the same layouts.
     */
    private static FunctionDescriptor byCarriers(Class<?> header, String name) {
        for (Method method : header.getMethods()) {
            if (method.getName().equals(name)) {
                MemoryLayout[] arguments = Stream.of(method.getParameterTypes())
                        .map(CARRIERS::get).toArray(MemoryLayout[]::new);
                MemoryLayout result = CARRIERS.get(method.getReturnType());
                return result == null ? FunctionDescriptor.ofVoid(arguments)
                        : FunctionDescriptor.of(result, arguments);
            }
        }
        throw new IllegalStateException("jextract has no method " + name);
    }

    private void function(String name, String c, FunctionDescriptor descriptor) {
        Prototype prototype = Prototype.parse(name,
                c.replaceAll("\\s+", " ").replaceFirst("^(extern|static|inline) ", ""));
        List<String> types = new ArrayList<>();
        List<String> declared = prototype.parameters().stream().map(CText::parameter).toList();
        List<MemoryLayout> arguments = descriptor.argumentLayouts();
        for (int i = 0; i < arguments.size(); i++) {
            types.add(passed(arguments.get(i), declared.get(i)));
        }
        if (declared.contains("...")) {
            types.add("...");
        }
        String result = descriptor.returnLayout()
                .map(layout -> passed(layout, prototype.before().strip())).orElse("void");
        put("function", name, result + " (" + String.join(", ", types) + ") : "
                + prototype.before() + name + "("
                + (declared.isEmpty() ? "void" : String.join(", ", declared)) + ")"
                + prototype.after());
    }

    /**
     * A union of nothing but pointers is transparent (gcc's attribute), as glibc's of all socket
     * addresses is with _GNU_SOURCE: C passes it as a pointer, though jextract does not say so.
     */
    private String passed(MemoryLayout layout, String c) {
        if (layout instanceof UnionLayout union && union.memberLayouts().stream()
                .allMatch(AddressLayout.class::isInstance)) {
            return "ptr";
        }
        return layout instanceof GroupLayout group
                ? (group instanceof UnionLayout ? "union:" : "struct:") + output.record(c) + "("
                        + group.byteSize() + ")"
                : Fields.machine(layout, signs, c);
    }

    private void variables(Class<?> header) {
        for (Method method : header.getMethods()) {
            String name = method.getName().replaceFirst("\\$layout$", "");
            if (!name.equals(method.getName()) && call(method) instanceof MemoryLayout layout) {
                String c = output.declaration(method.getDeclaringClass(), method.getName());
                put("variable", name, "size " + layout.byteSize() + " : "
                        + CText.type(c.replaceFirst("^extern ", ""), name));
            }
        }
    }

    private static Method method(Class<?> type, String name, Class<?>... parameters) {
        try {
            return type.getMethod(name, parameters);
        } catch (NoSuchMethodException e) {
            return null;
        }
    }

    /** Null where the class of the symbol cannot be initialised, for lack of the symbol. */
    private static Object call(Method method, Object... arguments) {
        try {
            return Modifier.isStatic(method.getModifiers()) ? method.invoke(null, arguments)
                    : method.invoke(arguments[0]);
        } catch (InvocationTargetException e) {
            return null;
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(method + " is not public", e);
        }
    }

    private static Object value(Field field) {
        try {
            return field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(field + " is not public", e);
        }
    }
}
