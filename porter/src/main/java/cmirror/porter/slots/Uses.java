package cmirror.porter.slots;

import cmirror.porter.read.CFile;
import cmirror.porter.read.CReader;
import cmirror.porter.types.C;
import cmirror.porter.types.J;
import cmirror.porter.types.Kinds;
import cmirror.porter.types.Mirror;
import java.lang.foreign.MemorySegment;
import java.lang.reflect.Method;
import java.util.Arrays;
import org.eclipse.cdt.core.dom.ast.ASTVisitor;
import org.eclipse.cdt.core.dom.ast.IASTArraySubscriptExpression;
import org.eclipse.cdt.core.dom.ast.IASTBinaryExpression;
import org.eclipse.cdt.core.dom.ast.IASTCastExpression;
import org.eclipse.cdt.core.dom.ast.IASTConditionalExpression;
import org.eclipse.cdt.core.dom.ast.IASTDeclaration;
import org.eclipse.cdt.core.dom.ast.IASTDeclarator;
import org.eclipse.cdt.core.dom.ast.IASTEqualsInitializer;
import org.eclipse.cdt.core.dom.ast.IASTExpression;
import org.eclipse.cdt.core.dom.ast.IASTExpressionList;
import org.eclipse.cdt.core.dom.ast.IASTExpressionStatement;
import org.eclipse.cdt.core.dom.ast.IASTFieldReference;
import org.eclipse.cdt.core.dom.ast.IASTForStatement;
import org.eclipse.cdt.core.dom.ast.IASTFunctionCallExpression;
import org.eclipse.cdt.core.dom.ast.IASTFunctionDefinition;
import org.eclipse.cdt.core.dom.ast.IASTIdExpression;
import org.eclipse.cdt.core.dom.ast.IASTInitializerClause;
import org.eclipse.cdt.core.dom.ast.IASTInitializerList;
import org.eclipse.cdt.core.dom.ast.IASTLiteralExpression;
import org.eclipse.cdt.core.dom.ast.IASTNode;
import org.eclipse.cdt.core.dom.ast.IASTReturnStatement;
import org.eclipse.cdt.core.dom.ast.IASTStatement;
import org.eclipse.cdt.core.dom.ast.IASTUnaryExpression;
import org.eclipse.cdt.core.dom.ast.IBinding;
import org.eclipse.cdt.core.dom.ast.IFunction;
import org.eclipse.cdt.core.dom.ast.IFunctionType;
import org.eclipse.cdt.core.dom.ast.IPointerType;
import org.eclipse.cdt.core.dom.ast.IType;
import org.eclipse.cdt.core.dom.ast.IVariable;

/** Looks through a file for what is done with each variable and where its values come from. */
public final class Uses extends ASTVisitor {

    private final CFile file;
    private final Slots slots;
    private final Kinds kinds;
    private final Functions functions;

    public Uses(CFile file, Slots slots, Kinds kinds, Functions functions) {
        this.file = file;
        this.slots = slots;
        this.kinds = kinds;
        this.functions = functions;
        shouldVisitExpressions = true;
        shouldVisitStatements = true;
        shouldVisitDeclarators = true;
        shouldVisitDeclarations = true;
    }

    public void look() {
        file.unit().accept(this);
    }

    @Override
    public int visit(IASTDeclaration declaration) {
        if (CReader.isSystem(declaration.getContainingFilename())) {
            return PROCESS_SKIP; // thousands
        }
        if (declaration instanceof IASTFunctionDefinition function && file.has(declaration)
                && function.getDeclarator().getName().resolveBinding() instanceof IFunction binding) {
            Slot slot = slots.of(binding);
            if (slot.name.equals("main") && slot.parameters.size() > 1 && slot.parameters.get(1).element != null) {
                slot.parameters.get(1).element.sawText = true;
                slot.parameters.get(1).element.forced = J.STRING;
                if (slot.parameters.size() > 2) {
                    slot.parameters.get(2).flat = true; // envp
                }
            }
        }
        return PROCESS_CONTINUE;
    }

    @Override
    public int visit(IASTDeclarator declarator) {
        Slot slot = variable(declarator.getName().resolveBinding());
        if (slot != null && outer(declarator).getInitializer() instanceof IASTEqualsInitializer equals) {
            initialize(slot, equals.getInitializerClause());
        }
        return PROCESS_CONTINUE;
    }

    private static IASTDeclarator outer(IASTDeclarator declarator) {
        return declarator.getParent() instanceof IASTDeclarator parent ? outer(parent) : declarator;
    }

    private void initialize(Slot slot, IASTInitializerClause clause) {
        if (clause instanceof IASTInitializerList list) {
            if (slot.element != null) {
                for (IASTInitializerClause element : list.getClauses()) {
                    if (element instanceof IASTExpression e) {
                        flow(e, slot.element);
                    }
                }
            }
        } else if (clause instanceof IASTExpression e) {
            flow(e, slot);
        }
    }

    @Override
    public int visit(IASTStatement statement) {
        if (statement instanceof IASTReturnStatement result && result.getReturnValue() != null) {
            IASTNode parent = statement;
            while (parent != null && !(parent instanceof IASTFunctionDefinition)) {
                parent = parent.getParent();
            }
            if (parent instanceof IASTFunctionDefinition function
                    && function.getDeclarator().getName().resolveBinding() instanceof IFunction binding) {
                flow(result.getReturnValue(), slots.of(binding));
            }
        }
        return PROCESS_CONTINUE;
    }

    @Override
    public int visit(IASTExpression e) {
        if (e instanceof IASTUnaryExpression unary) {
            unary(unary);
        } else if (e instanceof IASTBinaryExpression binary) {
            binary(binary);
        } else if (e instanceof IASTCastExpression cast && C.isPointer(cast.getExpressionType())
                && C.isInteger(cast.getOperand().getExpressionType())) {
            slots.boxesLongs |= boxesLong(cast.getOperand());
        } else if (e instanceof IASTArraySubscriptExpression subscript) {
            walk(subscript.getArrayExpression());
        } else if (e instanceof IASTFunctionCallExpression call) {
            call(call);
        } else if (e instanceof IASTIdExpression id && id.getName().resolveBinding() instanceof IFunction function
                && !(e.getParent() instanceof IASTFunctionCallExpression call
                        && call.getFunctionNameExpression() == e) && functions.isOwn(function)) {
            asValue(slots.of(function), function, e);
        }
        return PROCESS_CONTINUE;
    }

    private static boolean boxesLong(IASTExpression e) {
        IASTExpression plain = e;
        while (plain instanceof IASTCastExpression || plain instanceof IASTUnaryExpression u
                && u.getOperator() == IASTUnaryExpression.op_bracketedPrimary) {
            plain = plain instanceof IASTCastExpression cast ? cast.getOperand() : ((IASTUnaryExpression) plain).getOperand();
        }
        return C.isInteger(plain.getExpressionType()) && C.bytes(plain.getExpressionType()) > 4;
    }

    private void unary(IASTUnaryExpression unary) {
        switch (unary.getOperator()) {
            case IASTUnaryExpression.op_amper -> {
                Slot slot = direct(unary.getOperand());
                if (slot != null) {
                    slot.address = true;
                    slot.assigned = true;
                }
                element(unary);
            }
            case IASTUnaryExpression.op_star -> walk(unary.getOperand());
            case IASTUnaryExpression.op_prefixIncr, IASTUnaryExpression.op_prefixDecr,
                    IASTUnaryExpression.op_postFixIncr, IASTUnaryExpression.op_postFixDecr -> {
                walk(unary.getOperand());
                assigned(unary.getOperand());
                stepped(unary.getOperand());
            }
            default -> { }
        }
    }

    /** {@code &words[i]}: whoever gets it may write there, but for {@code char *const argv[]}. */
    private void element(IASTUnaryExpression address) {
        Slot slot = strip(address.getOperand()) instanceof IASTArraySubscriptExpression subscript
                ? slot(subscript.getArrayExpression()) : null;
        if (slot != null && slot.element != null && slot.element.forced == null && !isOnlyRead(address)) {
            slot.flat = true;
        }
    }

    private boolean isOnlyRead(IASTExpression argument) {
        if (!(argument.getParent() instanceof IASTFunctionCallExpression call) || functions.called(call) == null) {
            return false;
        }
        IType[] types = functions.called(call).getType().getParameterTypes();
        int i = Arrays.asList(call.getArguments()).indexOf(argument);
        return i >= 0 && i < types.length && C.pointee(types[i]) instanceof IPointerType element && element.isConst();
    }

    private void assigned(IASTExpression target) {
        IASTExpression whole = strip(target);
        while (whole instanceof IASTFieldReference field && !field.isPointerDereference()) {
            whole = strip(field.getFieldOwner());
        }
        Slot slot = direct(whole);
        if (slot != null) {
            slot.assigned = true;
        }
    }

    private void binary(IASTBinaryExpression binary) {
        IASTExpression left = binary.getOperand1();
        IASTExpression right = binary.getOperand2();
        switch (binary.getOperator()) {
            case IASTBinaryExpression.op_assign -> {
                assigned(left);
                Slot target = slot(left);
                if (target != null) {
                    flow(right, target);
                } else if (strip(left) instanceof IASTFieldReference) {
                    inMemory(right);
                }
                writtenThrough(left);
            }
            case IASTBinaryExpression.op_plusAssign, IASTBinaryExpression.op_minusAssign -> {
                assigned(left);
                walk(left);
                stepped(left);
            }
            case IASTBinaryExpression.op_plus -> {
                walk(left);
                walk(right);
            }
            case IASTBinaryExpression.op_minus, IASTBinaryExpression.op_lessThan,
                    IASTBinaryExpression.op_greaterThan, IASTBinaryExpression.op_lessEqual,
                    IASTBinaryExpression.op_greaterEqual -> {
                walk(left);
                walk(right);
                inMemory(left);
                inMemory(right);
            }
            case IASTBinaryExpression.op_equals, IASTBinaryExpression.op_notequals -> {
                if (!isNull(left) && !isNull(right)) {
                    walk(left);
                    walk(right);
                    inMemory(left);
                    inMemory(right);
                }
            }
            default -> {
                if (binary.getOperator() >= IASTBinaryExpression.op_multiplyAssign
                        && binary.getOperator() <= IASTBinaryExpression.op_binaryOrAssign) {
                    assigned(left);
                }
            }
        }
    }

    /** Pointers to pointers whose place matters. */
    private void inMemory(IASTExpression e) {
        IASTExpression plain = strip(e);
        while (plain instanceof IASTBinaryExpression sum && C.isPointer(sum.getOperand1().getExpressionType())) {
            plain = strip(sum.getOperand1()); // words + n
        }
        Slot slot = slot(plain);
        if (slot != null && slot.element != null) {
            slot.flat = true;
        }
    }

    /** A pointer to pointers that moves on: one that is written through as well cannot be an array of Java's. */
    private void stepped(IASTExpression e) {
        Slot slot = slot(e);
        if (slot != null && slot.element != null) {
            slot.stepped = true;
            boolean alone = e.getParent() instanceof IASTExpression step && (step.getParent() instanceof IASTExpressionStatement
                    || step.getParent() instanceof IASTForStatement || step.getParent() instanceof IASTExpressionList);
            slot.flat |= slot.written || !alone; // *p++: back to where it was
        }
    }

    private void writtenThrough(IASTExpression target) {
        IASTExpression plain = strip(target);
        IASTExpression pointer = plain instanceof IASTArraySubscriptExpression subscript ? subscript.getArrayExpression()
                : plain instanceof IASTUnaryExpression unary && unary.getOperator() == IASTUnaryExpression.op_star
                ? unary.getOperand() : null;
        Slot slot = pointer == null ? null : slot(pointer);
        if (slot != null && slot.element != null && !C.isArray(slot.c)) {
            slot.written = true;
            slot.flat |= slot.stepped || strip(pointer) instanceof IASTUnaryExpression;
        }
    }

    private void call(IASTFunctionCallExpression call) {
        IFunction function = functions.called(call);
        IASTInitializerClause[] arguments = call.getArguments();
        if (function == null) {
            return;
        }
        if (functions.isOwn(function)) {
            Slot slot = slots.of(function);
            for (int i = 0; i < arguments.length; i++) {
                if (i < slot.parameters.size() && arguments[i] instanceof IASTExpression e) {
                    flow(e, slot.parameters.get(i));
                }
            }
            return;
        }
        if (function.getName().matches("pthread_(timed|try)?join(_np)?") && arguments.length > 1
                && strip((IASTExpression) arguments[1]) instanceof IASTUnaryExpression unary
                && unary.getOperator() == IASTUnaryExpression.op_amper && direct(unary.getOperand()) != null
                && C.structPointee(direct(unary.getOperand()).c) == null) {
            direct(unary.getOperand()).forced = J.OBJECT; // what a thread returns is any object
        }
        Method method = functions.mirrors(function.getName(), arguments.length);
        IFunctionType type = function.getType();
        for (int i = 0; i < arguments.length; i++) {
            if (!(arguments[i] instanceof IASTExpression e)) {
                continue;
            }
            if (method != null && i < method.getParameterCount()) {
                Class<?> wanted = functions.parameter(function.getName(), arguments.length, i);
                Slot given = own(e);
                if (given != null && wanted != null && wanted.isInterface()
                        && wanted != MemorySegment.class) {
                    shape(given, wanted);
                }
                if (wanted == MemorySegment.class) {
                    walk(e);
                }
            }
            if (i < type.getParameterTypes().length && strip(e) instanceof IASTUnaryExpression unary
                    && unary.getOperator() == IASTUnaryExpression.op_amper) {
                Slot slot = direct(unary.getOperand());
                String typedef = C.typedef(C.pointee(type.getParameterTypes()[i]));
                if (slot != null && slot.forced == null && C.isPointer(slot.c) && !C.isArray(slot.c)
                        && C.isVoid(C.pointee(slot.c))) {
                    slot.sawMemory = true; // a root of tsearch's, what posix_memalign sets
                }
                if (slot != null && "socklen_t".equals(typedef) && C.isInteger(slot.c)) {
                    slot.scalar = typedef;
                }
            }
        }
    }

    /** A method in place of an interface of the mirror's has its parameters. */
    private void shape(Slot function, Class<?> wanted) {
        Method single = Mirror.single(wanted);
        Class<?>[] types = single.getParameterTypes();
        if (function.parameters.isEmpty() && types.length > 0) { // f() is called with arguments in C
            function.padding = Arrays.stream(types).map(t -> functions.mirror().of(t)).toList();
        }
        for (int i = 0; i < Math.min(types.length, function.parameters.size()); i++) {
            function.parameters.get(i).forced = functions.mirror().of(types[i]);
        }
        if (single.getReturnType() != void.class && !single.getReturnType().isPrimitive()) {
            function.forced = functions.mirror().of(single.getReturnType());
        }
    }

    /** A function in a pointer has the parameters that the pointer's interface has. */
    private void asValue(Slot slot, IFunction function, IASTExpression e) {
        for (int i = 0; i < slot.parameters.size(); i++) {
            if (slot.parameters.get(i).forced == null) {
                slot.parameters.get(i).forced = kinds.of(slot.parameters.get(i).c);
            }
        }
        if (slot.forced == null && C.isPointer(slot.c)) {
            slot.forced = kinds.of(slot.c);
        }
        IType wanted = place(e);
        String name = functions.interfaceOf(wanted != null && C.function(wanted) != null ? C.function(wanted)
                : function.getType());
        Class<?> known = functions.mirror().type(name);
        if (known != null && known.isInterface()) {
            shape(slot, known);
        }
    }

    /** The type of what a function's name is assigned to, or null. */
    private static IType place(IASTExpression e) {
        IASTNode up = e.getParent();
        IASTNode below = e;
        while (up instanceof IASTUnaryExpression || up instanceof IASTCastExpression) {
            below = up;
            up = up.getParent();
        }
        return up instanceof IASTBinaryExpression binary && binary.getOperand2() == below
                ? binary.getOperand1().getExpressionType() : null;
    }

    /** The own function whose name is the expression, or null. */
    private Slot own(IASTExpression e) {
        IASTExpression plain = strip(e);
        if (plain instanceof IASTUnaryExpression unary && unary.getOperator() == IASTUnaryExpression.op_amper) {
            plain = strip(unary.getOperand());
        }
        return plain instanceof IASTIdExpression id && id.getName().resolveBinding() instanceof IFunction function
                && functions.isOwn(function) ? slots.of(function) : null;
    }

    /** Notes that an expression's values come into a slot. */
    private void flow(IASTExpression e, Slot to) {
        IASTExpression plain = strip(e);
        IType type = plain.getExpressionType();
        if (plain instanceof IASTConditionalExpression conditional) {
            flow(conditional.getPositiveResultExpression() == null ? conditional.getLogicalConditionExpression()
                    : conditional.getPositiveResultExpression(), to);
            flow(conditional.getNegativeResultExpression(), to);
        } else if (plain instanceof IASTExpressionList list) {
            flow(list.getExpressions()[list.getExpressions().length - 1], to);
        } else if (plain instanceof IASTBinaryExpression binary
                && binary.getOperator() == IASTBinaryExpression.op_assign) {
            flow(binary.getOperand2(), to);
        } else if (plain instanceof IASTLiteralExpression literal
                && literal.getKind() == IASTLiteralExpression.lk_string_literal) {
            to.sawText = true;
        } else if (isNull(plain)) {
            return;
        } else if (to.element != null && plain instanceof IASTUnaryExpression unary
                && unary.getOperator() == IASTUnaryExpression.op_amper) {
            pointerTo(strip(unary.getOperand()), to);
        } else if (plain instanceof IASTUnaryExpression unary && unary.getOperator() == IASTUnaryExpression.op_amper
                && direct(unary.getOperand()) != null && C.isPointer(unary.getOperand().getExpressionType())
                && C.isPointer(to.c) && !C.isFunction(C.pointee(to.c))) {
            direct(unary.getOperand()).inMemory = true; // the bytes of a pointer
            to.sawMemory = true;
        } else {
            Slot from = slot(plain);
            if (from != null && !C.isArray(from.c) && C.isPointer(from.c)) {
                to.sources.add(from);
                if (from.element != null && to.element != null) {
                    share(from, to);
                    if (from.element.forced != null) {
                        to.element.forced = from.element.forced;
                    }
                }
            } else if (from != null && from.element != null && to.element != null) {
                share(from, to);
            } else if (C.isPointer(type) && C.structPointee(type) == null && !isAddress(plain)) {
                IType pointee = C.pointee(type);
                boolean objects = C.isVoid(pointee) && plain instanceof IASTFunctionCallExpression call
                        && functions.returnsObject(call);
                to.sawMemory |= !objects;
                to.sawObject |= objects;
            } else {
                to.sawObject = true;
            }
        }
    }

    /** Two that point to the same pointers. */
    private static void share(Slot from, Slot to) {
        to.element.sources.add(from.element);
        from.element.sources.add(to.element);
        to.twins.add(from);
        from.twins.add(to);
    }

    /** {@code to = &of}, where {@code of} is a pointer itself. */
    private void pointerTo(IASTExpression of, Slot to) {
        Slot cell = direct(of);
        to.sawObject = true;
        if (cell != null && !C.isArray(cell.c)) {
            to.cells.add(cell);
            return;
        }
        to.flat = true; // &p->next, &v[i]
        if (of instanceof IASTArraySubscriptExpression subscript) {
            Slot array = slot(subscript.getArrayExpression());
            if (array != null && array.element != null) {
                share(array, to);
            }
        }
    }

    private static boolean isAddress(IASTExpression e) {
        return e instanceof IASTUnaryExpression unary && unary.getOperator() == IASTUnaryExpression.op_amper
                && !(strip(unary.getOperand()) instanceof IASTArraySubscriptExpression);
    }

    /** Notes that an expression must be memory. */
    private void walk(IASTExpression e) {
        IASTExpression plain = strip(e);
        if (plain instanceof IASTConditionalExpression conditional) {
            walk(conditional.getNegativeResultExpression());
            if (conditional.getPositiveResultExpression() != null) {
                walk(conditional.getPositiveResultExpression());
            }
            return;
        }
        if (plain instanceof IASTBinaryExpression binary && binary.getOperator() == IASTBinaryExpression.op_assign) {
            walk(binary.getOperand1());
        }
        Slot slot = slot(plain);
        if (slot != null && C.isPointer(slot.c)) {
            slot.walked = true;
        }
    }

    /** The slot of a pointer that an expression is, or null. */
    private Slot slot(IASTExpression e) {
        IASTExpression plain = strip(e);
        if (plain instanceof IASTIdExpression) {
            return direct(plain);
        } else if (plain instanceof IASTArraySubscriptExpression subscript) {
            Slot array = slot(subscript.getArrayExpression());
            return array == null ? null : array.element;
        } else if (plain instanceof IASTUnaryExpression unary
                && unary.getOperator() == IASTUnaryExpression.op_star) {
            Slot array = slot(unary.getOperand());
            return array == null ? null : array.element;
        } else if (plain instanceof IASTUnaryExpression unary && (unary.getOperator()
                == IASTUnaryExpression.op_postFixIncr || unary.getOperator() == IASTUnaryExpression.op_prefixIncr)) {
            return slot(unary.getOperand());
        } else if (plain instanceof IASTFunctionCallExpression call) {
            IFunction function = functions.called(call);
            return function != null && functions.isOwn(function) ? slots.of(function) : null;
        }
        return null;
    }

    /** The slot of a variable's name, or null. */
    private Slot direct(IASTExpression e) {
        return strip(e) instanceof IASTIdExpression id ? variable(id.getName().resolveBinding()) : null;
    }

    private Slot variable(IBinding binding) {
        return binding instanceof IVariable variable && functions.isOwn(variable) ? slots.of(variable) : null;
    }

    /** Without parentheses and casts of pointers. */
    public static IASTExpression strip(IASTExpression e) {
        while (true) {
            if (e instanceof IASTUnaryExpression unary
                    && unary.getOperator() == IASTUnaryExpression.op_bracketedPrimary) {
                e = unary.getOperand();
            } else if (e instanceof IASTCastExpression cast && C.isPointer(cast.getExpressionType())) {
                e = cast.getOperand();
            } else {
                return e;
            }
        }
    }

    /** Whether it is NULL, or 0. */
    public static boolean isNull(IASTExpression e) {
        return strip(e) instanceof IASTLiteralExpression literal && literal.toString().equals("0");
    }
}
