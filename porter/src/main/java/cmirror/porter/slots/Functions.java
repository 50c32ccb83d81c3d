package cmirror.porter.slots;

import cmirror.porter.read.CReader;
import cmirror.porter.types.Kinds;
import cmirror.porter.types.Mirror;
import cmirror.porter.types.OwnTypes;
import java.lang.foreign.MemorySegment;
import java.lang.reflect.Method;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.cdt.core.dom.ast.IASTExpression;
import org.eclipse.cdt.core.dom.ast.IASTFunctionCallExpression;
import org.eclipse.cdt.core.dom.ast.IASTIdExpression;
import org.eclipse.cdt.core.dom.ast.IASTName;
import org.eclipse.cdt.core.dom.ast.IASTTranslationUnit;
import org.eclipse.cdt.core.dom.ast.IASTUnaryExpression;
import org.eclipse.cdt.core.dom.ast.IBinding;
import org.eclipse.cdt.core.dom.ast.IFunction;
import org.eclipse.cdt.core.dom.ast.IFunctionType;

/** Which functions and variables are the program's, and what the mirror has for the others. */
public final class Functions {

    private final IASTTranslationUnit unit;
    private final CReader reader;
    private final Mirror mirror;
    private final OwnTypes own;
    private final Kinds kinds;
    private final Set<String> defined;
    private final Map<IBinding, Boolean> known = new IdentityHashMap<>();

    /** {@code defined}: the functions that any file of the program defines. */
    public Functions(IASTTranslationUnit unit, CReader reader, Mirror mirror, OwnTypes own, Kinds kinds,
            Set<String> defined) {
        this.defined = defined;
        this.unit = unit;
        this.reader = reader;
        this.mirror = mirror;
        this.own = own;
        this.kinds = kinds;
    }

    public Mirror mirror() {
        return mirror;
    }

    /** Whether the program has a declaration of its own: then it is not the system's. */
    public boolean isOwn(IBinding binding) {
        return known.computeIfAbsent(binding, this::ask);
    }

    private boolean ask(IBinding binding) {
        IASTName[] definitions = unit.getDefinitionsInAST(binding);
        for (IASTName name : definitions) {
            if (!CReader.isSystem(name.getContainingFilename())) {
                return true;
            }
        }
        boolean system = false;
        boolean program = false;
        for (IASTName name : unit.getDeclarationsInAST(binding)) {
            system |= CReader.isSystem(name.getContainingFilename());
            program |= !CReader.isSystem(name.getContainingFilename());
        }
        if (binding instanceof IFunction && defined.contains(binding.getName())) {
            return true;
        }
        return program && !system && reader.headerOf(binding.getName()) == null;
    }

    /** The function that a call names, or null. */
    public IFunction called(IASTFunctionCallExpression call) {
        IASTExpression name = call.getFunctionNameExpression();
        while (name instanceof IASTUnaryExpression unary
                && (unary.getOperator() == IASTUnaryExpression.op_bracketedPrimary
                || unary.getOperator() == IASTUnaryExpression.op_star
                || unary.getOperator() == IASTUnaryExpression.op_amper)) {
            name = unary.getOperand();
        }
        return name instanceof IASTIdExpression id && id.getName().resolveBinding() instanceof IFunction function
                ? function : null;
    }

    public String headerOf(String name) {
        return reader.headerOf(name);
    }

    public String interfaceOf(IFunctionType type) {
        return own.functionType(type, kinds);
    }

    /** The mirror's method for a function and so many arguments, or null. */
    public Method mirrors(String name, int arguments) {
        List<Method> methods = all(name);
        Method variadic = null;
        for (Method method : methods) {
            if (method.isVarArgs()) {
                variadic = method.getParameterCount() - 1 <= arguments ? method : variadic;
            } else if (method.getParameterCount() == arguments) {
                return method;
            }
        }
        return variadic;
    }

    public List<Method> all(String name) {
        String header = reader.headerOf(name);
        return header == null ? List.of() : mirror.functions(header, name);
    }

    /** The type of a parameter; of several methods, an interface before others. */
    public Class<?> parameter(String name, int arguments, int i) {
        Class<?> found = null;
        for (Method method : all(name)) {
            if (method.getParameterCount() == arguments || method.isVarArgs()) {
                Class<?> type = i < method.getParameterCount() - (method.isVarArgs() ? 1 : 0)
                        ? method.getParameterTypes()[i] : Object.class;
                if (found == null || type.isInterface()
                        && type != MemorySegment.class) {
                    found = type;
                }
            }
        }
        return found;
    }

    /** Whether the mirror's method returns any object, as pthread_getspecific does. */
    boolean returnsObject(IASTFunctionCallExpression call) {
        IFunction function = called(call);
        Method method = function == null ? null : mirrors(function.getName(), call.getArguments().length);
        return method != null && method.getReturnType() == Object.class;
    }
}
