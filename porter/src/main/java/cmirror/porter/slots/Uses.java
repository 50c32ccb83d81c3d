package cmirror.porter.slots;

import cmirror.porter.read.CFile;
import cmirror.porter.read.CReader;
import cmirror.porter.types.C;
import cmirror.porter.types.Expressions;
import cmirror.porter.types.J;
import cmirror.porter.types.Kinds;
import org.eclipse.cdt.core.dom.ast.ASTVisitor;
import org.eclipse.cdt.core.dom.ast.IASTArraySubscriptExpression;
import org.eclipse.cdt.core.dom.ast.IASTBinaryExpression;
import org.eclipse.cdt.core.dom.ast.IASTCastExpression;
import org.eclipse.cdt.core.dom.ast.IASTDeclaration;
import org.eclipse.cdt.core.dom.ast.IASTDeclarator;
import org.eclipse.cdt.core.dom.ast.IASTEqualsInitializer;
import org.eclipse.cdt.core.dom.ast.IASTExpression;
import org.eclipse.cdt.core.dom.ast.IASTFieldReference;
import org.eclipse.cdt.core.dom.ast.IASTFunctionCallExpression;
import org.eclipse.cdt.core.dom.ast.IASTFunctionDefinition;
import org.eclipse.cdt.core.dom.ast.IASTIdExpression;
import org.eclipse.cdt.core.dom.ast.IASTInitializerClause;
import org.eclipse.cdt.core.dom.ast.IASTInitializerList;
import org.eclipse.cdt.core.dom.ast.IASTNode;
import org.eclipse.cdt.core.dom.ast.IASTReturnStatement;
import org.eclipse.cdt.core.dom.ast.IASTStatement;
import org.eclipse.cdt.core.dom.ast.IASTUnaryExpression;
import org.eclipse.cdt.core.dom.ast.IFunction;

/** Looks through a file for what is done with each variable and where its values come from. */
public final class Uses extends ASTVisitor {

    private final CFile file;
    private final Slots slots;
    private final Functions functions;
    private final Lookup lookup;
    private final Flow flow;
    private final Walks walks;
    private final FunctionValues values;
    private final Arguments arguments;

    public Uses(CFile file, Slots slots, Kinds kinds, Functions functions) {
        this.file = file;
        this.slots = slots;
        this.functions = functions;
        lookup = new Lookup(slots, functions);
        flow = new Flow(lookup, functions);
        walks = new Walks(lookup, functions);
        values = new FunctionValues(slots, kinds, functions);
        arguments = new Arguments(slots, functions, lookup, flow, walks, values);
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
        Slot slot = lookup.variable(declarator.getName().resolveBinding());
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
                        flow.into(e, slot.element);
                    }
                }
            }
        } else if (clause instanceof IASTExpression e) {
            flow.into(e, slot);
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
                flow.into(result.getReturnValue(), slots.of(binding));
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
            walks.over(subscript.getArrayExpression());
        } else if (e instanceof IASTFunctionCallExpression call) {
            arguments.of(call);
        } else if (e instanceof IASTIdExpression id && id.getName().resolveBinding() instanceof IFunction function
                && !(e.getParent() instanceof IASTFunctionCallExpression call
                        && call.getFunctionNameExpression() == e) && functions.isOwn(function)) {
            values.asValue(slots.of(function), function, e);
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
                Slot slot = lookup.direct(unary.getOperand());
                if (slot != null) {
                    slot.address = true;
                    slot.assigned = true;
                }
                walks.element(unary);
            }
            case IASTUnaryExpression.op_star -> walks.over(unary.getOperand());
            case IASTUnaryExpression.op_prefixIncr, IASTUnaryExpression.op_prefixDecr,
                    IASTUnaryExpression.op_postFixIncr, IASTUnaryExpression.op_postFixDecr -> {
                walks.over(unary.getOperand());
                assigned(unary.getOperand());
                walks.stepped(unary.getOperand());
            }
            default -> { }
        }
    }

    private void assigned(IASTExpression target) {
        IASTExpression whole = Expressions.strip(target);
        while (whole instanceof IASTFieldReference field && !field.isPointerDereference()) {
            whole = Expressions.strip(field.getFieldOwner());
        }
        Slot slot = lookup.direct(whole);
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
                Slot target = lookup.slot(left);
                if (target != null) {
                    flow.into(right, target);
                } else if (Expressions.strip(left) instanceof IASTFieldReference) {
                    walks.inMemory(right);
                }
                walks.writtenThrough(left);
            }
            case IASTBinaryExpression.op_plusAssign, IASTBinaryExpression.op_minusAssign -> {
                assigned(left);
                walks.over(left);
                walks.stepped(left);
            }
            case IASTBinaryExpression.op_plus -> {
                walks.over(left);
                walks.over(right);
            }
            case IASTBinaryExpression.op_minus, IASTBinaryExpression.op_lessThan,
                    IASTBinaryExpression.op_greaterThan, IASTBinaryExpression.op_lessEqual,
                    IASTBinaryExpression.op_greaterEqual -> {
                walks.over(left);
                walks.over(right);
                walks.inMemory(left);
                walks.inMemory(right);
            }
            case IASTBinaryExpression.op_equals, IASTBinaryExpression.op_notequals -> {
                if (!Expressions.isNull(left) && !Expressions.isNull(right)) {
                    walks.over(left);
                    walks.over(right);
                    walks.inMemory(left);
                    walks.inMemory(right);
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

}
