package cmirror.porter.slots;

import cmirror.porter.types.C;
import cmirror.porter.types.Kinds;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.cdt.core.dom.ast.DOMException;
import org.eclipse.cdt.core.dom.ast.EScopeKind;
import org.eclipse.cdt.core.dom.ast.IBinding;
import org.eclipse.cdt.core.dom.ast.ICompositeType;
import org.eclipse.cdt.core.dom.ast.IFunction;
import org.eclipse.cdt.core.dom.ast.IParameter;
import org.eclipse.cdt.core.dom.ast.IScope;
import org.eclipse.cdt.core.dom.ast.IType;
import org.eclipse.cdt.core.dom.ast.IVariable;
import org.eclipse.cdt.internal.core.dom.parser.c.ICInternalBinding;

/** All slots of a program. What several files share has one slot, found by its name. */
public final class Slots {

    private final Map<IBinding, Slot> byBinding = new IdentityHashMap<>();
    private final Map<String, Slot> byName = new HashMap<>();
    private final List<Slot> all = new ArrayList<>();
    public boolean boxesLongs;
    private final Decision decision;
    private boolean decided;

    public Slots(Kinds kinds) {
        this.decision = new Decision(kinds);
    }

    public Slot of(IBinding binding) {
        Slot slot = byBinding.get(binding);
        if (slot == null) {
            int before = all.size();
            slot = make(binding);
            byBinding.put(binding, slot);
            if (decided) {
                all.subList(before, all.size()).forEach(decision::decide);
            }
        }
        return slot;
    }

    private Slot make(IBinding binding) {
        if (binding instanceof IFunction function) {
            String key = (function.isStatic() ? file(function) + " " : "") + "function " + function.getName();
            Slot known = byName.get(key);
            if (known != null) {
                for (int i = 0; i < Math.min(known.parameters.size(), function.getParameters().length); i++) {
                    byBinding.putIfAbsent(function.getParameters()[i], known.parameters.get(i));
                }
                return known;
            }
            Slot slot = add(key, new Slot(function.getName(), function.getType().getReturnType()));
            slot.isStatic = true;
            for (IParameter parameter : function.getParameters()) {
                Slot p = add(null, new Slot(parameter.getName(), parameter.getType()));
                p.isParameter = true;
                slot.parameters.add(p);
                byBinding.put(parameter, p);
            }
            return slot;
        }
        IVariable variable = (IVariable) binding;
        boolean global = isGlobal(variable);
        String key = global ? (variable.isStatic() ? file(variable) + " " : "") + "variable " + variable.getName() : null;
        Slot slot = byName.get(key);
        if (slot == null) {
            slot = add(key, new Slot(variable.getName(), variable.getType()));
            slot.isStatic = global || variable.isStatic();
            slot.isParameter = variable instanceof IParameter;
        }
        return slot;
    }

    /** Where a static function or variable is defined: what an included file has is the same for all. */
    private static String file(IBinding binding) {
        return binding instanceof ICInternalBinding internal && internal.getPhysicalNode() != null
                ? Path.of(internal.getPhysicalNode().getContainingFilename()).normalize().toString() : "";
    }

    static boolean isGlobal(IVariable variable) {
        try {
            IScope scope = variable.getScope();
            return scope != null && scope.getKind() == EScopeKind.eGlobal;
        } catch (DOMException e) {
            return false;
        }
    }

    private Slot add(String key, Slot slot) {
        if (key != null) {
            byName.put(key, slot);
        }
        all.add(slot);
        IType pointee = C.pointee(slot.c);
        if (pointee != null && C.isPointer(pointee) && !C.isArray(pointee)) {
            slot.element = add(null, new Slot(slot.name + "[]", pointee));
        }
        return slot;
    }

    /** Decides all types: what flows from slot to slot is known by then. */
    public void decide() {
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Slot slot : all) {
                if (slot.element != null && slot.sawMemory && !C.isArray(slot.c) && !slot.element.sawMemory) {
                    slot.element.sawMemory = true;
                    changed = true;
                }
                changed |= slot.element != null && flat(slot);
                for (Slot source : slot.sources) {
                    boolean text = slot.sawText | source.sawText & !source.walked;
                    boolean memory = slot.sawMemory | source.sawMemory | source.walked & slot.element == null;
                    boolean object = slot.sawObject | source.sawObject;
                    if (text != slot.sawText || memory != slot.sawMemory || object != slot.sawObject) {
                        slot.sawText = text;
                        slot.sawMemory = memory;
                        slot.sawObject = object;
                        changed = true;
                    }
                    if (slot.walked && !source.walked && !source.isParameter && C.isPointer(source.c)
                            && source.forced == null && source.sawMemory) {
                        source.walked = true;
                        changed = true;
                    }
                }
            }
        }
        all.forEach(decision::decide);
        decided = true;
    }

    /** Whether the memory of pointers is now known to be C's, of this slot or of one that shares it. */
    private static boolean flat(Slot slot) {
        boolean changed = false;
        if (slot.sawMemory && !C.isArray(slot.c) && !slot.flat) {
            slot.flat = true;
            changed = true;
        }
        for (Slot twin : slot.twins) {
            if (slot.flat != twin.flat) {
                slot.flat = true;
                twin.flat = true;
                changed = true;
            }
        }
        if (!slot.cells.isEmpty() && !slot.element.sawMemory) {
            slot.element.sawMemory = true; // where C writes, too, a text is memory
            changed = true;
        }
        for (Slot cell : slot.cells) {
            if (slot.flat != cell.inMemory) {
                slot.flat = true;
                cell.inMemory = true;
                changed = true;
            }
        }
        return changed;
    }

    static ICompositeType struct(IType type) {
        return C.structPointee(type);
    }
}
