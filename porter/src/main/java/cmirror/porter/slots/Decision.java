package cmirror.porter.slots;

import cmirror.porter.types.C;
import cmirror.porter.types.J;
import cmirror.porter.types.Kinds;
import org.eclipse.cdt.core.dom.ast.IType;

/** Which Java type a variable has, with all that is known of its uses. */
final class Decision {

    private final Kinds kinds;

    Decision(Kinds kinds) {
        this.kinds = kinds;
    }

    /** Decides a slot's type. */
    void decide(Slot slot) {
        J j = slot.forced != null ? slot.forced : natural(slot);
        if (slot.address && !slot.isCell && (j.isNumber() || j.is(J.Kind.BOOLEAN))) {
            j = new J(J.Kind.SCALAR, scalar(slot));
        } else if (slot.address && j.is(J.Kind.MEMORY, J.Kind.STRING, J.Kind.OBJECT, J.Kind.STRUCT,
                J.Kind.OPAQUE, J.Kind.FUNCTION, J.Kind.ARRAY) && C.isPointer(slot.c) && !C.isArray(slot.c)) {
            slot.isCell = true;
            j = j.is(J.Kind.STRING) || slot.inMemory && j.is(J.Kind.OBJECT, J.Kind.ARRAY) ? J.MEMORY : j;
        }
        slot.j = j;
    }

    private J natural(Slot slot) {
        if (slot.element != null && slot.flat) {
            slot.element.forced = J.MEMORY; // at_pointer(p, i)
            return J.MEMORY;
        }
        if (slot.element != null && C.isPointer(slot.c)) {
            J element = slot.element.forced != null ? slot.element.forced : natural(slot.element);
            return J.array(element);
        }
        J j = kinds.of(slot.c);
        IType pointee = C.pointee(slot.c);
        if (pointee == null || C.isArray(slot.c) || !j.is(J.Kind.MEMORY, J.Kind.OBJECT)) {
            return j;
        }
        if (C.isVoid(pointee)) {
            return slot.sawMemory && !slot.sawObject && !slot.sawText || slot.walked ? J.MEMORY : J.OBJECT;
        }
        if (!C.isChar(pointee) || slot.walked) {
            return J.MEMORY;
        }
        return slot.sawText && !slot.sawMemory ? J.STRING
                : slot.sawText && slot.isParameter ? J.OBJECT : J.MEMORY;
    }

    /** The class of a number's own: {@code socklen_t}, {@code int_}. */
    private String scalar(Slot slot) {
        return "socklen_t".equals(slot.scalar) && C.bytes(slot.c) == 4 ? slot.scalar : kinds.scalar(slot.c);
    }
}
