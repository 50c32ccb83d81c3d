package cmirror.porter.port;

import cmirror.porter.read.CFile;
import cmirror.porter.read.CReader;
import cmirror.porter.read.Region;
import cmirror.porter.slots.Functions;
import cmirror.porter.slots.Slot;
import cmirror.porter.slots.Slots;
import cmirror.porter.types.C;
import cmirror.porter.types.Expressions;
import cmirror.porter.types.J;
import cmirror.porter.types.Kinds;
import cmirror.porter.types.Layout;
import cmirror.porter.types.Mirror;
import cmirror.porter.types.OwnTypes;
import cmirror.porter.types.V;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.eclipse.cdt.core.dom.ast.IASTCompoundStatement;
import org.eclipse.cdt.core.dom.ast.IASTExpression;
import org.eclipse.cdt.core.dom.ast.IASTFieldReference;
import org.eclipse.cdt.core.dom.ast.IASTFunctionCallExpression;
import org.eclipse.cdt.core.dom.ast.IASTIdExpression;
import org.eclipse.cdt.core.dom.ast.IASTNode;
import org.eclipse.cdt.core.dom.ast.IASTStatement;
import org.eclipse.cdt.core.dom.ast.IVariable;

/** Ports one file: the rows ask it for what they need to know, and for the parts of their expressions. */
public final class FilePorter {

    private final CFile file;
    private final Program program;
    private final Functions functions;
    private final Convert convert = new Convert(this);
    private final Marks marks = new Marks();
    private final Gaps gaps;
    private final Feedback feedback;
    private final List<Problem> problems;
    private final Set<String> used = new TreeSet<>();
    private final Map<IASTNode, String> jumps = new HashMap<>();
    private final Map<String, V> constants = new HashMap<>();
    private String function = "";
    private List<String> before = new ArrayList<>();
    private int names;

    FilePorter(CFile file, Program program, Feedback feedback, List<Problem> problems) {
        this.file = file;
        this.program = program;
        this.feedback = feedback;
        this.problems = problems;
        this.functions = program.functions(file);
        this.gaps = new Gaps(file, this::directive);
    }

    // what there is

    public CFile file() {
        return file;
    }

    public Functions functions() {
        return functions;
    }

    public Slots slots() {
        return program.slots();
    }

    public Kinds kinds() {
        return program.kinds();
    }

    public OwnTypes own() {
        return program.own();
    }

    public Mirror mirror() {
        return program.mirror();
    }

    public Layout sizes() {
        return program.layout();
    }

    public Convert convert() {
        return convert;
    }

    Feedback feedback() {
        return feedback;
    }

    Marks marks() {
        return marks;
    }

    CReader reader() {
        return program.reader();
    }

    public Program program() {
        return program;
    }

    public String className() {
        return program.className(file);
    }

    /** What gotos and labels become. */
    public Map<IASTNode, String> jumps() {
        return jumps;
    }

    public String functionName() {
        return function;
    }

    void in(String name) {
        function = name;
    }

    // names

    /** Notes a name of the mirror's that the Java text has. */
    public void uses(String name) {
        used.add(name);
    }

    Set<String> used() {
        return used;
    }

    public String java(String name) {
        return Names.variable(name);
    }

    public String name(Slot slot) {
        return slot.owner == null || slot.owner.equals(className()) ? slot.javaName : slot.owner + "." + slot.javaName;
    }

    public boolean isOwnConstant(String name) {
        return file.constants().containsKey(name) || program.isConstant(name);
    }

    public String ownConstant(String name) {
        return java(name);
    }

    /** The value of a macro that is a constant of the program's. */
    public V constant(String name) {
        V known = constants.get(name);
        if (known == null) {
            IASTExpression value = file.constants().get(name);
            known = value == null ? program.constant(name) : value(value);
            constants.put(name, known);
        }
        return known;
    }

    public Field mirrorsConstant(String name) {
        String header = functions.headerOf(name);
        return header == null ? null : mirror().constant(header, name);
    }

    /** Whether javac may use it in a case label: it is the same on all platforms. */
    public boolean isFixed(String name) {
        return !program.varies(name);
    }

    // values

    /** An expression in Java. */
    public V value(IASTExpression e) {
        for (ExpressionRow row : program.rows().expressions()) {
            V value = row.port(e, this);
            if (value != null) {
                return value;
            }
        }
        throw new Refusal(e, "an expression of this kind (" + e.getClass().getSimpleName()
                .replaceAll("CAST|AST|Expression", "") + ")");
    }

    public String condition(IASTExpression e) {
        return convert.truth(value(e)).text();
    }

    /** A variable's value. */
    public V read(Slot slot, IASTExpression e) {
        String name = name(slot);
        if (slot.isCell && slot.inMemory) {
            V read = V.primary("at_pointer(" + name + ", 0)", J.MEMORY, e.getExpressionType());
            return slot.j.is(J.Kind.STRUCT) ? V.primary(slot.j.name() + ".of(" + read.text() + ")", slot.j, read.c()) : read;
        } else if (slot.isCell) {
            return V.primary(name + "[0]", slot.j, e.getExpressionType());
        } else if (slot.j.is(J.Kind.SCALAR) && C.isPointer(slot.c)) {
            return V.primary(name, slot.j, e.getExpressionType());
        } else if (slot.j.is(J.Kind.SCALAR)) {
            J j = C.isBool(slot.c) ? J.INT : plainType(slot);
            return V.primary(name + ".get()", j, e.getExpressionType());
        }
        boolean small = slot.j.is(J.Kind.INT) && C.isInteger(slot.c) && C.bytes(slot.c) < 4 && C.isUnsigned(slot.c);
        return new V(name, slot.j, e.getExpressionType(), V.PRIMARY, small);
    }

    /** The type of a slot's value: a number, where the slot is an object of its own. */
    public J plainType(Slot slot) {
        if (!slot.j.is(J.Kind.SCALAR) || C.isPointer(slot.c)) {
            return slot.j;
        }
        try {
            return mirror().of(mirror().type(slot.j.name()).getMethod("get").getReturnType());
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(slot.j.name() + " has no get", e);
        }
    }

    /** The slot of the variable that an expression is, or null. */
    public Slot slot(IASTExpression e) {
        return Expressions.strip(e) instanceof IASTIdExpression id
                && id.getName().resolveBinding() instanceof IVariable variable && functions.isOwn(variable)
                ? slots().of(variable) : null;
    }

    public boolean isOwnField(IASTExpression e) {
        IASTExpression plain = Expressions.strip(e);
        return plain instanceof IASTFieldReference field && C.struct(
                field.isPointerDereference() ? C.pointee(field.getFieldOwner().getExpressionType())
                        : field.getFieldOwner().getExpressionType()) != null
                && own().has(C.struct(field.isPointerDereference() ? C.pointee(field.getFieldOwner().getExpressionType())
                        : field.getFieldOwner().getExpressionType()));
    }

    /** Whether the mirror's function takes a number's object as well, as pthread_join does. */
    boolean takesObject(IASTNode argument) {
        if (!(argument.getParent() instanceof IASTFunctionCallExpression call)
                || functions.called(call) == null || !(argument instanceof IASTExpression e) || slot(e) == null) {
            return false;
        }
        int i = Arrays.asList(call.getArguments()).indexOf(argument);
        return functions.all(functions.called(call).getName()).stream().anyMatch(method ->
                method.getParameterCount() == call.getArguments().length
                        && method.getParameterTypes()[i].getSimpleName().equals(slot(e).j.name()));
    }

    /** NULL, where C may have written 0. */
    public V nullValue(IASTNode node) {
        uses("NULL");
        return V.primary("NULL", J.NULL, node instanceof IASTExpression e ? e.getExpressionType() : null);
    }

    // texts

    /** The C text of a node. */
    public String raw(IASTNode node) {
        return file.text(node);
    }

    /** The text of an expression with one part replaced. */
    public String between(IASTExpression e, IASTExpression part, String text) {
        String inner = file.text().substring(file.from(e) + 1, file.from(part)) + text
                + file.text().substring(file.to(part), file.to(e) - 1);
        return inner;
    }

    /** The text of an operator with its operands replaced. */
    public String between(IASTExpression e, IASTExpression left, String leftText, IASTExpression right,
            String rightText) {
        return replace(e, new IASTExpression[] {left, right}, leftText, rightText);
    }

    public String replace(IASTNode e, IASTNode[] parts, String... texts) {
        StringBuilder out = new StringBuilder();
        int at = file.from(e);
        for (int i = 0; i < parts.length; i++) {
            out.append(gaps.between(at, file.from(parts[i]))).append(texts[i]);
            at = file.to(parts[i]);
        }
        return out.append(gaps.between(at, file.to(e))).toString();
    }

    /** The arguments of a call between its parentheses. */
    public String list(IASTFunctionCallExpression call, List<String> texts) {
        IASTNode[] arguments = call.getArguments();
        int at = file.to(call.getFunctionNameExpression());
        if (arguments.length == 0 || arguments.length != texts.size()) {
            return "(" + String.join(", ", texts) + ")";
        }
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < arguments.length; i++) {
            out.append(gaps.between(at, file.from(arguments[i]))).append(texts.get(i));
            at = file.to(arguments[i]);
        }
        return out.append(gaps.between(at, file.to(call))).toString();
    }

    public String gap(int from, int to) {
        return gaps.between(from, to);
    }

    /** The text of a node with its children ported. */
    public String copy(IASTNode node, Function<IASTNode, String> child) {
        StringBuilder out = new StringBuilder();
        int at = file.from(node);
        for (IASTNode part : children(node)) {
            out.append(gaps.between(at, file.from(part))).append(child.apply(part));
            at = file.to(part);
        }
        return out.append(gaps.between(at, file.to(node))).toString();
    }

    List<IASTNode> children(IASTNode node) {
        List<IASTNode> parts = new ArrayList<>(Arrays.stream(node.getChildren())
                .filter(n -> n.getFileLocation() != null && file.has(n)).toList());
        parts.sort(Comparator.comparingInt(file::from));
        return parts;
    }

    /** A statement in Java; in place of one that the porter does not do, its C text as a comment. */
    public String statement(IASTStatement s) {
        if (feedback.unreachable.contains(s)) {
            return hidden(s);
        }
        List<String> outer = before;
        before = new ArrayList<>();
        try {
            for (StatementRow row : program.rows().statements()) {
                String text = row.port(s, this);
                if (text != null && before.isEmpty()) {
                    return marks.mark(s) + text;
                } else if (text != null) {
                    String all = String.join(" ", before) + " " + text;
                    return marks.mark(s) + (needsStatement(s) ? "{ " + all + " }" : all);
                }
            }
            throw new Refusal(s, "a statement of this kind");
        } catch (Refusal refusal) {
            problem(refusal.node(), refusal.getMessage() + ": write this by hand");
            return marks.mark(s) + hidden(s) + (needsStatement(s) ? " ;" : "");
        } finally {
            before = outer;
        }
    }

    /** Puts a statement before the one that is ported now. */
    public void before(String statement) {
        before.add(statement);
    }

    /** A name for a variable that C does not name; at the top of a file there is no place for one. */
    public String newName() {
        return "literal" + ++names;
    }

    private static boolean needsStatement(IASTStatement s) {
        return !(s.getParent() instanceof IASTCompoundStatement);
    }

    /** A text that Java shall not read: in comments, line by line where these are its own. */
    String hidden(IASTNode node) {
        int from = file.from(node);
        int to = file.to(node);
        String text = file.text().substring(from, to);
        int lineEnd = file.text().indexOf('\n', to);
        String behind = file.text().substring(to, lineEnd < 0 ? file.text().length() : lineEnd).strip();
        if (behind.isEmpty() || behind.startsWith("//") || behind.startsWith("/*") && behind.endsWith("*/")) {
            return Gaps.commented(text);
        }
        return "/* " + text.replace("/*", "(*").replace("*/", "*)") + " */";
    }

    void problem(IASTNode node, String sentence) {
        int offset = file.has(node) ? file.from(node) : 0;
        problems.add(new Problem(file.path().toString(), file.line(offset), file.column(offset), sentence));
    }

    private String directive(Region region) {
        return Directive.text(region, this);
    }

    /** Whether a region stands within a function or struct. */
    boolean isInside(Region region) {
        for (IASTNode declaration : file.unit().getDeclarations()) {
            if (file.has(declaration) && file.from(declaration) < region.from()
                    && file.to(declaration) > region.to()) {
                return true;
            }
        }
        return false;
    }
}
