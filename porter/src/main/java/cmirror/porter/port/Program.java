package cmirror.porter.port;

import cmirror.porter.read.CFile;
import cmirror.porter.read.CReader;
import cmirror.porter.read.Region;
import cmirror.porter.slots.Functions;
import cmirror.porter.slots.Slot;
import cmirror.porter.slots.Slots;
import cmirror.porter.slots.Uses;
import cmirror.porter.types.Kinds;
import cmirror.porter.types.Layout;
import cmirror.porter.types.Mirror;
import cmirror.porter.types.OwnTypes;
import cmirror.porter.types.V;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.cdt.core.dom.ast.IASTDeclSpecifier;
import org.eclipse.cdt.core.dom.ast.IASTDeclarator;
import org.eclipse.cdt.core.dom.ast.IASTFunctionDefinition;
import org.eclipse.cdt.core.dom.ast.IASTName;
import org.eclipse.cdt.core.dom.ast.IASTNode;
import org.eclipse.cdt.core.dom.ast.IASTSimpleDeclaration;
import org.eclipse.cdt.core.dom.ast.IBinding;
import org.eclipse.cdt.core.dom.ast.IFunction;
import org.eclipse.cdt.core.dom.ast.IVariable;

/** The files of one program, and what they share: slots, structs, what the mirror has. */
public final class Program {

    private final RowOrder rows;
    private final CReader reader;
    private final Mirror mirror;
    private final OwnTypes own;
    private final Kinds kinds;
    private final Slots slots;
    private final Layout layout;
    private final List<CFile> files;
    private final Map<CFile, Functions> functions = new HashMap<>();
    private final Map<FilePorter, StringBuilder> hoisted = new HashMap<>();
    private final Set<String> varying;

    Program(RowOrder rows, CReader reader, Mirror mirror, List<CFile> files) {
        this.rows = rows;
        this.reader = reader;
        this.mirror = mirror;
        this.files = files;
        this.own = new OwnTypes(mirror);
        this.kinds = new Kinds(mirror, own);
        this.slots = new Slots(kinds);
        this.layout = new Layout(reader);
        this.varying = new HashSet<>(List.of(reader.varying().split("\n")));
        Set<String> defined = new HashSet<>();
        for (CFile file : files) {
            for (IASTNode declaration : file.unit().getDeclarations()) {
                if (declaration instanceof IASTFunctionDefinition function && file.has(function)
                        && !isStatic(function)) {
                    defined.add(FunctionPorter.name(function).toString());
                }
            }
        }
        for (CFile file : files) {
            functions.put(file, new Functions(file.unit(), reader, mirror, own, kinds, defined));
        }
        files.forEach(this::owners);
        files.forEach(file -> new Uses(file, slots, kinds, functions.get(file)).look());
        slots.decide();
    }

    private static boolean isStatic(IASTFunctionDefinition function) {
        return function.getDeclSpecifier().getStorageClass()
                == IASTDeclSpecifier.sc_static;
    }

    /** Whose class has the function or variable: that of the file that defines it. */
    private void owners(CFile file) {
        String owner = className(file);
        for (IASTNode declaration : file.unit().getDeclarations()) {
            if (declaration instanceof IASTFunctionDefinition function && file.has(function)
                    && FunctionPorter.name(function).resolveBinding() instanceof IFunction binding) {
                Slot slot = slots.of(binding);
                slot.owner = owner;
                slot.javaName = Names.function(slot.name);
            } else if (declaration instanceof IASTSimpleDeclaration simple && file.has(simple)
                    && simple.getDeclSpecifier().getStorageClass()
                            != IASTDeclSpecifier.sc_extern) {
                for (IASTDeclarator declarator : simple.getDeclarators()) {
                    IASTDeclarator named = declarator;
                    while (named.getNestedDeclarator() != null) {
                        named = named.getNestedDeclarator();
                    }
                    if (named.getName().resolveBinding() instanceof IVariable variable) {
                        Slot slot = slots.of(variable);
                        slot.owner = owner;
                        slot.javaName = Names.variable(slot.name) + (file.isTag(slot.name) ? "_" : "");
                    }
                }
            }
        }
    }

    /** The class of a file; of two of one name, in other folders, one has an underscore. */
    String className(CFile file) {
        String name = classOf(file);
        long before = files.stream().takeWhile(other -> other != file)
                .filter(other -> classOf(other).equalsIgnoreCase(name)).count();
        return name + "_".repeat((int) before);
    }

    private static String classOf(CFile file) {
        return Names.classOf(file.path().getFileName().toString());
    }

    RowOrder rows() {
        return rows;
    }

    CReader reader() {
        return reader;
    }

    Mirror mirror() {
        return mirror;
    }

    OwnTypes own() {
        return own;
    }

    Kinds kinds() {
        return kinds;
    }

    Slots slots() {
        return slots;
    }

    Layout layout() {
        return layout;
    }

    Functions functions(CFile file) {
        return functions.get(file);
    }

    /** Whether somewhere a long is passed as a void *: then it is no Integer. */
    public boolean boxesLongs() {
        return slots.boxesLongs;
    }

    boolean varies(String constant) {
        return varying.contains(constant);
    }

    /** Whether a header of the program's defines a constant. */
    boolean isConstant(String name) {
        return files.stream().anyMatch(file -> isHeader(file) && file.constants().containsKey(name));
    }

    V constant(String name) {
        for (CFile file : files) {
            if (isHeader(file) && file.constants().containsKey(name)) {
                return new FilePorter(file, this, new Feedback(), new ArrayList<>()).constant(name);
            }
        }
        throw new IllegalStateException("no constant " + name);
    }

    static boolean isHeader(CFile file) {
        return file.included();
    }

    /** The file whose class has an interface: the last one that defines a struct of its, or else what all share. */
    CFile home(OwnTypes.Shape shape) {
        return files.stream().filter(file -> shape.structs().stream()
                .anyMatch(struct -> OwnTypes.file(struct).equals(file.unit().getFilePath())))
                .reduce(files.get(0), (before, last) -> last);
    }

    /** The class that has what a file includes: each header's class extends that of the header before. */
    String superclass(CFile file) {
        CFile before = null;
        for (CFile other : files) {
            if (other == file) {
                break;
            } else if (isHeader(other)) {
                before = other;
            }
        }
        return before == null ? null : className(before);
    }

    /** Whether a variable that is declared here has its value elsewhere. */
    boolean isDefinedElsewhere(Slot slot, CFile file, IASTDeclarator declarator) {
        IBinding binding = declarator.getName().resolveBinding();
        IASTName[] all = file.unit().getDeclarationsInAST(binding);
        for (IASTName name : all) { // of several tentative definitions, the last
            if (file.has(name) && file.from(name) > file.from(declarator.getName())
                    && name.isDefinition() | name.getParent() instanceof IASTDeclarator && !isExtern(name)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isExtern(IASTName name) {
        IASTNode up = name;
        while (up != null && !(up instanceof IASTSimpleDeclaration)) {
            up = up.getParent();
        }
        return up instanceof IASTSimpleDeclaration simple
                && simple.getDeclSpecifier().getStorageClass() == IASTDeclSpecifier.sc_extern;
    }

    /** Keeps a static local variable's field for the line of its function. */
    void hoist(FilePorter porter, String text) {
        hoisted.computeIfAbsent(porter, p -> new StringBuilder()).append(text).append(' ');
    }

    String hoisted(FilePorter porter) {
        StringBuilder text = hoisted.remove(porter);
        return text == null ? "" : text.toString().strip();
    }

    /** An #include: the imports take its place. */
    String include(Region region, FilePorter porter) {
        return "";
    }

    List<CFile> files() {
        return files;
    }
}
