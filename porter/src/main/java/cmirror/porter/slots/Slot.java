package cmirror.porter.slots;

import cmirror.porter.types.J;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.cdt.core.dom.ast.IType;

/**
 * A place that has values: a variable, a parameter, what a function returns, the elements of an
 * array of pointers. What is done with it decides its Java type.
 */
public final class Slot {

    public final String name;
    public final IType c;
    /** Its name in Java. */
    public String javaName;
    /** The class that has it, if it is not that of the file: {@code Util}. */
    public String owner;
    public boolean isParameter;
    /** Whether it is a static field: a global or a static local variable. */
    public boolean isStatic;
    /** Whether {@code &x} is written somewhere. */
    public boolean address;
    /** Whether it is assigned, but for its initializer. */
    public boolean assigned;
    /** Whether it is walked over, written through or compared by its place. */
    public boolean walked;
    /** Whether something is assigned through it, and whether it moves on. */
    public boolean written;
    public boolean stepped;
    public boolean sawText;
    public boolean sawMemory;
    public boolean sawObject;
    /** The number that functions take a pointer to where this is given: socklen_t. */
    public String scalar;
    /** Its type where the mirror's interface says so. */
    public J forced;
    /** Whose values come here. */
    public final Set<Slot> sources = new LinkedHashSet<>();
    /** Of an array of pointers, or a pointer to pointers. */
    public Slot element;
    /** Of an array of pointers, or a pointer to pointers: whether it is C's memory, for who walks over it. */
    public boolean flat;
    /** Those that point to the same pointers. */
    public final Set<Slot> twins = new LinkedHashSet<>();
    /** Pointer variables to which this one points: {@code pp = &p}. */
    public final Set<Slot> cells = new LinkedHashSet<>();
    /** Of a function. */
    public final List<Slot> parameters = new ArrayList<>();
    /** Of a function without parameters that stands where one with these is expected. */
    public List<J> padding = List.of();
    /** The type, once all is known. */
    public J j;
    /** Whether a pointer variable is an array of one: {@code p[0]}. */
    public boolean isCell;
    /** Whether that array is C's memory: {@code at_pointer(p, 0)}. */
    public boolean inMemory;

    public Slot(String name, IType c) {
        this.name = name;
        this.javaName = name;
        this.c = c;
    }

    @Override
    public String toString() {
        return name + ":" + j;
    }
}
