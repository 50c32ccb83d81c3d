package cmirror.headers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The list of one header: what the mirror takes from it, in jextract's argument syntax.
 * What jextract has no option for stands behind {@code #:} or as a remark behind the name.
 *
 * @param header    as in {@code #include}, without ".h": {@code sys/socket}
 * @param superclass the class that the header's class extends
 * @param byHand     what the hand-written half of the header's class has besides functions
 * @param after      the headers that a C program includes before this one
 */
public record SymbolList(String header, String superclass, List<String> after,
        List<Symbol> symbols, List<Alias> aliases, List<FunctionField> functionFields, List<Symbol> byHand) {

    /** A name and its kind: function, struct, union, constant, typedef, var or macro. */
    public record Symbol(String kind, String name, String remark) {

        /** The mirror's own Java takes this function's place; the remark says why. */
        public boolean byHand() {
            return remark.startsWith("by hand");
        }

        /** Returns at once, never fails, takes two integers at most: cmirror.runtime.call.Trivial. */
        public boolean isTrivial() {
            return remark.startsWith("trivial");
        }

        /** A count or a mask of what there is, greater in later headers. */
        public boolean grows() {
            return remark.startsWith("grows");
        }

        /** After it, files that the JVM has not opened yet may be out of reach. */
        public boolean takesFilesAway() {
            return remark.contains("takes files away");
        }

        /** Whether the function is the last that may be called with this FILE or DIR. */
        public boolean closes(String parameter) {
            return remark.startsWith("closes " + parameter);
        }

        /** The parameters that may be NULL. */
        public List<String> nullable() {
            return named("null");
        }

        /** The parameters whose string C goes on to write to. */
        public List<String> texts() {
            return named("text");
        }

        /** The parameters to which C has a pointer when the function has returned. */
        public List<String> kept() {
            return named("keeps");
        }

        /** The parameters to which C has had a pointer until this function. */
        public List<String> released() {
            return named("releases");
        }

        /** The parameters that the function frees or moves: only what libc has allocated. */
        public List<String> freed() {
            return named("frees");
        }

        /** The parameters through whose structs C reads memory, as sendmsg does. */
        public List<String> readThrough() {
            return named("through");
        }

        /** The parameters through whose structs C writes memory, as recvmsg does. */
        public List<String> filledThrough() {
            return named("fills");
        }

        /**
         * The parameters that tell where the function has put pointers: {@code copies: dest,src,n},
         * {@code links: elem,prev}, {@code unlinks: elem}, {@code registers: epfd,op,fd,event}.
         */
        public List<String> movesPointers(String how) {
            return named(how);
        }

        /** The parameters {@code numer,denom} of a division; empty if it is none. */
        public List<String> divides() {
            return named("divides");
        }

        /** The structs that the function fills in for others, and {@code *p} for a word that it stores. */
        public List<String> makes() {
            Matcher m = Pattern.compile("\\bmakes: (\\*?\\w+(?:,\\w+)*)").matcher(remark);
            return m.find() && !m.group(1).equals("result") ? List.of(m.group(1).split(",")) : List.of();
        }

        /** The function that is said to make what this one returns; null if it does not matter. */
        public String resultMaker() {
            Matcher m = Pattern.compile("\\bmakes: result (\\w+)").matcher(remark);
            return m.find() ? m.group(1) : null;
        }

        /** How a parameter is to be, and the function that makes it so: {@code made: locobj newlocale}. */
        public List<String[]> made(String parameter) {
            Matcher m = Pattern.compile("\\b(made|ended|initialized|destroyed): " + parameter
                    + " (\\w+)").matcher(remark);
            return m.find() ? List.<String[]>of(new String[] {m.group(1), m.group(2)}) : List.of();
        }

        /** The pointers in a struct that C follows: {@code pointing: mnt.mnt_opts}. */
        public List<String> pointing(String parameter) {
            return Pattern.compile("\\b" + parameter + "\\.(\\w+)").matcher(remark).results()
                    .map(found -> found.group(1)).toList();
        }

        private List<String> named(String what) {
            Matcher m = Pattern.compile("\\b" + what + ": (\\w+(?:,\\w+)*)").matcher(remark);
            return m.find() ? List.of(m.group(1).split(",")) : List.of();
        }

        /** The only values of a parameter that C defines, as {@code -1..255}; null if all are. */
        public String range(String parameter) {
            Matcher m = Pattern.compile("\\brange: " + parameter + " (-?\\d+\\.\\.-?\\d+)")
                    .matcher(remark);
            return m.find() ? m.group(1) : null;
        }

        /** A struct's last field, within which the memory that programs have of it may end; or null. */
        public String openField() {
            Matcher m = Pattern.compile("\\bopen: (\\w+)").matcher(remark);
            return m.find() ? m.group(1) : null;
        }

        /** A typedef whose inside is libc's own: C programs only have pointers to it. */
        public boolean isOpaque() {
            return remark.startsWith("opaque");
        }
    }

    /** A macro that reads like a field: {@code hostent.h_addr} is {@code h_addr_list[0]}. */
    public record Alias(String struct, String name, String field, int index) {
    }

    /** A field that takes a Java method: {@code sigaction.sa_handler} takes a sighandler_t. */
    public record FunctionField(String struct, String field, String type) {
    }

    private static final Pattern INCLUDE =
            Pattern.compile("--include-(function|struct|union|constant|typedef|var)\\s+(\\w+)"
                    + "\\s*(?:#\\s*(.*))?");
    private static final Pattern BY_HAND =
            Pattern.compile("#: (macro|constant|typedef|var) (\\w+)\\s*(?:#\\s*(.*))?");
    private static final Pattern ALIAS =
            Pattern.compile("#: alias (\\w+)\\.(\\w+) (\\w+)\\[(\\d+)]");
    private static final Pattern FUNCTION_FIELD =
            Pattern.compile("#: function (\\w+)\\.(\\w+) (\\w+)");

    public static SymbolList read(Path root, Path file) {
        String header = root.relativize(file).toString().replaceFirst("\\.txt$", "");
        String superclass = null;
        List<String> after = List.of();
        List<Symbol> symbols = new ArrayList<>();
        List<Alias> aliases = new ArrayList<>();
        List<Symbol> byHand = new ArrayList<>();
        List<FunctionField> functionFields = new ArrayList<>();
        int number = 0;
        for (String line : lines(file)) {
            number++;
            Matcher m;
            if ((m = INCLUDE.matcher(line)).matches()) {
                symbols.add(new Symbol(m.group(1), m.group(2),
                        m.group(3) == null ? "" : m.group(3).strip()));
            } else if ((m = ALIAS.matcher(line)).matches()) {
                aliases.add(new Alias(m.group(1), m.group(2), m.group(3),
                        Integer.parseInt(m.group(4))));
            } else if ((m = BY_HAND.matcher(line)).matches()) {
                byHand.add(new Symbol(m.group(1), m.group(2), ""));
            } else if ((m = FUNCTION_FIELD.matcher(line)).matches()) {
                functionFields.add(new FunctionField(m.group(1), m.group(2), m.group(3)));
            } else if (line.startsWith("#: extends ")) {
                superclass = line.substring("#: extends ".length()).strip();
            } else if (line.startsWith("#: after ")) {
                after = List.of(line.substring("#: after ".length()).strip().split(" "));
            } else if (!line.isBlank() && !line.startsWith("#")) {
                throw new IllegalArgumentException(
                        file + ":" + number + ": cannot read: " + line);
            }
        }
        return new SymbolList(header, superclass, after, symbols, aliases, functionFields,
                byHand);
    }

    /** A list of nothing but names. */
    public static SymbolList of(String header, List<Symbol> symbols) {
        return new SymbolList(header, null, List.of(), symbols, List.of(), List.of(), List.of());
    }

    /** All lists below a folder, in the order of their names. */
    public static List<SymbolList> readAll(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(f -> f.toString().endsWith(".txt")).sorted()
                    .map(f -> read(root, f)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code sys_socket_h} for sys/socket.h. */
    public String className() {
        return className(header);
    }

    private static String className(String header) {
        return header.replace('/', '_') + "_h";
    }

    /**
     * The line that a Java program has for a name of a header: {@code import static cmirror.sys_socket_h.*;} for
     * what is a method there, {@code import cmirror.*;} for types, and their fields.
     */
    public static String importOf(String kind, String header) {
        return switch (kind) {
            case "struct", "union", "typedef", "field" -> "import cmirror.*;";
            default -> "import static cmirror." + className(header) + ".*;";
        };
    }

    /** The C lines that a program needs to have this header, where a platform has it. */
    public String includes() {
        StringBuilder text = new StringBuilder();
        after.forEach(before -> text.append("#if __has_include(<").append(before)
                .append(".h>)\n#include <").append(before).append(".h>\n#endif\n"));
        return text.append("#include <").append(header).append(".h>\n").toString();
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
