package cmirror.porter.types;

import org.eclipse.cdt.core.dom.ast.ICompositeType;
import org.eclipse.cdt.core.dom.ast.IQualifierType;
import org.eclipse.cdt.core.dom.ast.IType;
import org.eclipse.cdt.core.dom.ast.ITypedef;

/** Which Java type a C type has, where nothing is known but the type. */
public final class Kinds {

    private final Mirror mirror;
    private final OwnTypes own;

    public Kinds(Mirror mirror, OwnTypes own) {
        this.mirror = mirror;
        this.own = own;
    }

    /** Of a value of this type, where nothing else is known. */
    public J of(IType c) {
        if ("va_list".equals(C.typedef(c))) {
            return J.array(J.OBJECT);
        } else if (C.isPointer(c) && C.typedef(c) != null && mirror.isScalar(C.typedef(c))) {
            return new J(J.Kind.SCALAR, C.typedef(c)); // timer_t
        } else if (C.isInteger(c) && C.typedef(c) != null && mirror.isObject(C.typedef(c))) {
            return J.struct(C.typedef(c)); // pthread_once_t
        } else if (C.isVoid(c)) {
            return J.VOID;
        } else if (C.isBool(c)) {
            return J.BOOLEAN;
        } else if (C.isFloating(c)) {
            return C.isFloat(c) ? J.FLOAT : J.DOUBLE;
        } else if (C.isInteger(c)) {
            return C.bytes(c) > 4 ? J.LONG : J.INT;
        }
        ICompositeType struct = C.struct(c);
        if (struct != null) {
            return record(struct);
        }
        if (C.function(c) != null) {
            return new J(J.Kind.FUNCTION, own.functionType(c, this));
        }
        IType pointee = C.pointee(c);
        if (pointee == null) {
            return J.MEMORY;
        }
        ICompositeType record = C.struct(pointee);
        if (C.isArray(c)) {
            return record != null ? new J(J.Kind.STRUCTS, record(record).name())
                    : C.isPointer(pointee) && !C.isArray(pointee) ? J.array(of(pointee)) : J.MEMORY;
        }
        if (record != null) {
            return record(record);
        }
        if (C.isPointer(pointee) && !C.isArray(pointee)) {
            return J.array(of(pointee));
        }
        return C.isVoid(pointee) ? J.OBJECT : J.MEMORY;
    }

    /** Of a struct, or a pointer to one. */
    public J record(ICompositeType struct) {
        String name = own.name(struct);
        return name == null ? J.MEMORY : mirror.isOpaque(name) && !own.has(struct)
                ? new J(J.Kind.OPAQUE, name) : J.struct(name);
    }

    /** The class of a number in C's memory. */
    public String scalar(IType c) {
        for (IType t = c; t != null;) {
            String typedef = C.typedef(t);
            if (typedef == null) {
                break;
            } else if (mirror.isScalar(typedef)) {
                return typedef;
            }
            t = ((ITypedef) strip(t)).getType();
        }
        if (C.isFloating(c)) {
            return C.isFloat(c) ? "float_" : "double_";
        }
        boolean unsigned = C.isUnsigned(c);
        return switch (C.bytes(c)) {
            case 1 -> unsigned ? "unsigned_char" : "char_";
            case 2 -> unsigned ? "unsigned_short" : "short_";
            case 4 -> unsigned ? "unsigned_int" : "int_";
            default -> unsigned ? "unsigned_long" : "long_";
        };
    }

    private static IType strip(IType type) {
        while (type instanceof IQualifierType qualified) {
            type = qualified.getType();
        }
        return type;
    }
}
