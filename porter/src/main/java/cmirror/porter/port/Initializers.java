package cmirror.porter.port;

import cmirror.porter.slots.Uses;
import cmirror.porter.types.C;
import cmirror.porter.types.J;
import cmirror.porter.types.V;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.cdt.core.dom.ast.IASTExpression;
import org.eclipse.cdt.core.dom.ast.IASTInitializerClause;
import org.eclipse.cdt.core.dom.ast.IASTInitializerList;
import org.eclipse.cdt.core.dom.ast.IASTLiteralExpression;
import org.eclipse.cdt.core.dom.ast.IField;
import org.eclipse.cdt.core.dom.ast.IType;
import org.eclipse.cdt.core.dom.ast.c.ICASTArrayDesignator;
import org.eclipse.cdt.core.dom.ast.c.ICASTDesignatedInitializer;
import org.eclipse.cdt.core.dom.ast.c.ICASTDesignator;
import org.eclipse.cdt.core.dom.ast.c.ICASTFieldDesignator;

/** {@code = {1, {2, 3}, .name = "x"}}: an assignment for each value that is not zero. */
final class Initializers {

    private final FilePorter porter;
    private final List<String> texts = new ArrayList<>();

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

    static boolean isZero(IASTInitializerClause clause) {
        if (clause instanceof IASTInitializerList list) {
            for (IASTInitializerClause part : list.getClauses()) {
                if (!isZero(part)) {
                    return false;
                }
            }
            return true;
        }
        return clause instanceof IASTExpression e && (Uses.isNull(e)
                || e instanceof IASTLiteralExpression literal && literal.toString().matches("'\\\\0+'|0\\.0*f?"));
    }

    /** How many elements a list without a length makes. */
    static int length(IASTInitializerList list) {
        int at = 0;
        int most = 0;
        for (IASTInitializerClause clause : list.getClauses()) {
            if (clause instanceof ICASTDesignatedInitializer designated
                    && designated.getDesignators()[0] instanceof ICASTArrayDesignator array) {
                at = Integer.decode(array.getSubscriptExpression().toString());
            }
            most = Math.max(most, ++at);
        }
        return most;
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
        List<IField> fields = List.of(C.struct(type).getFields());
        int at = 0;
        for (IASTInitializerClause part : ((IASTInitializerList) clause).getClauses()) {
            IASTInitializerClause value = part;
            if (part instanceof ICASTDesignatedInitializer designated) {
                ICASTDesignator first = designated.getDesignators()[0];
                if (designated.getDesignators().length > 1 || !(first instanceof ICASTFieldDesignator named)) {
                    throw new Refusal(part, "a designator with several steps");
                }
                String name = named.getName().toString();
                for (int i = 0; i < fields.size(); i++) {
                    if (fields.get(i).getName().equals(name)) {
                        at = i;
                    }
                }
                value = clause(designated);
            }
            if (at >= fields.size()) {
                throw new Refusal(part, "more values than the struct has members");
            }
            IField field = fields.get(at++);
            String name = field.getName();
            if (C.isArray(field.getType()) || C.struct(field.getType()) != null) {
                boolean braces = value instanceof IASTInitializerList || isText(value)
                        || value instanceof IASTExpression e && C.struct(e.getExpressionType()) != null;
                if (!braces && !isZero(value)) {
                    throw new Refusal(part, "values of a struct within another without braces");
                }
            }
            set(place + "." + name + "()", place + "." + name + "(", field.getType(), value);
        }
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
        if (C.isArray(element) && !(list.getClauses()[0] instanceof IASTInitializerList) && !isText(list.getClauses()[0])
                && !(list.getClauses()[0] instanceof ICASTDesignatedInitializer)) {
            IType flat = element;
            while (C.isArray(flat)) {
                flat = C.pointee(flat);
            }
            element = flat;
        }
        long at = 0;
        for (IASTInitializerClause part : list.getClauses()) {
            IASTInitializerClause value = part;
            if (part instanceof ICASTDesignatedInitializer designated) {
                if (!(designated.getDesignators()[0] instanceof ICASTArrayDesignator index)
                        || designated.getDesignators().length > 1) {
                    throw new Refusal(part, "a designator with several steps");
                }
                value = clause(designated);
                String i = porter.convert().number(porter.value(index.getSubscriptExpression())).text();
                element(place, element, i, value);
                at = i.matches("\\d+") ? Long.parseLong(i) + 1 : at + 1;
                continue;
            }
            element(place, element, String.valueOf(at++), value);
        }
    }

    private void element(String place, IType element, String i, IASTInitializerClause value) {
        if (C.struct(element) != null) {
            String at = place.endsWith("()") ? place.substring(0, place.length() - 1) + i + ")" : place + "[" + i + "]";
            set(at, null, element, value);
        } else if (C.isArray(element)) {
            set("from(" + place + ", " + i + " * " + porter.sizes().of(element) + ")", null, element, value);
        } else if (C.isPointer(element)) {
            if (isZero(value)) {
                return;
            }
            V v = porter.value((IASTExpression) value);
            texts.add(place.endsWith("()") ? "at_pointer(" + place + ", " + i + ", " + v.text() + ");"
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
