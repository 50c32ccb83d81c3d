package cmirror.porter.types;

import org.eclipse.cdt.core.dom.ast.IType;

/**
 * A C expression as Java: its text, what Java and C take it for, and how tightly it binds.
 *
 * @param small whether it is a number from 0 to 2147483647 whatever its type
 */
public record V(String text, J j, IType c, int binds, boolean small) {

    /** Names, calls, literals, parentheses. */
    public static final int PRIMARY = 16;
    public static final int UNARY = 15;
    public static final int CAST = 14;
    public static final int MULTIPLY = 13;
    public static final int ADD = 12;
    public static final int SHIFT = 11;
    public static final int LESS = 10;
    public static final int EQUAL = 9;
    public static final int AND = 8;
    public static final int XOR = 7;
    public static final int OR = 6;
    public static final int LOGICAL_AND = 5;
    public static final int LOGICAL_OR = 4;
    public static final int CONDITIONAL = 3;
    public static final int ASSIGN = 2;

    public static V primary(String text, J j, IType c) {
        return new V(text, j, c, PRIMARY, false);
    }

    public static V small(String text, IType c) {
        return new V(text, J.INT, c, PRIMARY, true);
    }

    public V with(String newText, J newJ, int newBinds) {
        return new V(newText, newJ, c, newBinds, small);
    }

    public V as(IType type) {
        return new V(text, j, type, binds, small);
    }

    /** The text as an operand of what binds so tightly. */
    public String in(int least) {
        return binds >= least ? text : "(" + text + ")";
    }

    /** Before a dot or a bracket. */
    public String dotted() {
        return in(PRIMARY);
    }
}
