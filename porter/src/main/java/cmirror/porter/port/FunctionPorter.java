package cmirror.porter.port;

import cmirror.porter.slots.Slot;
import cmirror.porter.types.C;
import cmirror.porter.types.J;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.cdt.core.dom.ast.ASTVisitor;
import org.eclipse.cdt.core.dom.ast.IASTBreakStatement;
import org.eclipse.cdt.core.dom.ast.IASTCompoundStatement;
import org.eclipse.cdt.core.dom.ast.IASTDeclarator;
import org.eclipse.cdt.core.dom.ast.IASTExpression;
import org.eclipse.cdt.core.dom.ast.IASTForStatement;
import org.eclipse.cdt.core.dom.ast.IASTFunctionDefinition;
import org.eclipse.cdt.core.dom.ast.IASTName;
import org.eclipse.cdt.core.dom.ast.IASTNode;
import org.eclipse.cdt.core.dom.ast.IASTReturnStatement;
import org.eclipse.cdt.core.dom.ast.IASTStatement;
import org.eclipse.cdt.core.dom.ast.IASTSwitchStatement;
import org.eclipse.cdt.core.dom.ast.IASTWhileStatement;
import org.eclipse.cdt.core.dom.ast.IASTDoStatement;
import org.eclipse.cdt.core.dom.ast.IFunction;
import org.eclipse.cdt.core.dom.ast.IVariable;

/** A function's definition: a static method. */
public final class FunctionPorter {

    private final FilePorter porter;
    private final IASTFunctionDefinition function;
    private final Slot slot;

    FunctionPorter(FilePorter porter, IASTFunctionDefinition function) {
        this.porter = porter;
        this.function = function;
        this.slot = slot(function, porter);
    }

    public static IASTFunctionDefinition around(IASTNode node) {
        while (!(node instanceof IASTFunctionDefinition)) {
            node = node.getParent();
        }
        return (IASTFunctionDefinition) node;
    }

    public static Slot slot(IASTFunctionDefinition function, FilePorter porter) {
        if (!(name(function).resolveBinding() instanceof IFunction binding)) {
            throw new Refusal(function, "a function whose name is taken");
        }
        return porter.slots().of(binding);
    }

    static IASTName name(IASTFunctionDefinition function) {
        IASTDeclarator declarator = function.getDeclarator();
        while (declarator.getNestedDeclarator() != null) {
            declarator = declarator.getNestedDeclarator();
        }
        return declarator.getName();
    }

    /** What a method returns: main, which may end anyhow in C, returns void where it never returns a status. */
    public static J result(IASTFunctionDefinition function, Slot slot, FilePorter porter) {
        if (!name(function).toString().equals("main")) {
            return slot.j;
        }
        boolean[] returns = new boolean[1];
        function.accept(new ASTVisitor() {
            {
                shouldVisitStatements = true;
            }

            @Override
            public int visit(IASTStatement statement) {
                returns[0] |= statement instanceof IASTReturnStatement r && r.getReturnValue() != null;
                return PROCESS_CONTINUE;
            }
        });
        return returns[0] || endless(function.getBody()) ? J.INT : J.VOID;
    }

    /** Whether the last statement of a body is a loop without an end. */
    private static boolean endless(IASTStatement body) {
        IASTNode[] statements = body instanceof IASTCompoundStatement ? body.getChildren() : new IASTNode[0];
        if (statements.length == 0) {
            return false;
        }
        IASTNode last = statements[statements.length - 1];
        boolean forever = last instanceof IASTWhileStatement loop && isTrue(loop.getCondition())
                || last instanceof IASTForStatement f && (f.getConditionExpression() == null
                || isTrue(f.getConditionExpression()))
                || last instanceof IASTDoStatement d && isTrue(d.getCondition());
        if (!forever) {
            return false;
        }
        boolean[] breaks = new boolean[1];
        last.accept(new ASTVisitor() {
            {
                shouldVisitStatements = true;
            }

            @Override
            public int visit(IASTStatement statement) {
                if (statement instanceof IASTBreakStatement) {
                    IASTNode up = statement.getParent();
                    while (!(up instanceof IASTWhileStatement || up instanceof IASTForStatement
                            || up instanceof IASTDoStatement || up instanceof IASTSwitchStatement)) {
                        up = up.getParent();
                    }
                    breaks[0] |= up == last;
                }
                return PROCESS_CONTINUE;
            }
        });
        return !breaks[0];
    }

    private static boolean isTrue(IASTExpression condition) {
        return condition.getRawSignature().matches("\\(*\\s*(1|true|TRUE)\\s*\\)*");
    }

    /** The value that Java wants where C has none. */
    public static String nothing(J j) {
        return switch (j.kind()) {
            case INT, LONG, FLOAT, DOUBLE -> "0";
            case BOOLEAN -> "false";
            default -> "null";
        };
    }

    String text() {
        porter.in(slot.name);
        new LocalNames(porter).rename(function);
        J result = result(function, slot, porter);
        List<String> parameters = new ArrayList<>();
        StringBuilder prologue = new StringBuilder();
        IFunction binding = (IFunction) name(function).resolveBinding();
        boolean main = slot.name.equals("main");
        if (main && slot.parameters.size() < 2) {
            parameters.add("int " + (slot.parameters.isEmpty() ? "argc" : slot.parameters.get(0).javaName));
            parameters.add("String argv[]");
        } else {
            for (int i = 0; i < slot.parameters.size() && !(main && i > 1); i++) {
                parameters.add(parameter(binding, i, main, prologue));
            }
        }
        if (main && slot.parameters.size() > 2) {
            porter.uses("environ");
            prologue.append(" MemorySegment ").append(slot.parameters.get(2).javaName).append(" = environ();");
        }
        for (int i = 0; i < slot.padding.size(); i++) {
            parameters.add(slot.padding.get(i).text() + " unused" + (i + 1));
        }
        for (Slot parameter : slot.parameters) {
            if ("va_list".equals(C.typedef(parameter.c)) && porter.file().text(function).contains("__va_arg")) {
                prologue.append(" int ").append(parameter.javaName).append("_ = 0;");
            }
        }
        if (binding.takesVarArgs()) {
            String list = vaList();
            parameters.add("Object... " + list);
            if (porter.file().text(function).contains("__va_arg")) {
                prologue.append(" int ").append(list).append("_ = 0;");
            }
        }
        String body = porter.statement(function.getBody());
        String clean = Marks.without(body);
        int brace = body.indexOf('{');
        String head = "static " + result.text() + " " + slot.javaName + "(" + String.join(", ", parameters) + ")";
        int end = body.lastIndexOf('}');
        String last = porter.feedback().endless.contains(function)
                ? (clean.matches("(?s).*\\n\\s*}") ? "    " : " ") + "return " + nothing(result) + "; " : "";
        body = body.substring(0, brace + 1) + prologue + body.substring(brace + 1, end) + last + body.substring(end);
        String gap = porter.gap(porter.file().to(function.getDeclarator()), porter.file().from(function.getBody()));
        int lines = (int) porter.file().text(function).substring(0, porter.file().to(function.getDeclarator())
                - porter.file().from(function)).chars().filter(c -> c == '\n').count();
        String hoisted = porter.program().hoisted(porter);
        return porter.marks().mark(function) + (hoisted.isEmpty() ? "" : hoisted + " ") + head
                + "\n".repeat(Math.max(0, lines - (gap.contains("\n") ? 0 : 0))) + gap + body;
    }

    private String parameter(IFunction binding, int i, boolean main, StringBuilder prologue) {
        Slot parameter = slot.parameters.get(i);
        IVariable variable = binding.getParameters()[i];
        Slot own = porter.slots().of(variable);
        String name = variable.getName().isEmpty() ? "unused" + (i + 1) : own.javaName;
        if (main && i == 1 && parameter.j.is(J.Kind.MEMORY)) {
            prologue.append(" MemorySegment ").append(name).append(" = new_pointer(").append(name).append("_);");
            return "String " + name + "_[]";
        } else if (main && i == 1) {
            return "String " + name + "[]";
        }
        J plain = porter.plainType(parameter);
        if (parameter.j.is(J.Kind.SCALAR)) {
            prologue.append(" var ").append(name).append(" = new ").append(parameter.j.name()).append("(")
                    .append(name).append("_);");
            return plain.text() + " " + name + "_";
        } else if (parameter.isCell && parameter.inMemory) {
            prologue.append(" var ").append(name).append(" = new_pointer(1); at_pointer(").append(name).append(", 0, ")
                    .append(name).append("_);");
            return parameter.j.text() + " " + name + "_";
        } else if (parameter.isCell) {
            String type = parameter.j.text();
            prologue.append(" ").append(type).append("[] ").append(name).append(" = {").append(name).append("_};");
            return type + " " + name + "_";
        } else if (C.struct(parameter.c) != null && parameter.j.is(J.Kind.STRUCT)
                && (parameter.assigned || parameter.address)) {
            prologue.append(" var ").append(name).append(" = new ").append(parameter.j.name()).append("(); ")
                    .append(name).append(".set(").append(name).append("_);");
            return parameter.j.text() + " " + name + "_";
        }
        return plain.text() + " " + name;
    }

    /** The name of the function's va_list. */
    private String vaList() {
        String[] name = {"ap"};
        function.accept(new ASTVisitor() {
            {
                shouldVisitDeclarators = true;
            }

            @Override
            public int visit(IASTDeclarator declarator) {
                if (declarator.getName().resolveBinding() instanceof IVariable variable
                        && "va_list".equals(C.typedef(variable.getType()))) {
                    name[0] = variable.getName();
                }
                return PROCESS_CONTINUE;
            }
        });
        return name[0];
    }
}
