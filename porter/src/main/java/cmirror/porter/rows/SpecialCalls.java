package cmirror.porter.rows;

import cmirror.porter.port.FilePorter;
import cmirror.porter.port.Refusal;
import cmirror.porter.types.C;
import cmirror.porter.types.J;
import cmirror.porter.types.V;
import java.util.Map;
import org.eclipse.cdt.core.dom.ast.IASTExpression;
import org.eclipse.cdt.core.dom.ast.IASTFunctionCallExpression;
import org.eclipse.cdt.core.dom.ast.IASTInitializerClause;

/** The few calls that C writes otherwise than the mirror: va_start, assert, setjmp. */
final class SpecialCalls {

    private static final Map<String, String> REFUSED = Map.of(
            "setjmp", "no Java method can be returned to twice: throw and catch an exception",
            "sigsetjmp", "no Java method can be returned to twice: throw and catch an exception",
            "longjmp", "no Java method can be returned to twice: throw and catch an exception",
            "siglongjmp", "no Java method can be returned to twice: throw and catch an exception",
            "alloca", "Java has no memory of a call's own: use malloc or an array");

    private SpecialCalls() {
    }

    static V port(IASTFunctionCallExpression call, String name, FilePorter porter) {
        if (REFUSED.containsKey(name)) {
            throw new Refusal(call, name + ": " + REFUSED.get(name));
        }
        IASTInitializerClause[] arguments = call.getArguments();
        return switch (name) {
            case "va_start", "va_end" -> V.primary("", J.VOID, call.getExpressionType());
            case "assert" -> {
                porter.uses("assert_");
                yield porter.functions().all("assert").isEmpty() ? null
                        : V.primary(porter.functions().all("assert").get(0).getName() + "("
                                + porter.condition((IASTExpression) arguments[0]) + ")", J.VOID,
                                call.getExpressionType());
            }
            case "__timercmp" -> {
                porter.uses("timercmp");
                yield V.primary("timercmp(" + porter.value((IASTExpression) arguments[0]).text() + ", "
                        + porter.value((IASTExpression) arguments[1]).text() + ", "
                        + porter.value((IASTExpression) arguments[2]).text() + ")",
                        porter.mirror().of(porter.functions().all("timercmp").get(0).getReturnType()),
                        call.getExpressionType());
            }
            case "realloc" -> {
                V old = porter.value((IASTExpression) arguments[0]);
                if (old.j().is(J.Kind.ARRAY)) {
                    throw new Refusal(call, "realloc of an array of pointers");
                }
                yield null;
            }
            case "free" -> {
                V what = porter.value((IASTExpression) arguments[0]);
                yield what.j().is(J.Kind.ARRAY) ? V.primary("", J.VOID, call.getExpressionType()) : null;
            }
            default -> null;
        };
    }
}
