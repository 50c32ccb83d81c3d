package cmirror.porter.rows;

import cmirror.porter.port.FilePorter;
import cmirror.porter.port.Names;
import cmirror.porter.port.Refusal;
import cmirror.porter.read.CReader;
import cmirror.porter.slots.Slot;
import cmirror.porter.types.C;
import cmirror.porter.types.Expressions;
import cmirror.porter.types.J;
import cmirror.porter.types.Layout;
import cmirror.porter.types.Mirror;
import cmirror.porter.types.V;
import java.lang.reflect.Method;
import org.eclipse.cdt.core.dom.ast.IASTArraySubscriptExpression;
import org.eclipse.cdt.core.dom.ast.IASTDeclarator;
import org.eclipse.cdt.core.dom.ast.IASTExpression;
import org.eclipse.cdt.core.dom.ast.IASTFieldDeclarator;
import org.eclipse.cdt.core.dom.ast.IASTFieldReference;
import org.eclipse.cdt.core.dom.ast.IASTFunctionCallExpression;
import org.eclipse.cdt.core.dom.ast.IASTIdExpression;
import org.eclipse.cdt.core.dom.ast.IASTNode;
import org.eclipse.cdt.core.dom.ast.IASTUnaryExpression;
import org.eclipse.cdt.core.dom.ast.IBinding;
import org.eclipse.cdt.core.dom.ast.IType;
import org.eclipse.cdt.core.dom.ast.IVariable;
import org.eclipse.cdt.internal.core.dom.parser.c.ICInternalBinding;

/** The places that expressions name: variables, fields, elements, what pointers point to. */
public final class Places {

    private Places() {
    }

    static Place of(IASTExpression e, FilePorter porter) {
        IASTExpression plain = e;
        while (plain instanceof IASTUnaryExpression unary
                && unary.getOperator() == IASTUnaryExpression.op_bracketedPrimary) {
            plain = unary.getOperand();
        }
        if (plain instanceof IASTIdExpression id) {
            return variable(id, porter);
        } else if (plain instanceof IASTFieldReference field) {
            return field(field, porter);
        } else if (plain instanceof IASTArraySubscriptExpression subscript) {
            return element(subscript, subscript.getArrayExpression(),
                    porter.value((IASTExpression) subscript.getArgument()), porter);
        } else if (plain instanceof IASTUnaryExpression unary
                && unary.getOperator() == IASTUnaryExpression.op_star) {
            if (Expressions.strip(unary.getOperand()) instanceof IASTFunctionCallExpression call
                    && call.getFunctionNameExpression().getRawSignature().equals("__va_arg")) {
                return next(call, e.getExpressionType(), porter);
            }
            return element(unary, unary.getOperand(), V.small("0", null), porter);
        }
        throw new Refusal(e, "an assignment to what is no variable");
    }

    /** {@code va_arg(ap, T)}: the next of {@code Object... ap}. */
    private static Place next(IASTFunctionCallExpression call, IType c, FilePorter porter) {
        String list = porter.value((IASTExpression) call.getArguments()[0]).text();
        String next = list + "[" + list + "_++]";
        V read;
        if (C.isFloating(c)) {
            read = V.primary("((Number) " + next + ").doubleValue()", J.DOUBLE, c);
        } else if (C.isNumber(c)) {
            boolean isLong = C.bytes(c) > 4;
            read = V.primary("((Number) " + next + ")" + (isLong ? ".longValue()" : ".intValue()"),
                    isLong ? J.LONG : J.INT, c);
        } else {
            J j = porter.kinds().of(c);
            read = porter.convert().into(V.primary(next, J.OBJECT, c), j.is(J.Kind.OBJECT) ? J.OBJECT
                    : j.is(J.Kind.STRUCT) ? j : J.MEMORY, c, call).as(c);
        }
        return new Place(read, null, null, read.j(), c, null, false);
    }

    private static Place variable(IASTIdExpression id, FilePorter porter) {
        IBinding binding = id.getName().resolveBinding();
        IType c = id.getExpressionType();
        if (binding instanceof IVariable variable && porter.functions().isOwn(variable)) {
            Slot slot = porter.slots().of(variable);
            V read = porter.read(slot, id);
            if (slot.isCell && slot.inMemory) {
                return new Place(read, "at_pointer(" + porter.name(slot) + ", 0, ", ")", J.OBJECT, c, null, true);
            } else if (slot.j.is(J.Kind.SCALAR)) {
                String name = porter.name(slot);
                return new Place(read, name + ".set(", ")", read.j(), c, name + "::set", true);
            } else if (C.struct(c) != null) {
                return struct(read, c, id);
            }
            return Place.variable(read, porter.plainType(slot), c);
        }
        V read = porter.value(id);
        if (read.text().endsWith("()")) { // errno
            String name = read.text().substring(0, read.text().length() - 2);
            return new Place(read, name + "(", ")", read.j(), c, "cmirror."
                    + Mirror.className(porter.functions().headerOf(id.getName().toString()))
                    + "::" + name, true);
        }
        throw new Refusal(id, "an assignment to " + read.text());
    }

    private static Place struct(V read, IType c, IASTExpression e) {
        if (!read.j().is(J.Kind.STRUCT)) {
            throw new Refusal(e, "an assignment of a whole struct that has no class");
        }
        return new Place(read, read.dotted() + ".set(", ")", read.j(), c, null, true);
    }

    private static Place field(IASTFieldReference field, FilePorter porter) {
        String name = Names.member(field.getFieldName().toString());
        V owner = porter.value(field.getFieldOwner());
        IType c = field.getExpressionType();
        if (!porter.own().has(String.valueOf(owner.j().name()))) {
            name = field.getFieldName().toString();
        }
        if (!owner.j().is(J.Kind.STRUCT)) {
            throw new Refusal(field, "a member of what is no struct in Java");
        }
        String get = owner.dotted() + "." + name;
        J j = fieldType(field, owner, name, c, porter);
        V read = V.primary(get + "()", j, c);
        boolean narrow = C.isInteger(c) && C.bytes(c) < 4 && C.isUnsigned(c);
        read = new V(read.text(), j, c, V.PRIMARY, narrow);
        if (C.isFloat(c)) {
            read = new V("(float) " + read.text(), J.FLOAT, c, V.CAST, false);
        }
        J written = C.isPointer(c) && !j.is(J.Kind.FUNCTION) ? J.OBJECT : j;
        return new Place(read, get + "(", ")", written, c, owner.dotted() + "::" + name, isPure(owner), bits(field));
    }

    /** How many bits a bit-field of the program's own has; 0 if it is none. */
    private static int bits(IASTFieldReference field) {
        return field.getFieldName().resolveBinding() instanceof ICInternalBinding member
                && member.getPhysicalNode() != null && !CReader.isSystem(member.getPhysicalNode().getContainingFilename())
                && around(member.getPhysicalNode()) instanceof IASTFieldDeclarator declarator
                && declarator.getBitFieldSize() != null
                ? Layout.bits(declarator) : 0;
    }

    private static IASTNode around(IASTNode node) {
        return node instanceof IASTDeclarator ? node : node.getParent();
    }

    private static J fieldType(IASTFieldReference field, V owner, String name, IType c, FilePorter porter) {
        if (porter.own().has(owner.j().name())) {
            return porter.own().field(c, porter.kinds(), owner.j().name(), name);
        }
        Class<?> type = null;
        for (String part : owner.j().name().split("\\.")) {
            type = type == null ? porter.mirror().type(part) : nested(type, part);
        }
        Method accessor = type == null ? null : Mirror.accessor(type, name, 0);
        if (accessor == null) {
            throw new Refusal(field, "the mirror's " + owner.j().name() + " has no " + name);
        }
        return porter.mirror().of(accessor.getReturnType());
    }

    private static Class<?> nested(Class<?> type, String name) {
        for (Class<?> inner : type.getClasses()) {
            if (inner.getSimpleName().equals(name)) {
                return inner;
            }
        }
        return null;
    }

    /** {@code base[index]}. */
    static Place element(IASTExpression e, IASTExpression base, V index, FilePorter porter) {
        IType c = e.getExpressionType();
        if (!C.isPointer(base.getExpressionType())) {
            throw new Refusal(e, "an element of what is no array");
        }
        boolean isZero = index.text().equals("0");
        boolean pure = isPure(index);
        String i = porter.convert().index(index);
        String place = index.j().is(J.Kind.LONG) ? "(int) " + index.in(V.CAST) : i;
        if (Expressions.strip(base) instanceof IASTFieldReference field && C.isArray(field.getExpressionType())) {
            Place array = arrayField(field, c, place, porter);
            if (array != null) {
                return array;
            }
        } else if (Expressions.strip(base) instanceof IASTFieldReference field
                && porter.value(field.getFieldOwner()).j().is(J.Kind.STRUCT)
                && C.isPointer(c) && porter.mirror().accessor(porter.value(field.getFieldOwner()).j().name(),
                        field.getFieldName().toString(), 1) != null) {
            V owner = porter.value(field.getFieldOwner());
            for (Method m : porter.mirror().type(owner.j().name()).getMethods()) {
                if (m.getName().equals(field.getFieldName().toString()) && m.getParameterCount() == 1
                        && m.getParameterTypes()[0] == int.class) { // h_addr_list(0)
                    V read = V.primary(owner.dotted() + "." + m.getName() + "(" + place + ")",
                            porter.mirror().of(m.getReturnType()), c);
                    return new Place(read, null, null, read.j(), c, null, pure);
                }
            }
        }
        V array = porter.value(base);
        pure &= isPure(array);
        if (array.j().is(J.Kind.STRUCTS)) {
            V read = V.primary(array.dotted() + "[" + place + "]", J.struct(array.j().name()), c);
            return new Place(read, read.text() + ".set(", ")", read.j(), c, null, pure);
        } else if (array.j().is(J.Kind.ARRAY)) {
            V read = V.primary(array.dotted() + "[" + place + "]", array.j().element(), c);
            return new Place(read, read.text() + " = ", "", read.j(), c, null, pure);
        } else if (array.j().is(J.Kind.STRUCT)) {
            V read = isZero ? array.as(c) : V.primary("from(" + array.text() + ", " + i + ")", array.j(), c);
            return new Place(read, read.dotted() + ".set(", ")", read.j(), c, null, pure);
        }
        return memory(e, array, index, i, c, pure, porter);
    }

    /** An element of memory, by its C type: at, at_int, at_unsigned_char ... */
    private static Place memory(IASTExpression e, V array, V index, String i, IType c, boolean pure,
            FilePorter porter) {
        String base = array.j().is(J.Kind.STRING) ? array.text()
                : porter.convert().into(array, J.MEMORY, null, e).text();
        if (C.isArray(c)) {
            long size = porter.sizes().of(c);
            String offset = index.text().equals("0") ? "0" : index.in(V.MULTIPLY) + " * " + size;
            V read = index.text().equals("0") ? V.primary(base, J.MEMORY, c)
                    : V.primary("from(" + base + ", " + offset + ")", J.MEMORY, c);
            return new Place(read, null, null, J.MEMORY, c, null, pure);
        } else if (C.struct(c) != null) {
            String name = porter.kinds().record(C.struct(c)).name();
            if (name == null) {
                throw new Refusal(e, "a struct that the mirror has no class for");
            }
            String at = index.text().equals("0") ? base : "from(" + base + ", " + index.in(V.MULTIPLY) + " * sizeof("
                    + name + ".class))";
            V read = V.primary(name + ".of(" + at + ")", J.struct(name), c);
            return new Place(read, read.text() + ".set(", ")", read.j(), c, null, pure);
        } else if (C.function(c) != null) {
            throw new Refusal(e, "a function pointer that is an element of memory");
        } else if (C.isPointer(c)) {
            V read = V.primary("at_pointer(" + base + ", " + i + ")", J.MEMORY, c);
            J wanted = porter.kinds().of(c);
            V typed = wanted.is(J.Kind.STRUCT) ? V.primary(wanted.name() + ".of(" + read.text() + ")", wanted, c) : read;
            return new Place(typed, "at_pointer(" + base + ", " + i + ", ", ")", J.OBJECT, c, null, pure);
        }
        if (!C.isNumber(c)) {
            throw new Refusal(e, "an element whose type is not known");
        }
        boolean unsigned = C.isUnsigned(c) && C.bytes(c) < 4;
        String type = C.isFloating(c) ? C.isFloat(c) ? "_float" : "_double" : switch (C.bytes(c)) {
            case 1 -> "";
            case 2 -> "_short";
            case 4 -> "_int";
            default -> "_long";
        };
        if (array.j().is(J.Kind.STRING) && C.bytes(c) == 1) {
            return new Place(V.primary("at_text(" + base + ", " + i + ")", J.INT, c), null, null, J.INT, c, null, pure);
        }
        if (index.text().matches("-\\d+")) { // before the place that the pointer has moved on to
            base = "back(" + base + ", " + index.text().substring(1) + (C.bytes(c) == 1 ? ")" : " * " + C.bytes(c) + ")");
            i = "0";
        }
        String name = unsigned ? C.bytes(c) == 1 ? "at_unsigned_char" : "at_unsigned_short" : "at" + type;
        J j = C.isFloating(c) ? C.isFloat(c) ? J.FLOAT : J.DOUBLE : C.bytes(c) > 4 ? J.LONG : J.INT;
        V read = new V(name + "(" + base + ", " + i + ")", j, c, V.PRIMARY, unsigned);
        if (C.isBool(c)) {
            read = new V(read.text() + " != 0", J.BOOLEAN, c, V.EQUAL, false);
        }
        return new Place(read, "at" + type + "(" + base + ", " + i + ", ", ")", j, c, null, pure);
    }

    /** {@code s.name[i]} as the accessor {@code s.name(i)}; or null. */
    private static Place arrayField(IASTFieldReference field, IType c, String i, FilePorter porter) {
        V owner = porter.value(field.getFieldOwner());
        String name = porter.own().has(String.valueOf(owner.j().name()))
                ? Names.member(field.getFieldName().toString()) : field.getFieldName().toString();
        if (!owner.j().is(J.Kind.STRUCT) || C.isFloating(c) || C.isArray(c) || C.isBool(c)) {
            return null;
        }
        boolean own = porter.own().has(owner.j().name());
        if (C.isPointer(c) || !own && porter.mirror().accessor(owner.j().name(), name, 2) == null
                && C.struct(c) == null) {
            return null;
        }
        if (C.struct(c) != null) {
            J j = porter.kinds().record(C.struct(c));
            if (own && !porter.own().has(C.struct(c))) {
                return null;
            }
            V read = V.primary(owner.dotted() + "." + name + "(" + i + ")", j, c);
            return new Place(read, read.text() + ".set(", ")", j, c, null, isPure(owner));
        }
        J j = C.bytes(c) > 4 ? J.LONG : J.INT;
        V read = new V(owner.dotted() + "." + name + "(" + i + ")", j, c, V.PRIMARY, false);
        return new Place(read, owner.dotted() + "." + name + "(" + i + ", ", ")", j, c, "", isPure(owner));
    }

    /** Whether a text may stand twice: it assigns nothing and calls nothing that does. */
    static boolean isPure(V v) {
        String text = v.text();
        return !text.contains("++") && !text.contains("--") && !text.matches("(?s).*[^=!<>]=[^=].*")
                && !text.matches("(?s).*\\b(read|getchar|fgetc|getc|strtok|malloc|next)\\w*\\(.*");
    }
}
