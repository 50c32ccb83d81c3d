package cmirror.porter.port;

import cmirror.porter.types.C;
import cmirror.porter.types.Expressions;
import cmirror.porter.types.J;
import cmirror.porter.types.V;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eclipse.cdt.core.dom.ast.IASTExpression;
import org.eclipse.cdt.core.dom.ast.IASTInitializerClause;
import org.eclipse.cdt.core.dom.ast.IASTInitializerList;
import org.eclipse.cdt.core.dom.ast.IASTLiteralExpression;
import org.eclipse.cdt.core.dom.ast.IASTNode;
import org.eclipse.cdt.core.dom.ast.ICompositeType;
import org.eclipse.cdt.core.dom.ast.IField;
import org.eclipse.cdt.core.dom.ast.IType;
import org.eclipse.cdt.core.dom.ast.c.ICASTArrayDesignator;
import org.eclipse.cdt.core.dom.ast.c.ICASTDesignatedInitializer;
import org.eclipse.cdt.core.dom.ast.c.ICASTDesignator;
import org.eclipse.cdt.core.dom.ast.c.ICASTFieldDesignator;
import org.eclipse.cdt.internal.core.dom.parser.ValueFactory;

/** {@code = {1, {2, 3}, .name = "x"}}: an assignment for each value that is not zero. */
final class Initializers {

    private final FilePorter porter;
    private final List<String> texts = new ArrayList<>();
    private boolean flat;
    private J pointer;

    Initializers(FilePorter porter) {
        this.porter = porter;
    }

    /** The statements that give a new, zeroed variable its value. */
    String texts(String name, IType type, IASTInitializerClause clause) {
        if (clause != null) {
            set(name, null, type, clause);
        }
        return String.join(" ", texts);
    }

    /** The same of a Java array of pointers. */
    String pointers(String name, IType type, IASTInitializerClause clause, J pointer) {
        this.pointer = pointer;
        return texts(name, type, clause);
    }

    /** The same of an array of pointers in C's memory. */
    String flat(String name, IType type, IASTInitializerClause clause) {
        flat = true;
        return texts(name, type, clause);
    }

    static boolean isZero(IASTInitializerClause clause) {
        if (clause instanceof IASTInitializerList list) {
            for (IASTInitializerClause part : list.getClauses()) {
                if (!isZero(part)) {
                    return false;
                }
            }
            return true;
        }
        if (clause instanceof ICASTDesignatedInitializer designated) {
            return isZero(clause(designated));
        }
        return clause instanceof IASTExpression e && (Expressions.isNull(e)
                || e instanceof IASTLiteralExpression literal && literal.toString().matches("'\\\\0+'|0\\.0*f?"));
    }

    /** How many elements a list without a length makes. */
    static int length(IASTInitializerList list, IType element) {
        IASTInitializerClause[] clauses = list.getClauses();
        if (clauses.length > 0 && (C.isArray(element) || C.struct(element) != null) && clauses[0] instanceof IASTExpression e
                && C.struct(e.getExpressionType()) == null && !isText(e)) {
            int leaves = leaves(element); // without inner braces
            return (clauses.length + leaves - 1) / leaves;
        }
        int at = 0;
        int most = 0;
        for (IASTInitializerClause clause : list.getClauses()) {
            if (clause instanceof ICASTDesignatedInitializer designated
                    && designated.getDesignators()[0] instanceof ICASTArrayDesignator array) {
                Number index = ValueFactory.create(array.getSubscriptExpression()).numberValue();
                if (index == null) {
                    throw new Refusal(clause, "an index that is not known");
                }
                at = index.intValue();
            }
            most = Math.max(most, ++at);
        }
        return most;
    }

    /** How many values it has without braces. */
    private static int leaves(IType type) {
        if (C.isArray(type)) {
            return (int) C.length(type) * leaves(C.pointee(type));
        } else if (C.struct(type) == null) {
            return 1;
        }
        IField[] fields = C.struct(type).getFields();
        boolean union = C.struct(type).getKey() == ICompositeType.k_union;
        return union ? leaves(fields[0].getType()) : Arrays.stream(fields).mapToInt(f -> leaves(f.getType())).sum();
    }

    /** The values of a list of plain numbers, or null if it is another one. */
    String values(IASTInitializerList list, IType element) {
        IASTInitializerClause[] clauses = list.getClauses();
        String[] values = new String[clauses.length];
        J j = C.isFloating(element) ? C.isFloat(element) ? J.FLOAT : J.DOUBLE
                : C.bytes(element) > 4 ? J.LONG : J.INT;
        for (int i = 0; i < clauses.length; i++) {
            if (!(clauses[i] instanceof IASTExpression e)) {
                return null;
            }
            values[i] = porter.convert().into(porter.value(e), j, element, e).text();
        }
        int from = porter.file().from(clauses[0]);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < clauses.length; i++) {
            text.append(porter.gap(from, porter.file().from(clauses[i]))).append(values[i]);
            from = porter.file().to(clauses[i]);
        }
        return text.toString();
    }

    /** {@code setter}: what assigns a number or pointer there, up to its value; null if it has parts only. */
    private void set(String place, String setter, IType type, IASTInitializerClause clause) {
        String word = porter.raw(clause);
        if (C.struct(type) != null && word.matches("[A-Z_0-9]+") && !porter.functions().all(word).isEmpty()) {
            porter.uses(word);
            texts.add(place + ".set(" + word + "());"); // PTHREAD_MUTEX_INITIALIZER
            return;
        }
        if (isZero(clause)) {
            return;
        }
        if (C.struct(type) != null) {
            struct(place, type, clause);
        } else if (C.isArray(type)) {
            array(place, type, clause);
        } else if (clause instanceof IASTInitializerList list && list.getClauses().length == 1) {
            set(place, setter, type, list.getClauses()[0]);
        } else if (clause instanceof IASTExpression e) {
            V value = porter.value(e);
            J j = C.isPointer(type) ? C.function(type) != null ? value.j() : J.OBJECT : porter.kinds().of(type);
            V converted = porter.convert().assigned(value, j, type, e, false);
            texts.add(setter == null ? place + " = " + converted.text() + ";" : setter + converted.text()
                    + (setter.endsWith("= ") ? ";" : ");"));
        } else {
            throw new Refusal(clause, "an initializer of this kind");
        }
    }

    private void struct(String place, IType type, IASTInitializerClause clause) {
        if (clause instanceof IASTExpression e) {
            texts.add(place + ".set(" + porter.value(e).text() + ");");
            return;
        }
        IField[] fields = C.struct(type).getFields();
        IASTInitializerClause[] parts = ((IASTInitializerList) clause).getClauses();
        int at = 0;
        for (int p = 0; p < parts.length;) {
            if (parts[p] instanceof ICASTDesignatedInitializer designated) {
                if (!(designated.getDesignators()[0] instanceof ICASTFieldDesignator first)) {
                    throw new Refusal(parts[p], "an index for a member");
                }
                steps(designated, parts, p);
                designated(place, type, designated, 0);
                at = 1 + index(fields, first.getName().toString(), parts[p]);
                p++;
            } else if (at >= fields.length) {
                throw new Refusal(parts[p], "more values than the struct has members");
            } else {
                p = member(place, type, fields[at++], parts, p);
            }
        }
    }

    /** Behind several steps C goes on where they have led to. */
    private static void steps(ICASTDesignatedInitializer designated, IASTInitializerClause[] parts, int p) {
        if (designated.getDesignators().length > 1 && p + 1 < parts.length
                && !(parts[p + 1] instanceof ICASTDesignatedInitializer)) {
            throw new Refusal(parts[p + 1], "a value without a designator behind one of several steps");
        }
    }

    private static int index(IField[] fields, String name, IASTNode node) {
        for (int i = 0; i < fields.length; i++) {
            if (fields[i].getName().equals(name)) {
                return i;
            }
        }
        throw new Refusal(node, "the struct has no member " + name);
    }

    /** The value at p, or without braces those from p on, in a member; the place of the next value. */
    private int member(String place, IType struct, IField field, IASTInitializerClause[] parts, int p) {
        String name = place + "." + name(struct, field);
        return value(name + "()", name + "(", field.getType(), parts, p);
    }

    private int value(String place, String setter, IType type, IASTInitializerClause[] parts, int p) {
        boolean parted = C.isArray(type) && !(isText(parts[p]) && C.isInteger(C.pointee(type))) || C.struct(type) != null
                && !(parts[p] instanceof IASTExpression e && C.struct(e.getExpressionType()) != null);
        if (!parted || parts[p] instanceof IASTInitializerList) {
            set(place, setter, type, parts[p]);
            return p + 1;
        } else if (C.isArray(type)) {
            for (int i = 0; i < C.length(type) && p < parts.length && !(parts[p] instanceof ICASTDesignatedInitializer); i++) {
                IType element = C.pointee(type);
                boolean inner = C.isArray(element) || C.struct(element) != null;
                if (inner) {
                    p = value(elementPlace(place, element, String.valueOf(i)), null, element, parts, p);
                } else {
                    element(place, element, String.valueOf(i), parts[p++]);
                }
            }
            return p;
        }
        IField[] fields = C.struct(type).getFields();
        int last = C.struct(type).getKey() == ICompositeType.k_union ? 1 : fields.length;
        for (int i = 0; i < last && p < parts.length && !(parts[p] instanceof ICASTDesignatedInitializer); i++) {
            p = member(place, type, fields[i], parts, p);
        }
        return p;
    }

    /** {@code .a.b[2] = value}, from the k-th step on. */
    private void designated(String place, IType type, ICASTDesignatedInitializer designated, int k) {
        ICASTDesignator[] steps = designated.getDesignators();
        boolean last = k == steps.length - 1;
        if (steps[k] instanceof ICASTFieldDesignator named && C.struct(type) != null) {
            IField[] fields = C.struct(type).getFields();
            IField field = fields[index(fields, named.getName().toString(), designated)];
            String name = place + "." + name(type, field);
            if (last) {
                set(name + "()", name + "(", field.getType(), clause(designated));
            } else {
                designated(name + "()", field.getType(), designated, k + 1);
            }
        } else if (steps[k] instanceof ICASTArrayDesignator index && C.isArray(type)) {
            String i = porter.convert().number(porter.value(index.getSubscriptExpression())).text();
            if (last) {
                element(place, C.pointee(type), i, clause(designated));
            } else {
                designated(elementPlace(place, C.pointee(type), i), C.pointee(type), designated, k + 1);
            }
        } else {
            throw new Refusal(designated, "a designator of this kind");
        }
    }

    private String name(IType struct, IField field) {
        return porter.own().has(C.struct(struct)) ? Names.member(field.getName()) : field.getName();
    }

    private static IASTInitializerClause clause(ICASTDesignatedInitializer designated) {
        return designated.getOperand();
    }

    private static boolean isText(IASTInitializerClause clause) {
        return clause instanceof IASTLiteralExpression literal
                && literal.getKind() == IASTLiteralExpression.lk_string_literal;
    }

    private void array(String place, IType type, IASTInitializerClause clause) {
        IType element = C.pointee(type);
        if (clause instanceof IASTInitializerList braces && braces.getClauses().length == 1
                && isText(braces.getClauses()[0]) && C.isInteger(element)) {
            clause = braces.getClauses()[0]; // {"text"}
        }
        if (isText(clause)) {
            String text = porter.value((IASTExpression) clause).text();
            long room = porter.sizes().of(type);
            boolean fits = room < 0 || text.length() - 2 < room; // with its NUL; escapes make it shorter
            texts.add(fits ? "strcpy(" + place + ", " + text + ");" : "memcpy(" + place + ", " + text + ", " + room + ");");
            return;
        }
        if (!(clause instanceof IASTInitializerList list)) {
            throw new Refusal(clause, "an array's value that is no list");
        }
        IASTInitializerClause[] parts = list.getClauses();
        long at = 0;
        for (int p = 0; p < parts.length;) {
            if (parts[p] instanceof ICASTDesignatedInitializer designated) {
                if (!(designated.getDesignators()[0] instanceof ICASTArrayDesignator index)) {
                    throw new Refusal(parts[p], "a member's name for an element");
                }
                steps(designated, parts, p);
                designated(place, type, designated, 0);
                String i = porter.convert().number(porter.value(index.getSubscriptExpression())).text();
                Number known = ValueFactory.create(index.getSubscriptExpression()).numberValue();
                if (known == null) {
                    throw new Refusal(parts[p], "an index that is not known: " + i);
                }
                at = known.longValue() + 1;
                p++;
            } else if (C.isArray(element) || C.struct(element) != null) {
                p = value(elementPlace(place, element, String.valueOf(at++)), null, element, parts, p);
            } else {
                element(place, element, String.valueOf(at++), parts[p++]);
            }
        }
    }

    /** An element that has parts itself. */
    private String elementPlace(String place, IType element, String i) {
        if (C.struct(element) == null) {
            return "from(" + place + ", " + i + " * " + porter.sizes().of(element) + ")";
        } else if (place.startsWith("from(") ) {
            String name = porter.kinds().record(C.struct(element)).name();
            return name + ".of(from(" + place + ", " + i + " * sizeof(" + name + ".class)))";
        }
        return place.endsWith("()") ? place.substring(0, place.length() - 1) + i + ")" : place + "[" + i + "]";
    }

    private void element(String place, IType element, String i, IASTInitializerClause value) {
        if (C.struct(element) != null || C.isArray(element)) {
            set(elementPlace(place, element, i), null, element, value);
        } else if (C.isPointer(element)) {
            if (isZero(value)) {
                return;
            }
            V v = porter.value((IASTExpression) value);
            v = pointer == null ? v : porter.convert().into(v, pointer, element, value);
            texts.add(flat || place.endsWith(")") ? "at_pointer(" + place + ", " + i + ", " + v.text() + ");"
                    : place + "[" + i + "] = " + v.text() + ";");
        } else {
            String type = C.isFloating(element) ? C.isFloat(element) ? "_float" : "_double"
                    : switch (C.bytes(element)) {
                        case 1 -> "";
                        case 2 -> "_short";
                        case 4 -> "_int";
                        default -> "_long";
                    };
            set(null, "at" + type + "(" + place + ", " + i + ", ", element, value);
        }
    }
}
