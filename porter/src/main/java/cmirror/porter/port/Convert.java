package cmirror.porter.port;

import cmirror.porter.types.C;
import cmirror.porter.types.J;
import cmirror.porter.types.V;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.cdt.core.dom.ast.IASTNode;
import org.eclipse.cdt.core.dom.ast.IType;

/** What C converts silently, and Java wants to be told. */
public final class Convert {

    private static final Pattern ELEMENT = Pattern.compile("at_(int|long)\\((\\w+), (\\w+)\\)");

    private final FilePorter porter;

    Convert(FilePorter porter) {
        this.porter = porter;
    }

    /** As a number: a condition is 1 or 0. */
    public V number(V v) {
        if (v.j().is(J.Kind.BOOLEAN)) {
            return v.text().equals("true") ? V.small("1", v.c()) : v.text().equals("false") ? V.small("0", v.c())
                    : new V("(" + v.in(V.CONDITIONAL + 1) + " ? 1 : 0)", J.INT, v.c(), V.PRIMARY, true);
        }
        return v.j().is(J.Kind.OBJECT) ? new V("(int) " + v.in(V.CAST), J.INT, v.c(), V.CAST, false) : v;
    }

    /** A pointer for a comparison with NULL: not seen as what it points to. */
    public V pointer(V v) {
        String text = v.text();
        int of = text.indexOf(".of(at_pointer(");
        return of > 0 && text.endsWith("))") && text.substring(0, of).matches("[\\w.]+")
                ? V.primary(text.substring(of + 4, text.length() - 1), J.MEMORY, v.c()) : v;
    }

    /** As a condition: what is not 0, and not NULL. */
    public V truth(V v) {
        if (v.j().is(J.Kind.BOOLEAN)) {
            return v;
        } else if (v.text().matches("\\d+")) {
            return V.primary(v.text().equals("0") ? "false" : "true", J.BOOLEAN, v.c());
        } else if (v.j().is(J.Kind.VOID)) {
            throw new IllegalStateException("a condition without a value: " + v.text());
        }
        String text = v.in(V.EQUAL);
        if (text.startsWith("(") && v.binds() == V.PRIMARY && text.matches("\\(\\w+\\)")) {
            text = text.substring(1, text.length() - 1);
        }
        if (v.j().is(J.Kind.NULL)) {
            return V.primary("false", J.BOOLEAN, v.c());
        }
        if (!v.j().isNumber()) {
            porter.uses("NULL");
            text = pointer(v).in(V.EQUAL);
        }
        return new V(text + (v.j().isNumber() ? " != 0" : " != NULL"), J.BOOLEAN, v.c(), V.EQUAL, false);
    }

    /** An operand of what Java computes as j. */
    public V widened(V v, J j, IType c) {
        if (j.is(J.Kind.LONG) && v.j().is(J.Kind.INT) && C.isUnsigned(v.c()) && C.bytes(v.c()) == 4 && !v.small()
                || j.is(J.Kind.DOUBLE, J.Kind.FLOAT) && v.j().is(J.Kind.INT) && C.isInteger(v.c())
                        && C.isUnsigned(v.c()) && C.bytes(v.c()) == 4 && !v.small()) {
            porter.uses("unsigned");
            return V.primary("unsigned(" + v.text() + ")", J.LONG, v.c());
        }
        return v;
    }

    /** Cut to the bits of a small C type. */
    public V narrowed(V v, IType c) {
        if (fits(v, c)) {
            return v;
        }
        int bytes = C.bytes(c);
        if (C.isUnsigned(c)) {
            V bits = v.j().is(J.Kind.LONG) ? new V("(int) " + v.in(V.CAST), J.INT, c, V.CAST, false) : v;
            return new V(bits.in(V.AND) + (bytes == 1 ? " & 0xff" : " & 0xffff"), J.INT, c, V.AND, true);
        }
        return new V((bytes == 1 ? "(byte) " : "(short) ") + v.in(V.CAST), J.INT, c, V.CAST, false);
    }

    private static boolean fits(V v, IType c) {
        if (v.text().matches("\\d{1,5}")) {
            long value = Long.parseLong(v.text());
            return value < (C.bytes(c) == 1 ? C.isUnsigned(c) ? 256 : 128 : C.isUnsigned(c) ? 65536 : 32768);
        }
        if (v.text().matches("'([ -~]|\\\\.)'") || v.text().matches("-\\d{1,2}") && !C.isUnsigned(c)) {
            return true;
        }
        return C.isInteger(v.c()) && v.c() != null && (C.bytes(v.c()) == C.bytes(c)
                && C.isUnsigned(v.c()) == C.isUnsigned(c)
                || C.bytes(v.c()) < C.bytes(c) && (C.isUnsigned(v.c()) || !C.isUnsigned(c)))
                && v.binds() == V.PRIMARY;
    }

    /** The right side of an assignment; {@code checked}: the place looks at the range itself. */
    public V assigned(V v, J j, IType c, IASTNode node, boolean checked) {
        if (C.isInteger(c) && !C.isBool(c) && C.bytes(c) < 4) {
            V number = into(v, J.INT, c, node);
            return checked ? number : narrowed(number.as(v.c()), c);
        }
        return into(v, j, c, node);
    }

    /** A value as what takes it in Java has it. */
    public V into(V v, J j, IType c, IASTNode node) {
        if (j.equals(v.j()) && !j.is(J.Kind.SCALAR)) {
            return v;
        }
        return switch (j.kind()) {
            case BOOLEAN -> truth(v);
            case INT -> toInt(number(v), c, node);
            case LONG -> {
                V n = number(v);
                if (n.j().is(J.Kind.DOUBLE, J.Kind.FLOAT)) {
                    yield new V("(long) " + n.in(V.CAST), J.LONG, c, V.CAST, false);
                }
                yield n.j().isNumber() ? widened(n, J.LONG, c)
                        : new V(address(n), J.LONG, c, V.PRIMARY, false);
            }
            case DOUBLE -> widened(number(v), J.DOUBLE, c);
            case FLOAT -> {
                V n = widened(number(v), J.FLOAT, c);
                yield n.j().is(J.Kind.DOUBLE) ? new V("(float) " + n.in(V.CAST), J.FLOAT, c, V.CAST, false) : n;
            }
            case MEMORY -> memory(v, node);
            case STRING -> text(v);
            case STRUCT -> struct(v, j, node);
            case ARRAY -> array(v, j, node);
            case FUNCTION -> isZero(v) ? V.primary("null", J.NULL, c)
                    : v.j().is(J.Kind.NULL) ? V.primary("null", J.NULL, c) : function(v, j, node);
            case SCALAR -> v.j().isNumber() ? number(v, j) : v;
            case OPAQUE -> isZero(v) || v.j().is(J.Kind.NULL) ? V.primary("null", J.NULL, c)
                    : v.j().is(J.Kind.OBJECT) ? new V("(" + j.name() + ") " + v.in(V.CAST), j, c, V.CAST, false)
                    : v.j().is(J.Kind.MEMORY) ? V.primary(j.name() + ".of(" + v.text() + ")", j, c) : v;
            case OBJECT -> isZero(v) && c != null && C.isPointer(c) ? porter.nullValue(node) : v;
            default -> v;
        };
    }

    /** Memory in which a function is called something: only a signal's disposition can be made one. */
    private static V function(V v, J j, IASTNode node) {
        if (v.j().is(J.Kind.OBJECT)) {
            return new V("(" + j.name() + ") " + v.in(V.CAST), j, v.c(), V.CAST, false);
        } else if (!v.j().is(J.Kind.MEMORY)) {
            return v;
        } else if (!j.name().equals("sighandler_t")) {
            throw new Refusal(node, "memory as a function");
        }
        return V.primary("sighandler_t.of(" + v.text() + ")", j, v.c());
    }

    /** The object of a number, where the mirror wants one: pthread_key_t; in an array it has its place. */
    private static V number(V v, J j) {
        Matcher element = ELEMENT.matcher(v.text());
        return element.matches() ? V.primary(j.name() + ".of(from(" + element.group(2) + ", " + element.group(3)
                + " * sizeof(" + j.name() + ".class)))", j, v.c())
                : V.primary("new " + j.name() + "(" + v.text() + ")", j, v.c());
    }

    private static boolean isZero(V v) {
        return v.text().equals("0");
    }

    private V toInt(V v, IType c, IASTNode node) {
        if (v.j().is(J.Kind.LONG)) {
            return new V("(int) " + v.in(V.CAST), J.INT, v.c(), V.CAST, v.small());
        } else if (v.j().is(J.Kind.DOUBLE, J.Kind.FLOAT)) {
            String cast = c != null && C.isUnsigned(c) ? "(int) (long) " : "(int) ";
            return new V(cast + v.in(V.CAST), J.INT, c, V.CAST, false);
        } else if (v.j().is(J.Kind.NULL)) {
            return V.small("0", c);
        } else if (!v.j().is(J.Kind.INT)) {
            throw new Refusal(node, "a pointer as an int");
        }
        return v;
    }

    private V memory(V v, IASTNode node) {
        return switch (v.j().kind()) {
            case NULL -> V.primary("null", J.NULL, v.c());
            case STRING -> V.primary("new_char(" + v.text() + ")", J.MEMORY, v.c());
            case SCALAR -> V.primary(v.dotted() + ".segment()", J.MEMORY, v.c());
            case STRUCT, OBJECT, STRUCTS, OPAQUE -> V.primary("memory(" + v.text() + ")", J.MEMORY, v.c());
            case INT, LONG -> isZero(v) ? V.primary("null", J.NULL, v.c())
                    : V.primary("MemorySegment.ofAddress(" + v.text() + ")", J.MEMORY, v.c());
            case ARRAY -> {
                if (!v.j().name().equals("String")) {
                    throw new Refusal(node, "an array of pointers as plain memory");
                }
                porter.uses("new_pointer"); // argv, for who walks over it
                yield V.primary("new_pointer(" + v.text() + ")", J.MEMORY, v.c());
            }
            default -> v;
        };
    }

    private static V text(V v) {
        return switch (v.j().kind()) {
            case NULL -> V.primary("null", J.NULL, v.c());
            case MEMORY -> V.primary("string(" + v.text() + ")", J.STRING, v.c());
            case INT -> V.primary("null", J.NULL, v.c());
            case OBJECT -> V.primary("string(memory(" + v.text() + "))", J.STRING, v.c());
            default -> v;
        };
    }

    private static V struct(V v, J j, IASTNode node) {
        return switch (v.j().kind()) {
            case NULL -> V.primary("null", J.NULL, v.c());
            case INT -> V.primary("null", J.NULL, v.c());
            case STRUCTS -> v.j().name().equals(j.name()) ? V.primary(v.dotted() + "[0]", j, v.c())
                    : V.primary(j.name() + ".of(memory(" + v.text() + "))", j, v.c());
            case STRUCT, SCALAR, MEMORY -> V.primary(j.name() + ".of(" + v.text() + ")", j, v.c());
            case OBJECT -> V.primary(j.name() + ".of(memory(" + v.text() + "))", j, v.c());
            case ARRAY -> throw new Refusal(node, "an array of pointers as a struct");
            default -> v;
        };
    }

    private V array(V v, J j, IASTNode node) {
        if (v.j().is(J.Kind.NULL) || isZero(v)) {
            return V.primary("null", J.NULL, v.c());
        } else if (v.j().is(J.Kind.ARRAY)) {
            if (!v.j().name().equals(j.name())) {
                throw new Refusal(node, "an array of pointers to " + v.j().name() + " as one to " + j.name());
            }
            return v;
        } else if (v.j().is(J.Kind.OBJECT)) {
            return new V("(" + j.text() + ") " + v.in(V.CAST), j, v.c(), V.CAST, false);
        }
        throw new Refusal(node, "memory as an array of pointers");
    }

    /** An argument of one of the mirror's functions. */
    public String argument(V v, Class<?> wanted, IType c, IASTNode node) {
        if (wanted == null || wanted == Object.class) {
            if (isZero(v) && c != null && C.isPointer(c)) {
                return porter.nullValue(node).text();
            }
            if (v.j().is(J.Kind.INT) && v.text().startsWith("'")) {
                return "(int) " + v.text();
            }
            return v.text();
        }
        J j = porter.mirror().of(wanted);
        if (j.is(J.Kind.FUNCTION) && (v.j().is(J.Kind.NULL) || isZero(v))) {
            return porter.nullValue(node).text();
        } else if (j.is(J.Kind.FUNCTION)) {
            return v.text();
        }
        V number = j.isNumber() && v.j().is(J.Kind.BOOLEAN) ? number(v) : v;
        if (v.text().matches("\\w+\\.get\\(\\)") && v.j().isNumber() && porter.takesObject(node)) {
            return v.text().substring(0, v.text().length() - 6);
        }
        return into(number, j, c, node).text();
    }

    /** An argument behind the dots. */
    public String variadic(V v) {
        if (v.j().is(J.Kind.BOOLEAN)) {
            return number(v).text();
        } else if (v.j().is(J.Kind.FLOAT)) {
            return "(double) " + v.in(V.CAST);
        } else if (v.text().startsWith("'")) {
            return "(int) " + v.text();
        } else if (v.j().is(J.Kind.INT) && C.isInteger(v.c()) && C.bytes(v.c()) > 4 && !v.small()) {
            return widened(v, J.LONG, v.c()).in(V.ASSIGN);
        }
        if (v.j().isNumber() && v.text().matches("\\w+\\.get\\(\\)")) { // printf takes the number's object, too
            return v.text().substring(0, v.text().length() - 6);
        }
        return v.in(V.ASSIGN);
    }

    /** A number between brackets. */
    public String index(V v) {
        return number(v).text();
    }

    /** Where a pointer points to, as a number. */
    public String address(V v) {
        return switch (v.j().kind()) {
            case MEMORY -> v.dotted() + ".address()";
            case STRUCT, SCALAR, OPAQUE -> v.dotted() + ".segment().address()";
            case NULL -> "0";
            case INT, LONG -> v.in(V.ADD);
            case STRING, OBJECT, STRUCTS -> "memory(" + v.text() + ").address()";
            default -> v.text();
        };
    }
}
