package cmirror.porter.read;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.eclipse.cdt.core.dom.ast.ASTVisitor;
import org.eclipse.cdt.core.dom.ast.IASTDeclaration;
import org.eclipse.cdt.core.dom.ast.IASTExpression;
import org.eclipse.cdt.core.dom.ast.IASTExpressionStatement;
import org.eclipse.cdt.core.dom.ast.IASTFunctionDefinition;
import org.eclipse.cdt.core.dom.ast.IASTName;
import org.eclipse.cdt.core.dom.ast.IASTNode;
import org.eclipse.cdt.core.dom.ast.IASTPreprocessorMacroDefinition;
import org.eclipse.cdt.core.dom.ast.IASTProblem;
import org.eclipse.cdt.core.dom.ast.IASTTranslationUnit;
import org.eclipse.cdt.core.dom.ast.IBinding;
import org.eclipse.cdt.core.dom.ast.IProblemBinding;

/**
 * From a file on the disk to a tree that can be ported: first a reading to learn the macros and the
 * names that no header has declared, then one of the text without those macros.
 */
public final class Preparation {

    private static final String PROBE = "__porter_value_";

    private final CReader reader;
    private final Predicate<String> isMirrors;

    /** {@code isMirrors}: whether a name is a constant of the mirror's. */
    public Preparation(CReader reader, Predicate<String> isMirrors) {
        this.reader = reader;
        this.isMirrors = isMirrors;
    }

    public CFile prepare(Path path) throws IOException {
        return prepare(path, false, List.of());
    }

    /** {@code before}: files that are included before this one, which is included itself. */
    public CFile prepare(Path path, boolean included, List<Path> before) throws IOException {
        String original = Sources.read(path);
        List<String> more = before.stream().map(p -> p.toAbsolutePath().normalize().toString()).toList();
        IASTTranslationUnit first = reader.read(path, original, more);
        Map<String, Macro> all = new LinkedHashMap<>();
        for (IASTPreprocessorMacroDefinition definition : first.getMacroDefinitions()) {
            Macro macro = Macro.of(definition);
            all.put(macro.name(), macro);
        }
        Set<String> constants = constants(all);
        Map<String, Macro> writtenOut = new HashMap<>();
        all.values().forEach(macro -> {
            boolean own = !CReader.isSystem(macro.file());
            if (!constants.contains(macro.name()) && (own || macro.isFunction()) && !macro.name().startsWith("_")) {
                writtenOut.put(macro.name(), macro);
            }
        });
        writtenOut.keySet().removeIf(name -> all.get(name).body().isEmpty() && !all.get(name).isFunction()
                && !original.matches("(?s).*\\n\\s*[^#\\n]*\\b" + name + "\\b.*"));
        String text = expand(original, Directives.of(original, first), new Expander(writtenOut));
        List<String> own = constants.stream().filter(name -> first.getFilePath().equals(all.get(name).file()))
                .toList();
        StringBuilder probed = new StringBuilder(text).append('\n');
        own.forEach(name -> probed.append("static void ").append(PROBE).append(name).append("(void) { (")
                .append(all.get(name).body()).append("); }\n"));
        List<String> forgotten = new ArrayList<>(more);
        forgotten.addAll(forgotten(first));
        IASTTranslationUnit unit = reader.read(path, probed.toString(), forgotten);
        Map<String, String> bodies = new HashMap<>();
        writtenOut.forEach((name, macro) -> bodies.put(name, macro.body()));
        return new CFile(path, probed.toString(), text.length(), unit, Directives.of(text, unit),
                values(unit), bodies, included);
    }

    /** Headers that declare what the program uses without having included them. */
    private Set<String> forgotten(IASTTranslationUnit unit) {
        Set<String> headers = new LinkedHashSet<>();
        unit.accept(new ASTVisitor() {
            {
                shouldVisitNames = true;
                shouldVisitDeclarations = true;
            }

            @Override
            public int visit(IASTDeclaration declaration) { // the system's headers are thousands
                return CReader.isSystem(declaration.getContainingFilename()) ? PROCESS_SKIP : PROCESS_CONTINUE;
            }

            @Override
            public int visit(IASTName name) {
                IBinding binding = name.resolveBinding();
                boolean unknown = binding instanceof IProblemBinding || binding == null
                        || unit.getDeclarationsInAST(binding).length == 0;
                String header = unknown ? reader.headerOf(name.toString()) : null;
                if (header != null) {
                    headers.add(header);
                }
                return PROCESS_CONTINUE;
            }
        });
        return headers;
    }

    private Set<String> constants(Map<String, Macro> all) {
        Set<String> constants = new HashSet<>();
        Set<String> known = new HashSet<>() {
            @Override
            public boolean contains(Object name) {
                return super.contains(name) || isMirrors.test((String) name);
            }
        };
        int before = -1;
        while (constants.size() != before) {
            before = constants.size();
            for (Macro macro : all.values()) {
                if (!CReader.isSystem(macro.file()) && macro.isConstant(known)) {
                    constants.add(macro.name());
                    known.add(macro.name());
                }
            }
        }
        return constants;
    }

    /** The text but for its directives, and for what lies in branches that are not taken. */
    private static String expand(String text, List<Region> regions, Expander expander) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        for (Region region : regions) {
            out.append(expander.expand(text.substring(at, region.from())));
            out.append(text, region.from(), region.to());
            at = region.to();
        }
        return out.append(expander.expand(text.substring(at))).toString();
    }

    private static Map<String, IASTExpression> values(IASTTranslationUnit unit) {
        Map<String, IASTExpression> values = new LinkedHashMap<>();
        for (IASTDeclaration declaration : unit.getDeclarations()) {
            if (declaration instanceof IASTFunctionDefinition function) {
                String name = function.getDeclarator().getName().toString();
                IASTNode[] body = function.getBody().getChildren();
                if (name.startsWith(PROBE) && body.length == 1
                        && body[0] instanceof IASTExpressionStatement statement) {
                    values.put(name.substring(PROBE.length()), statement.getExpression());
                }
            }
        }
        return values;
    }

    /** What the parser could not read, as sentences with their places. */
    public static List<IASTProblem> problems(IASTTranslationUnit unit) {
        List<IASTProblem> problems = new ArrayList<>();
        unit.accept(new ASTVisitor() {
            {
                shouldVisitProblems = true;
            }

            @Override
            public int visit(IASTProblem problem) {
                problems.add(problem);
                return PROCESS_CONTINUE;
            }
        });
        return problems;
    }
}
