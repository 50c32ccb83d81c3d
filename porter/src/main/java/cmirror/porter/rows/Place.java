package cmirror.porter.rows;

import cmirror.porter.types.C;
import cmirror.porter.types.J;
import cmirror.porter.types.V;
import org.eclipse.cdt.core.dom.ast.IType;

/**
 * Something that can be assigned, in Java: how it is read, and how it is written.
 *
 * @param read   its value
 * @param before what stands before the new value when it is assigned: {@code x = }, {@code s.f(}
 * @param after  and behind: nothing, or {@code )}
 * @param j      the type that the new value must have
 * @param method the setter as a method reference, for where the value of the assignment is used; null if
 *               the assignment has that value itself
 * @param pure   whether it may be written twice, to read and to write it
 * @param bits   of a bit-field; 0 of other places
 */
record Place(V read, String before, String after, J j, IType c, String method, boolean pure, int bits) {

    Place(V read, String before, String after, J j, IType c, String method, boolean pure) {
        this(read, before, after, j, c, method, pure, 0);
    }

    static Place variable(V read, J j, IType c) {
        return new Place(read, read.text() + " = ", "", j, c, null, true);
    }

    String write(String value) {
        return before + cut(value) + after;
    }

    /** A value with no more bits than the field has, as C cuts it. */
    String cut(String value) {
        if (bits == 0 || bits > 31 || value.matches("\\d{1,9}") && Integer.parseInt(value) < 1 << bits - 1) {
            return value;
        }
        String plain = value.matches("\\w+(\\.\\w+)*(\\(\\))?") ? value : "(" + value + ")";
        return C.isUnsigned(c) ? plain + " & " + ((1 << bits) - 1) : plain + " << " + (32 - bits) + " >> " + (32 - bits);
    }

    int binds() {
        return after.isEmpty() ? V.ASSIGN : V.PRIMARY;
    }
}
