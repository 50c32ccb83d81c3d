package cmirror.porter.port;

import cmirror.porter.slots.Slot;
import cmirror.porter.types.C;
import cmirror.porter.types.J;
import cmirror.porter.types.V;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eclipse.cdt.core.dom.ast.IASTArrayDeclarator;
import org.eclipse.cdt.core.dom.ast.IASTArrayModifier;
import org.eclipse.cdt.core.dom.ast.IASTCompositeTypeSpecifier;
import org.eclipse.cdt.core.dom.ast.IASTDeclSpecifier;
import org.eclipse.cdt.core.dom.ast.IASTDeclarator;
import org.eclipse.cdt.core.dom.ast.IASTEnumerationSpecifier;
import org.eclipse.cdt.core.dom.ast.IASTEqualsInitializer;
import org.eclipse.cdt.core.dom.ast.IASTExpression;
import org.eclipse.cdt.core.dom.ast.IASTInitializerClause;
import org.eclipse.cdt.core.dom.ast.IASTInitializerList;
import org.eclipse.cdt.core.dom.ast.IASTLiteralExpression;
import org.eclipse.cdt.core.dom.ast.IASTSimpleDeclaration;
import org.eclipse.cdt.core.dom.ast.IBinding;
import org.eclipse.cdt.core.dom.ast.IFunction;
import org.eclipse.cdt.core.dom.ast.IType;
import org.eclipse.cdt.core.dom.ast.IVariable;

/** A declaration of variables, at the top or within a function: {@code struct x a, *p, v[n];} */
public final class Declarations {

    /** What stands for one declarator: its Java type, and the name with its value; then statements more. */
    private record Declared(String type, String text, String more) {
    }

    private final FilePorter porter;
    private final IASTSimpleDeclaration declaration;
    private final boolean top;

    public Declarations(FilePorter porter, IASTSimpleDeclaration declaration, boolean top) {
        this.porter = porter;
        this.declaration = declaration;
        this.top = top;
    }

    public String text() {
        IASTDeclSpecifier specifier = declaration.getDeclSpecifier();
        if (specifier.getStorageClass() == IASTDeclSpecifier.sc_typedef) {
            return specifier instanceof IASTEnumerationSpecifier enumeration && hasValues(enumeration)
                    ? Enums.text(enumeration, declaration, porter, top) : porter.hidden(declaration);
        }
        if (specifier instanceof IASTEnumerationSpecifier enumeration && hasValues(enumeration)) {
            String variables = variables();
            return Enums.text(enumeration, declaration, porter, top) + (variables.isEmpty() ? "" : " " + variables);
        }
        if (specifier instanceof IASTCompositeTypeSpecifier) {
            String variables = variables();
            String hidden = porter.hidden(declaration);
            return variables.isEmpty() ? hidden : hidden.startsWith("//") ? variables + " " + hidden : hidden + " " + variables;
        }
        String variables = variables();
        return variables.isEmpty() ? porter.hidden(declaration) : variables;
    }

    /** A variable for a value in braces, that C does not name. */
    public static String literal(FilePorter porter, IType type, IASTInitializerList list, String name, IASTExpression e) {
        if (porter.functionName().isEmpty()) {
            throw new Refusal(e, "a compound literal outside of a function");
        }
        Slot slot = new Slot(name, type);
        slot.j = porter.kinds().of(type);
        Declared declared = new Declarations(porter, null, false).declared(slot, null, list, false);
        return declared.type + " " + declared.text + ";" + (declared.more.isEmpty() ? "" : " " + declared.more);
    }

    private static boolean hasValues(IASTEnumerationSpecifier enumeration) {
        return enumeration.getEnumerators().length > 0;
    }

    private String variables() {
        List<Declared> all = new ArrayList<>();
        for (IASTDeclarator declarator : declaration.getDeclarators()) {
            IASTDeclarator inner = declarator;
            while (inner.getNestedDeclarator() != null) {
                inner = inner.getNestedDeclarator();
            }
            IBinding binding = inner.getName().resolveBinding();
            if (binding instanceof IFunction || !(binding instanceof IVariable variable)) {
                continue;
            }
            if (declaration.getDeclSpecifier().getStorageClass() == IASTDeclSpecifier.sc_extern
                    && declarator.getInitializer() == null || "va_list".equals(C.typedef(variable.getType()))
                    || !porter.functions().isOwn(variable)) {
                continue;
            }
            Slot slot = porter.slots().of(variable);
            if (top && declarator.getInitializer() == null && porter.program().isDefinedElsewhere(slot, porter.file(), inner)) {
                continue;
            }
            if (!top && slot.isStatic) {
                porter.program().hoist(porter, "static " + field(slot, inner));
                continue;
            }
            all.add(declared(slot, inner, declarator, slot.isStatic));
        }
        return joined(all);
    }

    /** A static local variable as the field that stands before the function. */
    private String field(Slot slot, IASTDeclarator inner) {
        IASTDeclarator outer = inner;
        while (outer.getParent() instanceof IASTDeclarator parent) {
            outer = parent;
        }
        Declared declared = declared(slot, inner, outer, true);
        return declared.type + " " + declared.text + ";"
                + (declared.more.isEmpty() ? "" : " static { " + declared.more + " }");
    }

    /** Those of the same type together, as C has them. */
    private String joined(List<Declared> all) {
        StringBuilder text = new StringBuilder();
        String type = null;
        boolean same = all.stream().map(Declared::type).distinct().count() == 1
                && all.stream().allMatch(d -> d.more.isEmpty()) && !all.get(0).type.equals("var")
                && all.size() == declaration.getDeclarators().length;
        if (same) {
            int at = 0;
            String head = (top ? "static " : "") + all.get(0).type + " ";
            StringBuilder copied = new StringBuilder(head);
            IASTDeclarator[] declarators = declaration.getDeclarators();
            for (int i = 0; i < declarators.length; i++) {
                if (i > 0) {
                    copied.append(porter.gap(at, porter.file().from(declarators[i])));
                }
                copied.append(all.get(i).text);
                at = porter.file().to(declarators[i]);
            }
            return copied.append(porter.gap(at, porter.file().to(declaration))).toString();
        }
        StringBuilder more = new StringBuilder();
        for (Declared declared : all) {
            boolean joins = declared.type.equals(type) && !type.equals("var") && more.isEmpty();
            if (joins) {
                text.append(", ").append(declared.text);
            } else {
                if (type != null) {
                    text.append(";").append(more).append(" ");
                    more.setLength(0);
                }
                text.append(top ? "static " : "").append(declared.type).append(" ").append(declared.text);
            }
            type = declared.type;
            if (!declared.more.isEmpty()) {
                more.append(top ? " static { " + declared.more + " }" : " " + declared.more);
            }
        }
        return type == null ? "" : text.append(";").append(more).toString();
    }

    private Declared declared(Slot slot, IASTDeclarator inner, IASTDeclarator outer, boolean isField) {
        Declared declared = declared(slot, inner, outer.getInitializer() instanceof IASTEqualsInitializer equals
                ? equals.getInitializerClause() : null, isField);
        return isField && C.isVolatile(slot.c)
                ? new Declared("volatile " + declared.type, declared.text, declared.more) : declared;
    }

    private Declared declared(Slot slot, IASTDeclarator inner, IASTInitializerClause clause, boolean isField) {
        String name = slot.javaName;
        J j = slot.j;
        if (clause != null && porter.raw(clause).matches("[A-Z_0-9]+")
                && !porter.functions().all(porter.raw(clause)).isEmpty()) {
            porter.uses(porter.raw(clause));
            return new Declared(isField ? j.text() : "var", name + " = " + porter.raw(clause) + "()", "");
        }
        if (slot.isCell && slot.inMemory) {
            return new Declared(isField ? "MemorySegment" : "var", name + " = new_pointer(1)", clause instanceof IASTExpression e
                    ? "at_pointer(" + name + ", 0, " + porter.convert().assigned(porter.value(e), J.OBJECT, slot.c, e, false)
                            .text() + ");" : "");
        }
        if (slot.isCell) {
            String cell = clause instanceof IASTExpression e
                    ? j.text() + "[] " + name + " = {" + value(e, slot, j).in(V.ASSIGN) + "}" : null;
            return cell != null ? new Declared(j.text() + "[]", cell.substring(j.text().length() + 3), "")
                    : new Declared(isField ? j.text() + "[]" : "var", name + " = new " + newArray(j.text(), "1"), "");
        }
        return switch (j.kind()) {
            case SCALAR -> {
                String value = clause instanceof IASTExpression e ? porter.convert().assigned(porter.value(e),
                        porter.plainType(slot), slot.c, e, false).text() : "";
                yield new Declared(isField ? j.text() : "var", name + " = new " + j.name() + "(" + value + ")", "");
            }
            case STRUCT -> !C.isPointer(slot.c) ? struct(slot, clause, isField) : plain(slot, clause, isField);
            case STRUCTS -> {
                String length = length(slot, inner, clause);
                yield new Declared(isField ? j.text() : "var", name + " = " + j.name() + ".array(" + length + ")",
                        new Initializers(porter).texts(name, slot.c, clause));
            }
            case ARRAY -> C.isArray(slot.c) ? pointers(slot, inner, clause, isField) : plain(slot, clause, isField);
            case MEMORY -> C.isArray(slot.c) ? array(slot, inner, clause, isField)
                    : C.struct(slot.c) != null ? unknown(slot, inner) : plain(slot, clause, isField);
            case OPAQUE -> C.isPointer(slot.c) ? plain(slot, clause, isField)
                    : new Declared(isField ? j.text() : "var", name + " = new " + j.name() + "()", ""); // sem_t
            default -> plain(slot, clause, isField);
        };
    }

    private Declared unknown(Slot slot, IASTDeclarator inner) {
        throw new Refusal(inner, "a variable whose struct the mirror has no class for");
    }

    private V value(IASTExpression e, Slot slot, J j) {
        return porter.convert().assigned(porter.value(e), j, slot.c, e, false);
    }

    private Declared plain(Slot slot, IASTInitializerClause clause, boolean isField) {
        if (clause instanceof IASTInitializerList list && list.getClauses().length == 1) {
            clause = list.getClauses()[0];
        }
        String name = slot.javaName;
        if (clause instanceof IASTExpression e) {
            return new Declared(slot.j.text(), name + " = " + value(e, slot, slot.j).in(V.ASSIGN), "");
        }
        boolean unset = !isField && porter.feedback().unset.contains(slot);
        return new Declared(slot.j.text(), name + (unset ? " = " + FunctionPorter.nothing(slot.j) : ""), "");
    }

    private Declared struct(Slot slot, IASTInitializerClause clause, boolean isField) {
        String name = slot.javaName;
        String type = isField ? slot.j.text() : "var";
        String made = name + " = new " + slot.j.name() + "()";
        if (clause instanceof IASTExpression e) {
            return new Declared(type, made, name + ".set(" + porter.value(e).text() + ");");
        }
        return new Declared(type, made, clause == null ? "" : new Initializers(porter).texts(name, slot.c, clause));
    }

    /** The number of elements, as Java text. */
    private String length(Slot slot, IASTDeclarator inner, IASTInitializerClause clause) {
        IASTExpression size = size(inner);
        if (size != null) {
            return porter.convert().into(porter.value(size), J.INT, size.getExpressionType(), size).text();
        }
        if (clause instanceof IASTInitializerList list) {
            return String.valueOf(Initializers.length(list, C.pointee(slot.c)));
        }
        if (C.length(slot.c) >= 0) {
            return String.valueOf(C.length(slot.c)); // of a typedef
        }
        throw new Refusal(inner, "an array without a length");
    }

    private static IType last(IType element) {
        return C.isArray(element) ? last(C.pointee(element)) : element;
    }

    private static IASTExpression size(IASTDeclarator inner) {
        return inner instanceof IASTArrayDeclarator array ? array.getArrayModifiers()[0].getConstantExpression() : null;
    }

    /** An array of numbers. */
    private Declared array(Slot slot, IASTDeclarator inner, IASTInitializerClause clause, boolean isField) {
        String type = isField ? "MemorySegment" : "var";
        String name = slot.javaName;
        var element = C.pointee(slot.c);
        if (C.isPointer(element) && !C.isArray(element)) {
            return flat(slot, inner, clause, type);
        }
        int rows = 1;
        StringBuilder count = new StringBuilder();
        if (C.isArray(element)) {
            IASTArrayModifier[] modifiers = inner instanceof IASTArrayDeclarator all ? all.getArrayModifiers()
                    : new IASTArrayModifier[0];
            if (modifiers.length == 0) {
                count.append(porter.sizes().of(slot.c)).append(" / ").append(porter.sizes().of(last(element)));
            }
            for (int i = 0; i < modifiers.length; i++) {
                IASTExpression size = modifiers[i].getConstantExpression();
                count.append(i == 0 ? "" : " * ").append(size == null ? length(slot, inner, clause)
                        : porter.convert().into(porter.value(size), J.INT, size.getExpressionType(), size).in(V.MULTIPLY));
            }
            element = last(element);
            rows = 0;
            if (C.struct(element) != null) {
                count.append(" * ").append(porter.sizes().of(element));
            }
        }
        String maker = maker(element, inner);
        boolean text = rows == 1 && C.isInteger(element) && C.bytes(element) == 1 && clause != null
                && literal(clause) != null;
        if (text) {
            String string = porter.value(literal(clause)).text();
            IASTExpression size = size(inner);
            return new Declared(type, name + " = new_char(" + (size == null ? "" : porter.convert().into(porter.value(size), J.INT,
                    size.getExpressionType(), size).text() + ", ") + string + ")", "");
        }
        Initializers initializers = new Initializers(porter);
        if (rows == 1 && clause instanceof IASTInitializerList list && !Initializers.isZero(list)) {
            IASTExpression size = size(inner);
            String values = initializers.values(list, element);
            if (values != null && (size == null || C.length(slot.c) == list.getClauses().length)) {
                return new Declared(type, name + " = " + maker + "(" + (list.getClauses().length == 1
                        || maker.equals("new_char") || maker.equals("new_short") ? "new " + javaElement(maker) + "[] {" + values + "}" : values) + ")", "");
            }
        }
        return new Declared(type, name + " = " + maker + "(" + (rows == 1 ? length(slot, inner, clause) : count) + ")",
                clause == null ? "" : initializers.texts(name, slot.c, clause));
    }

    private static String javaElement(String maker) {
        return switch (maker) {
            case "new_long" -> "long";
            case "new_double" -> "double";
            case "new_float" -> "float";
            default -> "int";
        };
    }

    private static String maker(IType element, IASTDeclarator node) {
        if (C.isFloating(element)) {
            return C.isFloat(element) ? "new_float" : "new_double";
        } else if (C.isPointer(element)) {
            return "new_pointer";
        } else if (C.struct(element) != null) {
            return "new_char";
        }
        return switch (C.bytes(element)) {
            case 1 -> "new_char";
            case 2 -> "new_short";
            case 4 -> "new_int";
            default -> "new_long";
        };
    }

    private static IASTLiteralExpression literal(IASTInitializerClause clause) {
        if (clause instanceof IASTInitializerList list && list.getClauses().length == 1) {
            clause = list.getClauses()[0];
        }
        return clause instanceof IASTLiteralExpression literal
                && literal.getKind() == IASTLiteralExpression.lk_string_literal ? literal : null;
    }

    /** An array of pointers that somebody walks over: in C's memory. */
    private Declared flat(Slot slot, IASTDeclarator inner, IASTInitializerClause clause, String type) {
        IASTExpression size = size(inner);
        if (clause instanceof IASTInitializerList list && list.getClauses().length > 1
                && (size == null || C.length(slot.c) == list.getClauses().length)
                && Arrays.stream(list.getClauses()).allMatch(c -> c instanceof IASTExpression)) {
            IASTInitializerClause[] clauses = list.getClauses();
            String[] values = new String[clauses.length];
            for (int i = 0; i < clauses.length; i++) {
                values[i] = porter.convert().into(porter.value((IASTExpression) clauses[i]), J.OBJECT, C.pointee(slot.c),
                        clauses[i]).text();
            }
            String text = porter.replace(list, clauses, values).strip();
            return new Declared(type, slot.javaName + " = new_pointer(" + text.substring(1, text.length() - 1).strip() + ")", "");
        }
        return new Declared(type, slot.javaName + " = new_pointer(" + length(slot, inner, clause) + ")",
                clause == null ? "" : new Initializers(porter).flat(slot.javaName, slot.c, clause));
    }

    /** An array of pointers. */
    private Declared pointers(Slot slot, IASTDeclarator inner, IASTInitializerClause clause, boolean isField) {
        J element = slot.j.element();
        if (clause instanceof IASTInitializerList list && (C.length(slot.c) < 0 || C.length(slot.c) == list.getClauses().length
                || size(inner) == null)
                && Arrays.stream(list.getClauses()).allMatch(c -> c instanceof IASTExpression)) {
            IASTInitializerClause[] clauses = list.getClauses();
            String[] values = new String[clauses.length];
            for (int i = 0; i < clauses.length; i++) {
                if (!(clauses[i] instanceof IASTExpression e)) {
                    throw new Refusal(clauses[i], "an array of pointers with designated elements");
                }
                values[i] = porter.convert().into(porter.value(e), element, C.pointee(slot.c), e).text();
            }
            return new Declared(slot.j.text(), slot.javaName + " = " + porter.replace(list, clauses, values), "");
        }
        String more = clause == null ? "" : new Initializers(porter).pointers(slot.javaName, slot.c, clause, element);
        return new Declared(isField ? slot.j.text() : "var", slot.javaName + " = new "
                + newArray(element.text(), length(slot, inner, clause)), more);
    }

    private static String newArray(String element, String length) {
        int bracket = element.indexOf('[');
        return bracket < 0 ? element + "[" + length + "]"
                : element.substring(0, bracket) + "[" + length + "]" + element.substring(bracket);
    }
}
