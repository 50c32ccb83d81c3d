package cmirror.porter.port;

import cmirror.porter.read.CFile;
import cmirror.porter.read.CReader;
import cmirror.porter.read.Preparation;
import cmirror.porter.slots.Slot;
import cmirror.porter.types.Mirror;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.eclipse.cdt.core.dom.ast.ASTVisitor;
import org.eclipse.cdt.core.dom.ast.IASTCaseStatement;
import org.eclipse.cdt.core.dom.ast.IASTCompoundStatement;
import org.eclipse.cdt.core.dom.ast.IASTDeclarator;
import org.eclipse.cdt.core.dom.ast.IASTDefaultStatement;
import org.eclipse.cdt.core.dom.ast.IASTFunctionDefinition;
import org.eclipse.cdt.core.dom.ast.IASTLabelStatement;
import org.eclipse.cdt.core.dom.ast.IASTNode;
import org.eclipse.cdt.core.dom.ast.IASTPreprocessorIncludeStatement;
import org.eclipse.cdt.core.dom.ast.IASTProblem;
import org.eclipse.cdt.core.dom.ast.IASTStatement;
import org.eclipse.cdt.core.dom.ast.IASTTranslationUnit;
import org.eclipse.cdt.core.dom.ast.IVariable;

/** Ports the files of a program together: reads, writes Java, and asks javac until its rules are kept. */
public final class Porter {

    /** More rounds than any program has needed. */
    private static final int ROUNDS = 12;
    private static final Pattern VARIABLE = Pattern.compile("variable (\\w+) might not");

    private final RowOrder rows;
    private final CReader reader;
    private final Path classes;
    private static final Mirror MIRROR = new Mirror();

    public Porter(RowOrder rows, CReader reader, Path classes) {
        this.rows = rows;
        this.reader = reader;
        this.classes = classes;
    }

    public Ported port(List<Path> paths) throws IOException {
        Preparation preparation = new Preparation(reader, this::isMirrors);
        List<CFile> programs = new ArrayList<>();
        Set<Path> headers = new LinkedHashSet<>();
        for (Path path : paths) {
            CFile file = preparation.prepare(path);
            headersAreThere(file);
            programs.add(file);
            included(file.unit().getDependencyTree().getInclusions(), headers);
        }
        List<CFile> files = new ArrayList<>();
        for (Path header : headers) {
            files.add(preparation.prepare(header, true, files.stream().map(CFile::path).toList()));
        }
        files.addAll(programs);
        Program program = new Program(rows, reader, MIRROR, files);
        Map<CFile, Feedback> feedback = new LinkedHashMap<>();
        files.forEach(file -> feedback.put(file, new Feedback()));
        Javac javac = new Javac(classes);
        for (int round = 1; ; round++) {
            List<Problem> problems = new ArrayList<>();
            Map<String, String> texts = new LinkedHashMap<>();
            Map<String, FilePorter> porters = new LinkedHashMap<>();
            Map<String, Path> sources = new LinkedHashMap<>();
            for (CFile file : files) {
                FilePorter porter = new FilePorter(file, program, feedback.get(file), problems);
                unread(file, porter);
                unknownHeaders(file, porter);
                texts.put(porter.className(), porter.marks().strip(new ClassText(porter).text()));
                porters.put(porter.className(), porter);
                sources.put(porter.className(), file.path());
            }
            List<Problem> defects = new ArrayList<>();
            boolean learnt = false;
            for (Diagnostic<? extends JavaFileObject> said : javac.compile(texts)) {
                FilePorter porter = said.getSource() == null ? porters.values().iterator().next()
                        : porters.get(said.getSource().getName().replaceAll("^/|\\.java$", ""));
                if (learns(said, porter)) {
                    learnt = true;
                } else {
                    defects.add(defect(said, porter));
                }
            }
            if (!learnt || round == ROUNDS) {
                return new Ported(texts, sources, problems, defects);
            }
        }
    }

    private static void headersAreThere(CFile file) {
        for (IASTPreprocessorIncludeStatement include : file.unit().getIncludeDirectives()) {
            if (!include.isSystemInclude() && include.isActive() && !include.isResolved()
                    && include.getFileLocation() != null) {
                throw new Unreadable(new Problem(include.getContainingFilename().equals(file.unit().getFilePath())
                        ? file.path().toString() : include.getContainingFilename(),
                        include.getFileLocation().getStartingLineNumber(), 1,
                        "there is no header " + include.getName() + ": -I says where to look for it"));
            }
        }
    }

    /** Headers that the mirror has not, told at their places. */
    private static void unknownHeaders(CFile file, FilePorter porter) {
        for (IASTPreprocessorIncludeStatement include : file.unit().getIncludeDirectives()) {
            if (include.isSystemInclude() && include.isActive() && !include.isResolved() && file.has(include)) {
                porter.problem(include, "the mirror has no header <" + include.getName() + ">");
            }
        }
    }

    /** The program's own headers, those first that others include. */
    private static void included(IASTTranslationUnit.IDependencyTree.IASTInclusionNode[] nodes, Set<Path> headers) {
        for (IASTTranslationUnit.IDependencyTree.IASTInclusionNode node : nodes) {
            String path = node.getIncludeDirective().getPath();
            if (!CReader.isSystem(path)) {
                included(node.getNestedInclusions(), headers);
                headers.add(Path.of(path).normalize());
            }
        }
    }

    private boolean isMirrors(String name) {
        String header = reader.headerOf(name);
        return header != null && MIRROR.constant(header, name) != null;
    }

    /** What the parser could not read. */
    private static void unread(CFile file, FilePorter porter) {
        for (IASTProblem problem : Preparation.problems(file.unit())) {
            if (file.has(problem) && file.from(problem) < file.length()) {
                porter.problem(problem, "this is not read as C: " + problem.getMessage());
            }
        }
    }

    private static Problem defect(Diagnostic<? extends JavaFileObject> said, FilePorter porter) {
        IASTNode node = porter.marks().at(said.getPosition());
        CFile file = porter.file();
        int offset = node == null ? 0 : file.from(node);
        return new Problem(file.path().toString(), file.line(offset), file.column(offset),
                "a defect of the porter: javac says of line " + said.getLineNumber() + ", "
                        + said.getMessage(Locale.ROOT).replaceAll("\\s*\\n\\s*", "; "));
    }

    /** Whether javac's complaint is one of the rules that C has not. */
    private static boolean learns(Diagnostic<? extends JavaFileObject> said, FilePorter porter) {
        IASTNode node = porter.marks().at(said.getPosition());
        if (node == null) {
            return false;
        }
        Feedback feedback = porter.feedback();
        return switch (said.getCode()) {
            case "compiler.err.missing.ret.stmt" -> feedback.endless.add(FunctionPorter.around(node));
            case "compiler.err.unreachable.stmt" -> node instanceof IASTStatement s && hide(s, feedback);
            case "compiler.err.var.might.not.have.been.initialized" -> {
                Matcher name = VARIABLE.matcher(said.getMessage(Locale.ROOT));
                yield name.find() && unset(FunctionPorter.around(node), name.group(1), porter);
            }
            default -> false;
        };
    }

    /** A statement that is not reached, and those behind it up to a label. */
    private static boolean hide(IASTStatement statement, Feedback feedback) {
        boolean news = feedback.unreachable.add(statement);
        if (statement.getParent() instanceof IASTCompoundStatement block) {
            boolean behind = false;
            for (IASTStatement s : block.getStatements()) {
                if (behind && (s instanceof IASTCaseStatement || s instanceof IASTDefaultStatement
                        || s instanceof IASTLabelStatement)) {
                    break;
                }
                if (behind) {
                    feedback.unreachable.add(s);
                }
                behind |= s == statement;
            }
        }
        return news;
    }

    private static boolean unset(IASTFunctionDefinition function, String name, FilePorter porter) {
        boolean[] found = new boolean[1];
        function.accept(new ASTVisitor() {
            {
                shouldVisitDeclarators = true;
            }

            @Override
            public int visit(IASTDeclarator declarator) {
                if (declarator.getName().resolveBinding() instanceof IVariable variable
                        && porter.functions().isOwn(variable)) {
                    Slot slot = porter.slots().of(variable);
                    if (slot.javaName.equals(name)) {
                        found[0] |= porter.feedback().unset.add(slot);
                    }
                }
                return PROCESS_CONTINUE;
            }
        });
        return found[0];
    }
}
