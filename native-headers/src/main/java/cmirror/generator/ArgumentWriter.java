package cmirror.generator;

import cmirror.headers.Abi;
import cmirror.headers.Headers;
import cmirror.headers.SymbolList;
import cmirror.headers.Target;
import cmirror.headers.Type;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes how a function's Java arguments become machine words: what the list's remarks ask of each. */
final class ArgumentWriter {

    /**
     * In a list's remark: {@code buf[len]} says that len bytes at buf belong to the call, and
     * {@code mask[during]} that this set of signals is blocked as long as the call waits.
     */
    private static final Pattern BOUND = Pattern.compile("(\\w+)\\[([^]]+)]");

    private final Headers headers;
    private final SymbolList.Symbol symbol;
    private final Abi.Function function;
    private final Map<Target, Abi.Function> everywhere;
    private final List<String> names;
    private final Map<String, String> bounds = new HashMap<>();
    private final BoundWriter bound;

    ArgumentWriter(Headers headers, SymbolList.Symbol symbol, Map<Target, Abi.Function> everywhere,
            List<String> names) {
        this.headers = headers;
        this.symbol = symbol;
        this.everywhere = everywhere;
        this.function = Headers.any(everywhere);
        this.names = names;
        this.bound = new BoundWriter(headers, function, names);
        Matcher bound = BOUND.matcher(symbol.remark());
        while (bound.find()) {
            if (!names.contains(bound.group(1))) {
                throw new IllegalArgumentException(symbol.name() + " has no parameter "
                        + bound.group(1) + " to be " + bound.group(2) + " long, only " + names);
            }
            bounds.put(bound.group(1), bound.group(2));
        }
        for (List<String> named : List.of(symbol.nullable(), symbol.texts(), symbol.kept(),
                symbol.released(), symbol.freed(), symbol.readThrough(), symbol.filledThrough(),
                symbol.movesPointers("copies"))) {
            if (!names.containsAll(named)) {
                throw new IllegalArgumentException(symbol.name() + " has not all of the parameters "
                        + named + ", only " + names);
            }
        }
    }

    /**
     * A number of 8 or 16 bits as a whole register: on some targets the caller fills it, as
     * macOS's functions expect of their arguments, and on others nobody has, as of a result.
     */
    static String narrow(Type type, String number) {
        return type.isUnsigned() ? (type.bytes() == 1 ? "0xff" : "0xffff") + " & " + number
                : (type.bytes() == 1 ? "(byte) " : "(short) ") + number;
    }

    /** The word for a parameter, checked as the list says. */
    String word(int i) {
        return onStack(i, checked(i, argument(i)));
    }

    /** How a Java argument becomes the machine word that C gets. */
    private String argument(int i) {
        Type type = function.parameters().get(i);
        String name = names.get(i);
        if (type.isRecord()) {
            return "call.bits(\"" + name + "\", " + name + ")";
        }
        if (!type.isPointer()) {
            return Target.choose(Target.each(t -> number(everywhere.get(t) == null ? type
                    : everywhere.get(t).parameters().get(i), name)));
        }
        String cType = function.prototype().parameter(i);
        if (headers.hasTypedef(cType)) { // a pointer without a *: timer_t
            return "call." + (symbol.made(name).isEmpty() ? "pointer" : "word") + "(\"" + name + "\", "
                    + name + ")";
        }
        String pointee = cType.replaceFirst("\\*\\s*$", "").strip();
        if ("during".equals(bounds.get(name))) {
            return "$actions:T.during(call, \"" + name + "\", " + name + ")";
        }
        if (headers.isHandle(pointee)) {
            return (symbol.nullable().contains(name) ? "$call:T.isNull(" + name + ") ? 0 : " : "") + "call."
                    + (symbol.closes(name) ? "closed" : "open") + "(\"" + name + "\", " + name + ", "
                    + pointee + ".class)";
        }
        boolean nullable = symbol.nullable().contains(name);
        String orNull = nullable ? "OrNull" : "";
        String quoted = "(\"" + name + "\", ";
        if (symbol.texts().contains(name)) {
            return "call.text" + orNull + quoted + name + ", "
                    + (bounds.containsKey(name) ? bound.text(bounds.get(name)) : "1") + ")";
        }
        if (symbol.readThrough().contains(name) || symbol.filledThrough().contains(name)) {
            return through(name, pointee.replaceAll("const |struct ", ""));
        }
        if (!bounds.containsKey(name) && pointee.equals("const char")) {
            return "call.string" + orNull + quoted + name + ")";
        }
        if (!bounds.containsKey(name) && pointee.equals("const wchar_t")) {
            return "call.wideString" + orNull + quoted + name + ")";
        }
        String method = "call." + (symbol.kept().contains(name) ? "kept" + orNull
                : symbol.released().contains(name) ? "released"
                : symbol.freed().contains(name) ? pointee.endsWith("*") ? "heapAt" : "heap" + orNull
                : (pointee.startsWith("const") ? "in" : "out") + orNull) + quoted;
        if (bounds.containsKey(name)) {
            String given = !nullable && bounds.get(name).matches("(to|name)\\(.*")
                    ? "call.notNull" + quoted + name + ")" : flat(pointee, name);
            return method + given + ", " + bound.text(bounds.get(name)) + ")";
        }
        String size = Target.choose(Target.each(t -> headers.sizeof(pointee).get(t).toString()));
        // what no length refuses must be there all the same
        boolean refused = !size.equals("0") && !symbol.freed().contains(name);
        return method + (nullable || refused ? flat(pointee, name) : "call.notNull" + quoted + name + ")") + ", "
                + size + ")";
    }

    private String number(Type type, String name) {
        if (type.isFloat()) {
            return type.bytes() == 4 ? "(float) " + name : name;
        }
        if (symbol.divides().size() == 2 && symbol.divides().get(1).equals(name)) {
            return "$range:T.divisor(\"" + symbol.name() + ": " + name + "\", " + symbol.divides().getFirst() + ", " + name
                    + ", " + (type.bytes() == 8 ? "Long" : "Integer") + ".MIN_VALUE)";
        }
        String range = symbol.range(name);
        String what = "\"" + symbol.name() + ": " + name + "\", " + name;
        if (range != null) {
            String[] ends = range.split("\\.\\.");
            return "$range:T.exact(" + what + ", " + ends[0] + ", " + ends[1] + ")";
        }
        return type.isInteger() && type.bytes() < 4 ? narrow(type, "$range:T." + type.text() + "(" + what + ")")
                : type.isUnsigned() && type.bytes() == 4 ? name + " & 0xffffffffL" : name;
    }

    /** A struct that tells C where there is memory; of several, the bound says how many. */
    private String through(String name, String struct) {
        String written = String.valueOf(symbol.filledThrough().contains(name));
        String size = struct.equals("void") ? "0"
                : Target.choose(Target.each(t -> headers.sizeof(struct).get(t).toString()));
        String count = bounds.containsKey(name)
                ? bound.text(bounds.get(name).replaceFirst("\\d+\\*|sizeof\\(\\w+\\)\\*", "")) : null;
        String arguments = "(\"" + name + "\", " + name + ", ";
        return switch (struct) {
            case "iovec" -> "call.iovecs" + arguments + count + ", " + written + ")";
            case "msghdr" -> "call.message" + arguments + size + ", " + written + ")";
            case "mmsghdr" -> "call.messages" + arguments + size + ", " + count + ", " + written + ")";
            case "void" -> "call.option" + arguments + count + ", level, optname)";
            default -> throw new IllegalArgumentException(symbol.name() + ": nothing is known of what "
                    + "a struct " + struct + " points to");
        };
    }

    /**
     * Where C writes no pointers, a Java array of objects would be given back what is none; where it does,
     * a struct would have its first bytes overwritten.
     */
    private String flat(String pointee, String name) {
        String quoted = "(\"" + name + "\", " + name + ")";
        return pointee.contains("*") ? "call.pointers" + quoted : pointee.startsWith("const") ? name : "call.flat" + quoted;
    }

    /** An argument of which the list says where it has to come from, or what has to be in it. */
    private String checked(int i, String word) {
        String name = names.get(i);
        String quoted = "(\"" + name + "\", ";
        String checked = word;
        for (String[] made : symbol.made(name)) {
            String value = made[0].equals("made") || made[0].equals("ended") ? "" : name + ", ";
            checked = "call." + made[0] + quoted + value + checked + ", \"" + made[1] + "\")";
        }
        for (String field : symbol.pointing(name)) {
            String struct = function.prototype().parameter(i).replaceAll("const |struct | ?\\*", "");
            checked = "call.pointing" + quoted + checked + ", \"" + field + "\", " + struct + "."
                    + field + "$$offset())";
        }
        return checked;
    }

    /** An argument with the attributes of a thread that will run Java. */
    private String onStack(int i, String argument) {
        return switch (function.prototype().parameter(i).replaceFirst(" *restrict$", "")) {
            case "struct sigevent *", "const struct sigevent *" -> "$stacks:T.event(" + argument + ")";
            case "struct aiocb *" -> "$stacks:T.control(" + argument + ")";
            case "struct aiocb *const *" -> "$stacks:T.controls(" + argument + ", nitems)";
            default -> argument;
        };
    }
}
