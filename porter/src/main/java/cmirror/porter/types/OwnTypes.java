package cmirror.porter.types;

import cmirror.porter.read.CReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.cdt.core.dom.ast.IASTCompositeTypeSpecifier;
import org.eclipse.cdt.core.dom.ast.IASTDeclSpecifier;
import org.eclipse.cdt.core.dom.ast.IASTDeclarator;
import org.eclipse.cdt.core.dom.ast.IASTNode;
import org.eclipse.cdt.core.dom.ast.IASTSimpleDeclaration;
import org.eclipse.cdt.core.dom.ast.ICompositeType;
import org.eclipse.cdt.core.dom.ast.IField;
import org.eclipse.cdt.core.dom.ast.IFunctionType;
import org.eclipse.cdt.core.dom.ast.IType;
import org.eclipse.cdt.internal.core.dom.parser.c.CStructure;

/** The structs, unions and kinds of function pointers that a program has of its own. */
public final class OwnTypes {

    /** Function types for which the mirror has an interface, with void * as it has them there. */
    private static final Map<String, String> INTERFACES = Map.of(
            "void(int)", "sighandler_t", "Object(Object)", "start_routine", "void()", "void_fn_t",
            "void(Object)", "routine_fn_t", "int(Object,Object)", "comparison_fn_t",
            "void(int,siginfo_t,Object)", "sigaction_fn_t", "void(sigval)", "sigev_notify_fn_t");

    /** A kind of function pointer: its interface, and the program's structs that stand in it. */
    public record Shape(String text, List<ICompositeType> structs) {
    }

    private final Map<ICompositeType, String> names = new IdentityHashMap<>();
    private final Map<String, ICompositeType> structs = new LinkedHashMap<>();
    private final Map<String, Shape> interfaces = new LinkedHashMap<>();
    private final Mirror mirror;

    public OwnTypes(Mirror mirror) {
        this.mirror = mirror;
    }

    /** The Java class of a struct, or null if it has none. */
    public String name(ICompositeType struct) {
        String known = names.get(struct);
        if (known != null) {
            return known;
        }
        String name = struct.getName();
        IASTCompositeTypeSpecifier definition = definition(struct);
        if (name == null || name.isEmpty()) {
            name = typedefName(definition);
        }
        boolean isOwn = definition != null && !CReader.isSystem(definition.getContainingFilename());
        if (name == null) {
            if (!isOwn) {
                return null;
            }
            name = "unnamed" + (structs.size() + 1);
        }
        if (isOwn) {
            while (structs.containsKey(name) && !place(definition(structs.get(name))).equals(place(definition))) {
                name += "_";
            }
            structs.putIfAbsent(name, struct);
            names.put(struct, name);
        } else if (!mirror.isStruct(name) && !mirror.isOpaque(name)) {
            return null;
        }
        return name;
    }

    /** Where a struct is defined: every file that includes its header has a definition of its own. */
    private static String place(IASTCompositeTypeSpecifier definition) {
        return file(definition) + ":" + definition.getFileLocation().getNodeOffset();
    }

    /** The file that defines a struct. */
    public static String file(ICompositeType struct) {
        IASTCompositeTypeSpecifier definition = definition(struct);
        return definition == null ? "" : file(definition);
    }

    private static String file(IASTCompositeTypeSpecifier definition) {
        return Path.of(definition.getContainingFilename()).normalize().toString();
    }

    /** Whether the program defines it. */
    public boolean has(ICompositeType struct) {
        return names.containsKey(struct) || name(struct) != null && names.containsKey(struct);
    }

    /** Whether it has members. */
    public boolean isDefined(ICompositeType struct) {
        return definition(struct) != null;
    }

    public boolean has(String name) {
        return structs.containsKey(name);
    }

    public Map<String, ICompositeType> structs() {
        return structs;
    }

    /** The interfaces that the program needs. */
    public List<Shape> interfaces() {
        return List.copyOf(interfaces.values());
    }

    static IASTCompositeTypeSpecifier definition(ICompositeType struct) {
        if (struct instanceof CStructure c) {
            IASTNode node = c.getPhysicalNode();
            for (; node != null; node = node.getParent()) {
                if (node instanceof IASTCompositeTypeSpecifier specifier) {
                    return specifier;
                }
            }
        }
        return null;
    }

    private static String typedefName(IASTCompositeTypeSpecifier definition) {
        if (definition != null && definition.getParent() instanceof IASTSimpleDeclaration declaration) {
            for (IASTDeclarator declarator : declaration.getDeclarators()) {
                if (definition.getStorageClass() == IASTDeclSpecifier.sc_typedef
                        && declarator.getPointerOperators().length == 0) {
                    return declarator.getName().toString();
                }
            }
        }
        return null;
    }

    /** The interface that a function pointer's type is in Java. */
    public String functionType(IType type, Kinds kinds) {
        IFunctionType function = C.function(type);
        List<J> parameters = new ArrayList<>();
        for (IType parameter : function.getParameterTypes()) {
            if (!C.isVoid(parameter)) {
                parameters.add(kinds.of(parameter));
            }
        }
        J result = kinds.of(function.getReturnType());
        String signature = result.text() + parameters.stream().map(J::text)
                .collect(Collectors.joining(",", "(", ")"));
        String known = INTERFACES.get(signature);
        if (known != null) {
            return known;
        }
        String name = (result.text() + "_" + parameters.stream().map(J::text)
                .collect(Collectors.joining("_"))).replace("[]", "s").replace("MemorySegment", "memory")
                .replaceAll("_$", "") + "_fn";
        StringBuilder list = new StringBuilder();
        for (int i = 0; i < parameters.size(); i++) {
            list.append(i == 0 ? "" : ", ").append(parameters.get(i).text()).append(" a").append(i + 1);
        }
        List<J> all = new ArrayList<>(parameters);
        all.add(result);
        interfaces.putIfAbsent(name, new Shape("interface " + name + " {\n        " + result.text() + " call(" + list
                + ");\n    }", all.stream().filter(j -> structs.containsKey(j.name())).map(j -> structs.get(j.name()))
                .toList()));
        return name;
    }

    /** What the method of an interface takes. */
    public List<J> parameters(String interfaceName, IFunctionType function, Kinds kinds) {
        Class<?> type = mirror.type(interfaceName);
        List<J> parameters = new ArrayList<>();
        if (type != null && type.isInterface()) {
            for (Class<?> parameter : Mirror.single(type).getParameterTypes()) {
                parameters.add(mirror.of(parameter));
            }
        } else {
            for (IType parameter : function.getParameterTypes()) {
                parameters.add(kinds.of(parameter));
            }
        }
        return parameters;
    }

    /** What the method of an interface returns. */
    public J result(String interfaceName, IFunctionType function, Kinds kinds) {
        Class<?> type = mirror.type(interfaceName);
        return type != null && type.isInterface() ? mirror.of(Mirror.single(type).getReturnType())
                : kinds.of(function.getReturnType());
    }

    /** The type that the accessor of a member has. */
    public J field(IType c, Kinds kinds, String struct, String member) {
        if (C.isBool(c)) {
            return J.INT;
        } else if (C.isFloating(c)) {
            return J.DOUBLE;
        }
        J j = kinds.of(c);
        if (C.struct(c) != null || C.structPointee(c) != null) {
            return j.is(J.Kind.STRUCT) ? j : J.MEMORY;
        }
        return j.isNumber() || j.is(J.Kind.FUNCTION) ? j : J.MEMORY;
    }

    /** The method of such an interface. */
    public String method(String interfaceName) {
        Class<?> type = mirror.type(interfaceName);
        return type != null && type.isInterface() ? Mirror.single(type).getName() : "call";
    }

    /** The members of a struct by their names; those of members without a name, too. */
    public static Map<String, IField> fields(ICompositeType struct) {
        Map<String, IField> fields = new LinkedHashMap<>();
        for (IField field : struct.getFields()) {
            fields.put(field.getName(), field);
        }
        return fields;
    }
}
