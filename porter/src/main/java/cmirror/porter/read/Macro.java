package cmirror.porter.read;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.eclipse.cdt.core.dom.ast.IASTFunctionStyleMacroParameter;
import org.eclipse.cdt.core.dom.ast.IASTPreprocessorFunctionStyleMacroDefinition;
import org.eclipse.cdt.core.dom.ast.IASTPreprocessorMacroDefinition;

/**
 * A macro's definition.
 *
 * @param parameters null if it takes none
 * @param file       where it is defined
 */
record Macro(String name, List<String> parameters, String body, String file) {

    private static final Set<String> TYPES = Set.of("char", "short", "int", "long", "unsigned", "signed",
            "float", "double", "sizeof", "struct", "size_t", "uint8_t", "uint16_t", "uint32_t", "uint64_t",
            "int8_t", "int16_t", "int32_t", "int64_t", "socklen_t", "in_addr_t", "mode_t", "time_t");

    static Macro of(IASTPreprocessorMacroDefinition definition) {
        List<String> parameters = null;
        if (definition instanceof IASTPreprocessorFunctionStyleMacroDefinition function) {
            parameters = Arrays.stream(function.getParameters())
                    .map(IASTFunctionStyleMacroParameter::getParameter).toList();
        }
        return new Macro(definition.getName().toString(), parameters, definition.getExpansion().strip(),
                definition.getContainingFilename());
    }

    boolean isFunction() {
        return parameters != null;
    }

    /** Whether it stands for a number or text that never changes: literals, operators, other such names. */
    boolean isConstant(Set<String> constants) {
        if (isFunction() || body.isEmpty()) {
            return false;
        }
        int depth = 0;
        boolean value = false;
        for (Token token : Token.of(body)) {
            switch (token.kind()) {
                case NUMBER, STRING -> value = true;
                case WORD -> {
                    if (!TYPES.contains(token.text())) {
                        if (!constants.contains(token.text())) {
                            return false;
                        }
                        value = true;
                    } else if (token.is("sizeof")) {
                        value = true;
                    } else if (depth == 0) {
                        return false; // a type: #define u8 unsigned char
                    }
                }
                case MARK -> {
                    if ("{};=[],#".contains(token.text())) {
                        return false;
                    }
                    depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
                    if (depth < 0) {
                        return false;
                    }
                }
                default -> { }
            }
        }
        return value && depth == 0;
    }
}
