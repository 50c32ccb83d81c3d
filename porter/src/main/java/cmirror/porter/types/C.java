package cmirror.porter.types;

import org.eclipse.cdt.core.dom.ast.IArrayType;
import org.eclipse.cdt.core.dom.ast.IBasicType;
import org.eclipse.cdt.core.dom.ast.ICompositeType;
import org.eclipse.cdt.core.dom.ast.IEnumeration;
import org.eclipse.cdt.core.dom.ast.IFunctionType;
import org.eclipse.cdt.core.dom.ast.IPointerType;
import org.eclipse.cdt.core.dom.ast.IProblemType;
import org.eclipse.cdt.core.dom.ast.IQualifierType;
import org.eclipse.cdt.core.dom.ast.IType;
import org.eclipse.cdt.core.dom.ast.ITypedef;
import org.eclipse.cdt.core.dom.ast.IValue;
import org.eclipse.cdt.internal.core.dom.parser.c.CBasicType;

/** What C knows of a type: questions to the parser's types. All targets are LP64. */
public final class C {

    private C() {
    }

    /** The type without typedefs and qualifiers. */
    public static IType plain(IType type) {
        while (true) {
            if (type instanceof ITypedef typedef) {
                type = typedef.getType();
            } else if (type instanceof IQualifierType qualified) {
                type = qualified.getType();
            } else {
                return type;
            }
        }
    }

    /** {@code socklen_t}, if that is how the type is named; or null. */
    public static String typedef(IType type) {
        while (type instanceof IQualifierType qualified) {
            type = qualified.getType();
        }
        return type instanceof ITypedef typedef ? typedef.getName() : null;
    }

    /** Whether it is read anew each time, or the elements of an array are. */
    public static boolean isVolatile(IType type) {
        while (true) {
            if (type instanceof IQualifierType qualified && qualified.isVolatile()
                    || type instanceof IPointerType pointer && pointer.isVolatile()) {
                return true;
            } else if (type instanceof ITypedef typedef) {
                type = typedef.getType();
            } else if (type instanceof IQualifierType qualified) {
                type = qualified.getType();
            } else if (type instanceof IArrayType array) {
                type = array.getType();
            } else {
                return false;
            }
        }
    }

    public static boolean isUnknown(IType type) {
        return type == null || plain(type) instanceof IProblemType;
    }

    public static boolean isVoid(IType type) {
        return plain(type) instanceof IBasicType basic && basic.getKind() == IBasicType.Kind.eVoid;
    }

    public static boolean isBool(IType type) {
        return plain(type) instanceof IBasicType basic && basic.getKind() == IBasicType.Kind.eBoolean;
    }

    public static boolean isFloating(IType type) {
        return plain(type) instanceof IBasicType basic && (basic.getKind() == IBasicType.Kind.eFloat
                || basic.getKind() == IBasicType.Kind.eDouble);
    }

    public static boolean isFloat(IType type) {
        return plain(type) instanceof IBasicType basic && basic.getKind() == IBasicType.Kind.eFloat;
    }

    public static boolean isInteger(IType type) {
        IType plain = plain(type);
        return plain instanceof IEnumeration || plain instanceof IBasicType && !isVoid(plain)
                && !isFloating(plain);
    }

    public static boolean isNumber(IType type) {
        return isInteger(type) || isFloating(type);
    }

    /** A char of its own kind: text. */
    public static boolean isChar(IType type) {
        return plain(type) instanceof IBasicType basic && basic.getKind() == IBasicType.Kind.eChar;
    }

    public static boolean isUnsigned(IType type) {
        return plain(type) instanceof IBasicType basic && (basic.isUnsigned()
                || basic.getKind() == IBasicType.Kind.eBoolean);
    }

    /** Bytes of a number. */
    public static int bytes(IType type) {
        IType plain = plain(type);
        if (!(plain instanceof IBasicType basic)) {
            return plain instanceof IEnumeration ? 4 : 8;
        }
        return switch (basic.getKind()) {
            case eChar, eBoolean, eVoid -> 1;
            case eFloat -> 4;
            case eDouble -> basic.isLong() ? 16 : 8;
            case eInt128 -> 16;
            default -> basic.isLong() || basic.isLongLong() ? 8 : basic.isShort() ? 2 : 4;
        };
    }

    /** The type in which C computes with two numbers. */
    public static IType common(IType a, IType b) {
        if (isFloating(a) || isFloating(b)) {
            return !isFloating(b) || isFloating(a) && bytes(a) >= bytes(b) ? a : b;
        }
        IType left = promoted(a);
        IType right = promoted(b);
        return bytes(left) != bytes(right) ? bytes(left) > bytes(right) ? left : right
                : isUnsigned(left) ? left : right;
    }

    /** The type of what has been an operand of its own: an int at least. */
    public static IType promoted(IType type) {
        return isInteger(type) && bytes(type) < 4 ? new CBasicType(IBasicType.Kind.eInt, 0) : type;
    }

    /** A pointer, or an array that is used as one. */
    public static boolean isPointer(IType type) {
        IType plain = plain(type);
        return plain instanceof IPointerType || plain instanceof IArrayType;
    }

    public static boolean isArray(IType type) {
        return plain(type) instanceof IArrayType;
    }

    /** What a pointer points to, or an array consists of. */
    public static IType pointee(IType type) {
        IType plain = plain(type);
        return plain instanceof IPointerType pointer ? pointer.getType()
                : plain instanceof IArrayType array ? array.getType() : null;
    }

    /** The elements of an array; -1 if it does not say. */
    public static long length(IType type) {
        if (plain(type) instanceof IArrayType array) {
            IValue size = array.getSize();
            Number number = size == null ? null : size.numberValue();
            return number == null ? -1 : number.longValue();
        }
        return -1;
    }

    public static boolean isFunction(IType type) {
        return plain(type) instanceof IFunctionType;
    }

    /** The function type of a function or of a pointer to one; or null. */
    public static IFunctionType function(IType type) {
        IType plain = plain(type);
        if (plain instanceof IPointerType pointer) {
            plain = plain(pointer.getType());
        }
        return plain instanceof IFunctionType function ? function : null;
    }

    /** A struct or union, or null. */
    public static ICompositeType struct(IType type) {
        return plain(type) instanceof ICompositeType composite ? composite : null;
    }

    /** The struct that a pointer points to, or null. */
    public static ICompositeType structPointee(IType type) {
        IType plain = plain(type);
        return plain instanceof IPointerType pointer ? struct(pointer.getType()) : null;
    }
}
