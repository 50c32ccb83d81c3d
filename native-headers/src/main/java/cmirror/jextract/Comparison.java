package cmirror.jextract;

import cmirror.headers.Abi;
import cmirror.headers.SymbolList;
import cmirror.headers.Type;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What jextract says of a header beside what the description says: every difference, how many
 * facts agree or differ, and what jextract leaves out, by the reason.
 */
final class Comparison {

    /** How the sentence ends of a name that the description lacks. */
    static final String LACKING = ", the description does not";

    private final SymbolList list;
    private final Abi jextract;
    private final Places places;
    private final Abi described;
    private final Map<String, String> skipped;
    final List<String> differences = new ArrayList<>();
    final Map<String, List<String>> leftOut = new TreeMap<>();
    int facts;

    /** {@code skipped}: the names, and struct.field, that jextract warns of, with its reason. */
    Comparison(SymbolList list, Abi jextract, Places places, Abi described,
            Map<String, String> skipped) {
        this.list = list;
        this.jextract = jextract;
        this.places = places;
        this.described = described;
        this.skipped = skipped;
        list.symbols().forEach(this::symbol);
        list.byHand().forEach(macro -> leaveOut(macro.kind().equals("macro")
                ? "a macro with arguments" : "by hand", macro.name()));
    }

    private void symbol(SymbolList.Symbol symbol) {
        String name = symbol.name();
        switch (symbol.kind()) {
            case "struct", "union" -> pair(symbol, jextract.structs, described.structs, () ->
                    struct(jextract.structs.get(name), described.structs.get(name)));
            case "constant" -> pair(symbol, jextract.constants, described.constants, () ->
                    constant(jextract.constants.get(name), described.constants.get(name)));
            case "function" -> pair(symbol, jextract.functions, described.functions, () ->
                    function(jextract.functions.get(name), described.functions.get(name)));
            case "typedef" -> pair(symbol, jextract.typedefs, described.typedefs, () ->
                    type(name, jextract.typedefs.get(name).type(),
                            described.typedefs.get(name).type()));
            default -> pair(symbol, jextract.variables, described.variables, () ->
                    number(name, "size", jextract.variables.get(name).size(),
                            described.variables.get(name).size()));
        }
    }

    private void pair(SymbolList.Symbol symbol, Map<String, ?> theirs, Map<String, ?> ours,
            Runnable compare) {
        String name = symbol.name();
        if (symbol.isOpaque() && ours.containsKey(name)) {
            leaveOut("opaque: nothing is said of its inside", name);
        } else if (theirs.containsKey(name) && ours.containsKey(name)) {
            compare.run();
        } else if (theirs.containsKey(name)) {
            differences.add(list.header() + ".h: " + name + ": jextract has this " + symbol.kind()
                    + LACKING);
        } else {
            leaveOut(reason(symbol, ours.containsKey(name)), name);
        }
    }

    private String reason(SymbolList.Symbol symbol, boolean isDescribed) {
        Abi.Typedef typedef = described.typedefs.get(symbol.name());
        Abi.Constant constant = described.constants.get(symbol.name());
        Abi.Function function = described.functions.get(symbol.name());
        if (!isDescribed) {
            return "not in this platform's header";
        } else if (skipped.containsKey(symbol.name())) {
            return skipped.get(symbol.name());
        } else if (typedef != null && isBasic(typedef)) {
            return "a basic type of C, which has no name with underscores there";
        } else if (function != null && !function.symbol().equals(symbol.name())) {
            return "a macro for a function of another name";
        } else if (constant != null) {
            return "a macro whose text is no constant for jextract's parser";
        }
        return "jextract does not say why";
    }

    /** The basic types go by names with underscores here: {@code unsigned_int}, {@code int_}. */
    private static boolean isBasic(Abi.Typedef typedef) {
        return typedef.name().replaceAll("_$", "").replace('_', ' ').equals(typedef.cType());
    }

    private void struct(Abi.Struct theirs, Abi.Struct ours) {
        String where = ours.kind() + " " + ours.name();
        facts++;
        if (!theirs.kind().equals(ours.kind())) {
            differ(where, "kind", theirs.kind(), ours.kind());
        }
        number(where, "size", theirs.size(), ours.size());
        // its layout has the alignment of its members, and none that an attribute gives
        if (ours.align() > theirs.align() && ours.size() % ours.align() == 0) {
            leaveOut("an alignment by an attribute", ours.name());
        } else {
            number(where, "alignment", theirs.align(), ours.align());
        }
        for (Abi.Field field : ours.fields().values()) {
            if (field.isBits()) {
                leaveOut("a bit-field", ours.name() + "." + field.name());
            } else {
                field(where + ": " + field.name(), theirs, field);
            }
        }
        for (Abi.Field field : theirs.fields().values()) {
            facts++;
            if (ours.fields().values().stream().noneMatch(f -> covers(f, field))) {
                differ(where + ": " + field.name(), "field", "it is at offset "
                        + field.offset(), "has none there");
            }
        }
    }

    /** Under its name, or, where the header has macros for names, at its place. */
    private static boolean covers(Abi.Field field, Abi.Field other) {
        return field.name().equals(other.name()) || field.offset() <= other.offset()
                && field.offset() + size(field) >= other.offset() + size(other);
    }

    private static long size(Abi.Field field) {
        return (long) field.type().bytes() * Math.abs(field.type().count());
    }

    private void field(String where, Abi.Struct theirs, Abi.Field ours) {
        Abi.Field field = theirs.fields().get(ours.name());
        if (field == null) { // a macro stands for the name
            facts++;
            if (!places.has(theirs.name(), ours.offset(), ours.type())) {
                differ(where, "at offset " + ours.offset(), "there is no such thing",
                        said(ours.type()));
            }
            return;
        }
        number(where, "offset", field.offset(), ours.offset());
        type(where, field.type(), ours.type());
    }

    /** The bits that C sees: what jextract has as an int has lost its sign. */
    private void constant(Abi.Constant theirs, Abi.Constant ours) {
        facts++;
        if (theirs.isFloating() || ours.isFloating()) {
            if (Double.parseDouble(theirs.value()) != Double.parseDouble(ours.value())) {
                differ(theirs.name(), "value", theirs.value(), ours.value());
            }
            return;
        }
        BigInteger value = new BigInteger(theirs.value());
        BigInteger unsigned = value.signum() >= 0 ? value
                : value.add(BigInteger.ONE.shiftLeft(theirs.cType().equals("long") ? 64 : 32));
        if (!theirs.value().equals(ours.value())
                && !unsigned.equals(new BigInteger(ours.value()))) {
            differ(theirs.name(), "value", theirs.value(), ours.value());
        }
    }

    private void function(Abi.Function theirs, Abi.Function ours) {
        String name = ours.name();
        type(name + ": result", theirs.result(), ours.result());
        number(name, "number of parameters", theirs.parameters().size(),
                ours.parameters().size());
        number(name, "variadic", theirs.variadic() ? 1 : 0, ours.variadic() ? 1 : 0);
        int both = Math.min(theirs.parameters().size(), ours.parameters().size());
        for (int i = 0; i < both; i++) {
            type(name + ": parameter " + (i + 1), theirs.parameters().get(i),
                    ours.parameters().get(i));
        }
    }

    private void type(String where, Type theirs, Type ours) {
        facts++;
        if (!said(theirs).equals(said(ours))) {
            differ(where, "type", said(theirs), said(ours));
        }
    }

    /** What a layout tells of a type: its kind and size, and nothing of its sign. */
    private static String said(Type type) {
        String one = switch (type.kind()) {
            case "i", "u" -> "an integer of " + type.bytes() + " bytes";
            case "f" -> "a floating-point number of " + type.bytes() + " bytes";
            case "ptr" -> "a pointer";
            case "void" -> "nothing";
            default -> "a " + type.kind() + " of " + type.bytes() + " bytes";
        };
        return type.isArray() ? type.count() + " times " + one : one;
    }

    private void number(String where, String what, long theirs, long ours) {
        facts++;
        if (theirs != ours) {
            differ(where, what, String.valueOf(theirs), String.valueOf(ours));
        }
    }

    private void differ(String where, String what, String theirs, String ours) {
        differences.add(list.header() + ".h: " + where + ": " + what + ": jextract says " + theirs
                + ", the description " + ours);
    }

    private void leaveOut(String reason, String name) {
        leftOut.computeIfAbsent(reason, r -> new ArrayList<>())
                .add(list.header() + ".h: " + name);
    }
}
