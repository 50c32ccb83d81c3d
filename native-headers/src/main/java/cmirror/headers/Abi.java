package cmirror.headers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One ABI description: what one header says on one target. CONTRIBUTING.md has the grammar. */
public final class Abi {

    /** A struct or union. {@code declaration} is how C names it: {@code struct in_addr}. */
    public record Struct(String kind, String name, long size, int align, String declaration,
            Map<String, Field> fields) {
    }

    /** A field. The bits of a bit-field count from the lowest of the storage unit. */
    public record Field(String name, long offset, int bitOffset, int bitWidth, Type type,
            String declaration) {

        public boolean isBits() {
            return bitWidth > 0;
        }
    }

    public record Constant(String name, String value, String cType) {

        public boolean isPointer() {
            return cType.equals("ptr");
        }

        /** A string literal: {@code PRId64}. */
        public boolean isText() {
            return value.startsWith("\"");
        }

        public boolean isFloating() {
            return cType.equals("double") || cType.equals("float");
        }
    }

    public record Function(String name, String symbol, Type result, List<Type> parameters,
            boolean variadic, Prototype prototype) {
    }

    public record Typedef(String name, Type type, String cType) {
    }

    public record Variable(String name, String symbol, long size, String cType) {
    }

    /**
     * What later headers say instead: {@code since glibc 2.42: constant B50 50 : unsigned int}.
     * {@code key} is "constant B50", or "field utmpx.ut_tv.tv_sec"; {@code line} is null if they
     * have it no more.
     */
    private record Change(String library, String version, String key, String line) {

        /** 42 of glibc 2.42: of what a running program must know, only glibc has changed. */
        int minor() {
            if (!library.equals("glibc") || !version.startsWith("2.")) {
                throw new IllegalArgumentException("since " + library + " " + version + ": " + line);
            }
            return Integer.parseInt(version.substring(2));
        }

        Abi fact() {
            Abi abi = new Abi();
            abi.add(line);
            return abi;
        }
    }

    /** A fact since glibc 2.{@code minor}. */
    public record Later<T>(int minor, T fact) {
    }

    public final Map<String, Struct> structs = new LinkedHashMap<>();
    public final Map<String, Constant> constants = new LinkedHashMap<>();
    public final Map<String, Function> functions = new LinkedHashMap<>();
    public final Map<String, Typedef> typedefs = new LinkedHashMap<>();
    public final Map<String, Variable> variables = new LinkedHashMap<>();

    private static final Pattern STRUCT =
            Pattern.compile("(struct|union) (\\w+) size (\\d+) align (\\d+) : (.+)");
    private static final Pattern FIELD = Pattern.compile(
            "\\s+(\\d+)(?: bits (\\d+) (\\d+))?\\s+(\\S+)\\s+([\\w.]+)\\s+: (.+)");
    private static final Pattern CONSTANT = Pattern.compile("constant (\\w+) (-?\\d[\\d.e+-]*|\"[^\"]*\") : (.+)");
    private static final Pattern FUNCTION = Pattern.compile(
            "function (\\w+) (\\S+) \\((.*?)\\)(?: symbol (\\S+))? : (.+)");
    private static final Pattern TYPEDEF = Pattern.compile("typedef (\\w+) (\\S+) : (.+)");
    private static final Pattern VARIABLE =
            Pattern.compile("variable (\\w+) size (\\d+)(?: symbol (\\S+))? : (.+)");

    private static final Pattern READ_FROM = Pattern.compile("# read from: (.+)");
    private static final Pattern SINCE = Pattern.compile(
            "since (\\w+) ([\\d.]+): (?:no (struct|union|constant|function|typedef|variable) (\\w+)"
                    + "|field (\\w+)\\.([\\w.]+) (.+)|((\\w+) (\\w+) .+))");

    private Struct open; // the struct that indented lines belong to
    private Versions versions = Versions.UNKNOWN;
    private final List<Change> changes = new ArrayList<>();

    /** Reads a description; a header that the target does not have is an empty one. */
    public static Abi read(Path file) {
        return read(file, false);
    }

    /** Reads only the structs and unions, which is sooner done. */
    public static Abi readStructs(Path file) {
        return read(file, true);
    }

    /** Reads only what the description says of a name: a fraction of the time, for one who asks for no more. */
    public static Abi readOf(Path file, String name) {
        Abi abi = new Abi();
        boolean isOpen = false; // within the struct of that name
        try {
            for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
                boolean isField = line.startsWith(" ");
                isOpen = isField ? isOpen : line.startsWith("struct " + name + " ")
                        || line.startsWith("union " + name + " ");
                boolean isHere = isField ? isOpen : !line.startsWith("#") && line.contains(name)
                        && (isOpen || !isOfStruct(line));
                if (isHere) {
                    abi.add(line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return abi;
    }

    private static Abi read(Path file, boolean onlyStructs) {
        Abi abi = new Abi();
        if (!Files.exists(file)) {
            return abi;
        }
        int number = 0;
        try {
            for (String line : Files.readAllLines(file)) {
                number++;
                Matcher from = READ_FROM.matcher(line);
                if (from.matches()) {
                    abi.versions = Versions.parse(from.group(1));
                } else if (!line.isBlank() && !line.startsWith("#")
                        && (!onlyStructs || isOfStruct(line))) {
                    abi.add(line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(file + ":" + number + ": " + e.getMessage(), e);
        }
        return abi;
    }

    private static boolean isOfStruct(String line) {
        return line.startsWith(" ") || line.startsWith("struct ") || line.startsWith("union ");
    }

    /** The headers that this was read from. */
    public Versions versions() {
        return versions;
    }

    /** What a constant is since a later glibc; null if it is what it was. */
    public Later<Constant> laterConstant(String name) {
        Change change = change("constant " + name);
        return change == null ? null : new Later<>(change.minor(), change.fact().constants.get(name));
    }

    /** The symbol that the linker knows a function by since a later glibc; null if none. */
    public String laterSymbol(String function) {
        Change change = change("function " + function);
        return change == null ? null : change.fact().functions.get(function).symbol();
    }

    private Change change(String key) {
        return changes.stream().filter(one -> one.key.equals(key) && one.line != null).findFirst()
                .orElse(null);
    }

    /** The description as it is with headers of these versions. */
    public Abi with(Versions headers) {
        Abi abi = new Abi();
        abi.versions = versions;
        structs.values().forEach(s -> abi.structs.put(s.name, new Struct(s.kind, s.name, s.size,
                s.align, s.declaration, new LinkedHashMap<>(s.fields))));
        abi.constants.putAll(constants);
        abi.functions.putAll(functions);
        abi.typedefs.putAll(typedefs);
        abi.variables.putAll(variables);
        changes.stream().filter(one -> headers.reach(one.library, one.version)).forEach(abi::become);
        return abi;
    }

    private void become(Change one) {
        String name = one.key.substring(one.key.indexOf(' ') + 1);
        switch (one.key.substring(0, one.key.indexOf(' '))) {
            case "field" -> {
                open = structs.get(name.substring(0, name.indexOf('.')));
                open.fields.remove(name.substring(name.indexOf('.') + 1));
            }
            case "struct", "union" -> structs.remove(name);
            case "constant" -> constants.remove(name);
            case "function" -> functions.remove(name);
            case "typedef" -> typedefs.remove(name);
            default -> variables.remove(name);
        }
        if (one.line != null) {
            add(one.line);
        }
    }

    private void since(Matcher m) {
        if (m.group(3) != null) {
            changes.add(new Change(m.group(1), m.group(2), m.group(3) + " " + m.group(4), null));
        } else if (m.group(5) != null) {
            changes.add(new Change(m.group(1), m.group(2), "field " + m.group(5) + "." + m.group(6),
                    "    " + m.group(7).replaceFirst(" : ", " " + m.group(6) + " : ")));
        } else {
            changes.add(new Change(m.group(1), m.group(2), m.group(9) + " " + m.group(10), m.group(8)));
        }
    }

    private void add(String line) {
        Matcher m;
        if ((m = SINCE.matcher(line)).matches()) {
            since(m);
            return;
        }
        if ((m = FIELD.matcher(line)).matches()) {
            if (open == null) {
                throw new IllegalArgumentException("a field outside a struct");
            }
            put(open.fields, m.group(5), new Field(m.group(5), Long.parseLong(m.group(1)),
                    number(m.group(2)), number(m.group(3)), Type.parse(m.group(4)), m.group(6)));
            return;
        }
        open = null;
        if ((m = STRUCT.matcher(line)).matches()) {
            open = new Struct(m.group(1), m.group(2), Long.parseLong(m.group(3)),
                    number(m.group(4)), m.group(5), new LinkedHashMap<>());
            put(structs, open.name, open);
        } else if ((m = CONSTANT.matcher(line)).matches()) {
            put(constants, m.group(1), new Constant(m.group(1), m.group(2), m.group(3)));
        } else if ((m = FUNCTION.matcher(line)).matches()) {
            List<Type> parameters = new ArrayList<>();
            boolean variadic = false;
            for (String type : m.group(3).isEmpty() ? new String[0] : m.group(3).split(", ")) {
                if (type.equals("...")) {
                    variadic = true;
                } else {
                    parameters.add(Type.parse(type));
                }
            }
            put(functions, m.group(1), new Function(m.group(1),
                    m.group(4) == null ? m.group(1) : m.group(4), Type.parse(m.group(2)),
                    parameters, variadic, Prototype.parse(m.group(1), m.group(5))));
        } else if ((m = TYPEDEF.matcher(line)).matches()) {
            put(typedefs, m.group(1),
                    new Typedef(m.group(1), Type.parse(m.group(2)), m.group(3)));
        } else if ((m = VARIABLE.matcher(line)).matches()) {
            put(variables, m.group(1), new Variable(m.group(1),
                    m.group(3) == null ? m.group(1) : m.group(3),
                    Long.parseLong(m.group(2)), m.group(4)));
        } else {
            throw new IllegalArgumentException("cannot read: " + line);
        }
    }

    private static int number(String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static <T> void put(Map<String, T> map, String name, T value) {
        if (map.put(name, value) != null) {
            throw new IllegalArgumentException(name + " is described twice");
        }
    }
}
