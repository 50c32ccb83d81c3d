package cmirror.generator;

import cmirror.headers.Abi;
import cmirror.headers.Prototype;
import cmirror.headers.Type;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** Turns a description into checks: every size, offset, sign, value, type and prototype in it. */
final class Checks {

    private final List<Check> checks = new ArrayList<>();

    private Checks() {
    }

    static List<Check> of(Abi abi) {
        Checks all = new Checks();
        abi.structs.values().forEach(all::struct);
        abi.constants.values().forEach(all::constant);
        abi.typedefs.values().forEach(all::typedef);
        abi.functions.values().forEach(all::function);
        abi.variables.values().forEach(all::variable);
        return all.checks;
    }

    private void number(String where, String what, String c, long said) {
        checks.add(Check.number(where, what, c, said));
    }

    private void struct(Abi.Struct struct) {
        String c = struct.declaration();
        String where = struct.kind() + " " + struct.name();
        number(where, "size", "sizeof(" + c + ")", struct.size());
        number(where, "alignment", "_Alignof(" + c + ")", struct.align());
        struct.fields().values().forEach(field -> field(where, c, field));
        coverage(where, struct);
    }

    private void field(String struct, String c, Abi.Field field) {
        String where = struct + ": " + field.name();
        if (field.isBits()) {
            bits(where, c, field);
            return;
        }
        String lvalue = "((" + c + " *)0)->" + field.name();
        number(where, "offset", "__builtin_offsetof(" + c + ", " + field.name() + ")",
                field.offset());
        checks.add(Check.type(where, "type", lvalue, typeOf(field)));
        Type type = field.type();
        if (type.isArray()) {
            if (type.count() > 0) {
                number(where, "elements", "sizeof(" + lvalue + ") / sizeof(*" + lvalue + ")",
                        type.count());
            }
            machine(where, "*" + lvalue, type.element());
        } else {
            machine(where, lvalue, type);
        }
    }

    /** The declaration without the name: {@code unsigned char sin_zero[8]} is {@code char [8]}. */
    private static String typeOf(Abi.Field field) {
        String name = field.declaration().contains(field.name())
                ? Pattern.quote(field.name())
                : field.name().substring(field.name().lastIndexOf('.') + 1);
        return field.declaration().replaceFirst("\\b" + name + "\\b(?!.*\\b" + name + "\\b)", "")
                .strip();
    }

    /** Where the ones of a bit-field stand, and whether -1 reads back as such. */
    private void bits(String where, String c, Abi.Field field) {
        checks.add(Check.run(where, "bits", "union { " + c + " s; unsigned char b[sizeof(" + c
                        + ")]; } u; memset(&u, 0, sizeof u); u.s." + field.name() + " = -1; "
                        + "bits(u.b, sizeof u); printf(\", %s\", u.s." + field.name()
                        + " < 0 ? \"signed\" : \"unsigned\");",
                (8 * field.offset() + field.bitOffset()) + " to "
                        + (8 * field.offset() + field.bitOffset() + field.bitWidth() - 1) + ", "
                        + (field.type().isUnsigned() ? "unsigned" : "signed")));
    }

    /** No bytes without a field but those that C's alignment rules leave free. */
    private void coverage(String where, Abi.Struct struct) {
        long end = 0;
        for (Abi.Field field : struct.fields().values().stream()
                .sorted(Comparator.comparingLong(Abi.Field::offset)).toList()) {
            if (field.offset() > end && !field.isBits()) {
                String align = "__alignof__(((" + struct.declaration() + " *)0)->" + field.name()
                        + ")";
                number(where + ": " + field.name(), "offset after byte " + end
                        + " and its padding", "(" + end + " + " + align + " - 1) / " + align
                        + " * " + align, field.offset());
            }
            long size = field.isBits() ? (field.bitOffset() + field.bitWidth() + 7) / 8
                    : (long) field.type().bytes() * Math.abs(field.type().count());
            end = Math.max(end, field.offset() + size);
        }
        number(where, "size that its fields and their padding make up", "sizeof("
                + struct.declaration() + ")", (end + struct.align() - 1) / struct.align()
                * struct.align());
    }

    private void constant(Abi.Constant constant) {
        String name = constant.name();
        if (constant.isPointer()) {
            checks.add(Check.run(name, "value", "printf(\"%lld\", (long long)(" + name + "));",
                    constant.value()));
            return;
        }
        if (constant.isText()) {
            checks.add(Check.run(name, "value", "printf(\"\\\"%s\\\"\", " + name + ");",
                    constant.value()));
            return;
        }
        if (constant.isFloating()) {
            checks.add(Check.run(name, "value", "printf(\"%.17g\", (double) " + name + ");",
                    constant.value()));
            checks.add(Check.type(name, "type", name, constant.cType()));
            return;
        }
        checks.add(new Check(Check.Kind.NUMBER, name, "value", name, constant.value()));
        if (!constant.cType().startsWith("enum")) {
            checks.add(Check.type(name, "type", name, constant.cType()));
        }
    }

    /** The basic types go by names with underscores here: {@code unsigned_int}, {@code int_}. */
    private void typedef(Abi.Typedef typedef) {
        boolean basic = typedef.name().replaceAll("_$", "").replace('_', ' ')
                .equals(typedef.cType());
        String c = basic ? typedef.cType() : typedef.name();
        if (!typedef.type().kind().equals("void")) { // nothing is said of what is opaque
            machine(typedef.name(), "*(" + c + " *)0", typedef.type());
        }
        checks.add(Check.type(typedef.name(), "type", c, typedef.cType()));
    }

    private void function(Abi.Function function) {
        Prototype prototype = function.prototype();
        String name = function.name();
        checks.add(Check.type(name, "prototype", "(" + name + ")", prototype.before() + "("
                + (prototype.parameters().isEmpty() ? "void"
                : String.join(", ", prototype.parameters())) + ")" + prototype.after()));
        List<String> fixed = prototype.parameters().stream().filter(p -> !p.equals("...")).toList();
        number(name, "number of parameters", String.valueOf(fixed.size()),
                function.parameters().size());
        number(name, "variadic", prototype.parameters().contains("...") ? "1" : "0",
                function.variadic() ? 1 : 0);
        for (int i = 0; i < Math.min(fixed.size(), function.parameters().size()); i++) {
            Type type = function.parameters().get(i);
            String c = type.isPointer() ? decayed(fixed.get(i)) : fixed.get(i);
            machine(name + ": parameter " + (i + 1), "*(__typeof__(" + adjusted(c) + ") *)0",
                    type);
        }
        // the result's type: that of a call, so that no function pointer needs taking apart
        if (function.result().kind().equals("void")) {
            checks.add(Check.type(name + ": result", "type", prototype.before(), "void"));
        } else {
            machine(name + ": result", "(" + name + ")(" + String.join(", ", fixed.stream()
                    .map(p -> "*(__typeof__(" + adjusted(p) + ") *)0").toList()) + ")",
                    function.result());
        }
    }

    /** On x86-64 a va_list is an array: as a parameter a pointer. (On aarch64 it is a struct.) */
    private static String decayed(String parameter) {
        return parameter.endsWith("va_list") ? "__typeof__(*(" + parameter + " *) 0 + 0)"
                : parameter;
    }

    /** An array parameter is a pointer, and glibc's union of all address types is one, too. */
    private static String adjusted(String parameter) {
        return parameter.replaceFirst("\\[\\d*]$", " *")
                .replace("__CONST_SOCKADDR_ARG", "const struct sockaddr *")
                .replace("__SOCKADDR_ARG", "struct sockaddr *");
    }

    private void variable(Abi.Variable variable) {
        number(variable.name(), "size", "sizeof(" + variable.name() + ")", variable.size());
        checks.add(Check.type(variable.name(), "type", variable.name(), variable.cType()));
    }

    /** That a C value has the size, kind and sign of a machine type. */
    private void machine(String where, String value, Type type) {
        switch (type.kind()) {
            case "i", "u" -> {
                number(where, "is an integer", "__builtin_classify_type(" + value + ") >= 1 && "
                        + "__builtin_classify_type(" + value + ") <= 4", 1);
                number(where, "is unsigned", "(__typeof__(" + value + "))-1 > 0",
                        type.isUnsigned() ? 1 : 0);
                number(where, "size", "sizeof(" + value + ")", type.bytes());
            }
            case "f", "longdouble" -> {
                number(where, "is a floating-point number", "__builtin_classify_type(" + value
                        + ") == 8", 1);
                number(where, "size", "sizeof(" + value + ")", type.bytes());
            }
            case "ptr" -> checks.add(Check.type(where, "is a pointer", value, "&*(" + value + ")"));
            case "void" -> checks.add(Check.type(where, "type", value, "void"));
            default -> {
                number(where, "is a " + type.kind(), "__builtin_classify_type(" + value + ") == "
                        + (type.kind().equals("struct") ? 12 : 13), 1);
                if (type.bytes() > 0) {
                    number(where, "size", "sizeof(" + value + ")", type.bytes());
                }
            }
        }
    }
}
