package cmirror.runtime.trace;

import cmirror.runtime.libc.Target;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the C headers say of functions, structs and constants on this platform. The jar carries it
 * as text, which is read when a program first traces or dumps something.
 */
public final class Facts {

    /** Types are those of the descriptions: a kind (i, u, f, ptr, void or a struct's name), bytes. */
    public record Function(String name, String result, String kind, int bytes, String errors,
            List<Parameter> parameters) {
    }

    /** A parameter. So many bytes as {@code bound} says lie at a pointer: {@code len}. */
    public record Parameter(String name, String cType, String kind, int bytes, String bound,
            String note) {
    }

    record Struct(String name, int size, String declaration, List<Field> fields) {
    }

    /** A constant, and the header that it stands in: {@code sys/socket}. */
    record Constant(String name, long value, String header) {
    }

    /** A field; {@code count} is -1 for what is no array, 0 for a flexible one. */
    record Field(String name, int offset, int bitOffset, int bitWidth, String kind, int bytes,
            int count, String declaration, String note) {

        int size() {
            return bytes * Math.max(count, 1);
        }

        /** The C type, without the name. */
        String cType() {
            String simple = name.substring(name.lastIndexOf('.') + 1);
            int at = declaration.lastIndexOf(simple);
            return at < 0 ? declaration : declaration.substring(0, at).strip();
        }
    }

    private static Map<String, Function> functions;
    private static Map<String, Struct> structs;
    private static Map<String, Constant> constants;

    private Facts() {
    }

    /** The function of this name, or null: then it is none of C's. */
    public static synchronized Function function(String name) {
        if (functions == null) {
            functions = new HashMap<>();
            Function last = null;
            for (String line : lines("functions")) {
                String[] columns = line.split("\t", -1);
                if (!columns[0].isEmpty()) {
                    String[] type = columns[2].split(" ");
                    last = new Function(columns[0], columns[1], type[0],
                            Integer.parseInt(type[1]), columns[3], new ArrayList<>());
                    functions.putIfAbsent(last.name, last);
                } else {
                    String[] type = columns[3].split(" ");
                    last.parameters.add(new Parameter(columns[1], columns[2], type[0],
                            type.length > 1 ? Integer.parseInt(type[1]) : 0, columns[4],
                            columns[5]));
                }
            }
        }
        return functions.get(name);
    }

    /** The struct or union of this name, or null. */
    static synchronized Struct struct(String name) {
        if (structs == null) {
            structs = new HashMap<>();
            Struct last = null;
            for (String line : lines("structs")) {
                String[] columns = line.split("\t", -1);
                if (!columns[0].isEmpty()) {
                    last = new Struct(columns[0], Integer.parseInt(columns[1]), columns[2],
                            new ArrayList<>());
                    structs.put(last.name, last);
                } else {
                    String[] type = columns[5].split(" ");
                    last.fields.add(new Field(columns[1], Integer.parseInt(columns[2]),
                            Integer.parseInt(columns[3]), Integer.parseInt(columns[4]), type[0],
                            Integer.parseInt(type[1]),
                            type.length > 2 ? Integer.parseInt(type[2]) : -1, columns[6],
                            columns[7]));
                }
            }
        }
        return structs.get(name);
    }

    /** All constants, in the order of the descriptions. */
    static synchronized Map<String, Constant> constants() {
        if (constants == null) {
            constants = new LinkedHashMap<>();
            for (String line : lines("constants")) {
                String[] columns = line.split("\t");
                constants.putIfAbsent(columns[0], new Constant(columns[0],
                        columns[1].startsWith("-") ? Long.parseLong(columns[1])
                                : Long.parseUnsignedLong(columns[1]), columns[2]));
            }
        }
        return constants;
    }

    private static List<String> lines(String name) {
        String mirror = Facts.class.getName().replace('.', '/').replace("runtime/trace/Facts", "");
        String resource = "/" + mirror + "facts/" + Target.NAME + "/" + name;
        try (InputStream in = Facts.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + resource);
            }
            List<String> lines = new ArrayList<>();
            BufferedReader reader = new BufferedReader(
                    new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line; (line = reader.readLine()) != null;) {
                lines.add(line);
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }
}
