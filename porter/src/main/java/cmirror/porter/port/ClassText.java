package cmirror.porter.port;

import cmirror.porter.read.CFile;
import cmirror.porter.read.Region;
import cmirror.porter.types.Mirror;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.cdt.core.dom.ast.IASTASMDeclaration;
import org.eclipse.cdt.core.dom.ast.IASTFunctionDefinition;
import org.eclipse.cdt.core.dom.ast.IASTNode;
import org.eclipse.cdt.core.dom.ast.IASTProblemDeclaration;
import org.eclipse.cdt.core.dom.ast.IASTSimpleDeclaration;

/** Puts a file together: its opening comment, the imports, and the class with all the rest. */
final class ClassText {

    private static final Pattern INCLUDE = Pattern.compile("\\s*#\\s*include\\s*[<\"]([^>\"]+)[>\"]");
    private static final Pattern WORD = Pattern.compile("[A-Za-z_]\\w*");

    private final FilePorter porter;
    private final CFile file;

    ClassText(FilePorter porter) {
        this.porter = porter;
        this.file = porter.file();
    }

    /** The Java text, with marks. */
    String text() {
        int head = headEnd();
        String body = body(head);
        String structs = new StructTexts(porter).text();
        Set<String> headers = headers();
        List<String> imports = imports(headers, body, structs);
        StringBuilder out = new StringBuilder(header(head, imports));
        if (!out.isEmpty() && !out.toString().endsWith("\n\n")) {
            out.append(out.toString().endsWith("\n") ? "\n" : "\n\n");
        }
        String above = porter.program().superclass(file);
        out.append("class ").append(porter.className()).append(above == null ? "" : " extends " + above).append(" {\n");
        String rest = indented(body).stripTrailing();
        if (!rest.isEmpty() && !rest.startsWith("\n")) {
            out.append('\n');
        }
        return out.append(rest).append('\n').append(structs).append("}\n").toString();
    }

    /** Where the part ends that stands before the class: the first comment, and the includes. */
    private int headEnd() {
        int first = file.length();
        for (IASTNode declaration : file.unit().getDeclarations()) {
            if (file.has(declaration)) {
                first = Math.min(first, file.from(declaration));
            }
        }
        int end = -1;
        for (Region region : file.regions()) {
            if (region.to() > first) {
                break;
            } else if (region.kind().equals("include")) {
                end = region.to();
            } else if (region.kind().equals("define") && file.constants().containsKey(name(region))) {
                break;
            }
        }
        if (end >= 0) {
            return Math.min(file.length(), end + 1);
        }
        String text = file.text();
        if (text.startsWith("/*") && text.indexOf("*/") > 0 && text.indexOf("*/") < first) {
            return Math.min(file.length(), text.indexOf('\n', text.indexOf("*/")) + 1);
        }
        return 0;
    }

    private static String name(Region region) {
        Matcher m = Pattern.compile("\\s*#\\s*define\\s+(\\w+)").matcher(region.text());
        return m.lookingAt() ? m.group(1) : "";
    }

    /** The headers of the mirror's that the program includes. */
    private Set<String> headers() {
        Set<String> headers = new LinkedHashSet<>();
        for (Region region : file.regions()) {
            Matcher include = INCLUDE.matcher(region.text());
            if (region.kind().equals("include") && include.lookingAt() && porter.mirror().type(
                    Mirror.className(include.group(1))) != null) {
                headers.add(include.group(1));
            }
        }
        return headers;
    }

    /** One import for each header that the names need, the included ones first. */
    private List<String> imports(Set<String> included, String text, String structs) {
        Set<String> words = words(text);
        Set<String> needed = new TreeSet<>();
        Set<String> open = new TreeSet<>();
        for (String name : words) {
            String plain = name.endsWith("_") && porter.functions().headerOf(name) == null
                    ? name.substring(0, name.length() - 1) : name;
            String header = LANGUAGE.contains(name) ? "stddef.h" : porter.functions().headerOf(plain);
            if (header != null && has(header, plain) && !porter.isOwnConstant(name)) {
                open.add(LANGUAGE.contains(name) ? "stddef.h " + name : header + " " + plain);
            }
        }
        List<String> candidates = new ArrayList<>(included);
        candidates.sort((a, b) -> depth(b) - depth(a));
        for (String candidate : candidates) {
            boolean helps = open.removeIf(pair -> has(candidate, pair.split(" ")[1]));
            if (helps) {
                needed.add(candidate);
            }
        }
        while (!open.isEmpty()) {
            String header = open.iterator().next().split(" ")[0];
            needed.add(header);
            open.removeIf(pair -> has(header, pair.split(" ")[1]) || pair.startsWith(header + " "));
        }
        List<String> lines = new ArrayList<>();
        needed.forEach(header -> lines.add("import static cmirror." + Mirror.className(header) + ".*;"));
        words.addAll(words(structs));
        boolean classes = words.stream().anyMatch(name -> !name.endsWith("_h") && !porter.own().has(name)
                && porter.mirror().type(name) != null);
        boolean memory = words.contains("MemorySegment");
        if (!lines.isEmpty() && (classes || memory)) {
            lines.add("");
        }
        if (classes) {
            lines.add("import cmirror.*;");
        }
        if (memory) {
            lines.add("import java.lang.foreign.MemorySegment;");
        }
        return lines;
    }

    private static Set<String> words(String text) {
        Set<String> words = new TreeSet<>();
        Matcher word = WORD.matcher(withoutComments(text));
        while (word.find()) {
            words.add(word.group());
        }
        return words;
    }

    private static final Set<String> LANGUAGE = Set.of("sizeof", "NULL", "at", "at_text", "from", "back", "same", "memory", "number", "set_long", "new_pointer", "at_pointer",
            "unsigned", "string", "set", "new_char", "new_int", "new_short", "new_long", "new_double", "new_float",
            "offsetof");

    private int depth(String header) {
        int depth = 0;
        for (Class<?> c = porter.mirror().type(Mirror.className(header)); c != null; c = c.getSuperclass()) {
            depth++;
        }
        return depth;
    }

    private boolean has(String header, String name) {
        return !porter.mirror().functions(header, name).isEmpty() || porter.mirror().constant(header, name) != null
                || LANGUAGE.contains(name) && porter.mirror().type(Mirror.className(header)) != null;
    }

    private static String withoutComments(String text) {
        return text.replaceAll("(?s)/\\*.*?\\*/", " ").replaceAll("//[^\\n]*", " ")
                .replaceAll("\"(?:[^\"\\\\\\n]|\\\\.)*\"", "\"\"");
    }

    private String header(int end, List<String> imports) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        int lastInclude = -1;
        for (Region region : file.regions()) {
            if (region.to() > end) {
                break;
            }
            if (region.kind().equals("include")) {
                if (lastInclude < 0) {
                    out.append(file.text(), at, region.from());
                    lastInclude = out.length();
                } else {
                    out.append(gapWithoutLines(file.text().substring(at, region.from())));
                }
                at = Math.min(end, region.to() + 1);
                String behind = comment(region.text());
                out.append(behind.isEmpty() ? "" : behind + "\n");
            } else {
                out.append(file.text(), at, region.from());
                String text = Gaps.commented(region.text());
                out.append(text);
                at = region.to();
            }
        }
        out.append(file.text(), at, end);
        StringBuilder block = new StringBuilder();
        imports.forEach(line -> block.append(line).append('\n'));
        if (lastInclude < 0) {
            if (!out.isEmpty() && !out.toString().endsWith("\n\n") && !imports.isEmpty()) {
                out.append("\n");
            }
            lastInclude = out.length();
        }
        return out.insert(lastInclude, block).toString();
    }

    private static String gapWithoutLines(String gap) {
        return gap.isBlank() ? "" : gap;
    }

    private static String comment(String include) {
        int at = include.indexOf("//");
        int block = include.indexOf("/*");
        int from = at < 0 ? block : block < 0 ? at : Math.min(at, block);
        int close = Math.max(include.indexOf('>'), include.lastIndexOf('"'));
        return from > close && from >= 0 ? include.substring(from) : "";
    }

    private String body(int from) {
        StringBuilder out = new StringBuilder();
        int at = from;
        for (IASTNode declaration : file.unit().getDeclarations()) {
            if (!file.has(declaration) || file.from(declaration) >= file.length()) {
                continue;
            }
            out.append(porter.gap(at, file.from(declaration))).append(declaration(declaration));
            at = file.to(declaration);
        }
        return out.append(porter.gap(at, file.length())).toString();
    }

    private String declaration(IASTNode declaration) {
        try {
            if (declaration instanceof IASTFunctionDefinition function) {
                return new FunctionPorter(porter, function).text();
            } else if (declaration instanceof IASTSimpleDeclaration simple) {
                porter.in("");
                String text = porter.marks().mark(declaration) + new Declarations(porter, simple, true).text();
                return definesWithin(declaration) + text;
            } else if (declaration instanceof IASTProblemDeclaration) {
                throw new Refusal(declaration, "this is not read as C");
            } else if (declaration instanceof IASTASMDeclaration) {
                throw new Refusal(declaration, "assembler");
            }
            throw new Refusal(declaration, "a declaration of this kind");
        } catch (Refusal refusal) {
            porter.problem(refusal.node(), refusal.getMessage() + ": write this by hand");
            return porter.hidden(declaration);
        }
    }

    /** Constants that are defined within a struct. */
    private String definesWithin(IASTNode declaration) {
        porter.gap(file.from(declaration), file.to(declaration));
        String constants = porter.program().hoisted(porter);
        return constants.isEmpty() ? "" : constants + " ";
    }

    private static String indented(String text) {
        StringBuilder out = new StringBuilder();
        for (String line : text.split("\n", -1)) {
            out.append(Marks.without(line).isBlank() ? line.strip() : "    " + line).append('\n');
        }
        return out.toString();
    }
}
