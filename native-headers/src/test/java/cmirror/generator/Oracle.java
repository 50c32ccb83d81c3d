package cmirror.generator;

import cmirror.headers.Abi;
import cmirror.headers.Versions;
import cmirror.testing.CProgram;
import cmirror.testing.Child;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks the C compiler about every claim of a description, and lists all that it denies. Claims
 * are static assertions, one a line; those that fail are asked again for what C says instead.
 * What is explained by headers of another version than those described is listed apart.
 */
final class Oracle {

    private static final Pattern ERROR =
            Pattern.compile("(?m)^[^:\\n]+:(\\d+):(?:\\d+:)? (?:fatal )?error: (.*)$");
    private static final Pattern OTHER_TYPE =
            Pattern.compile("previous declaration of .says_(\\d+). with type '([^']*)'");
    private static final Pattern ANSWER =
            Pattern.compile("(?m)^says_(\\d+):\\s+\\.(quad|xword|zero)\\s+(-?\\d+)");
    private static final String BITS = """
            static void bits(const unsigned char *b, size_t n) {
                size_t first = 8 * n, last = 0;
                for (size_t i = 0; i < 8 * n; i++)
                    if (b[i / 8] >> i % 8 & 1) { if (first > i) first = i; last = i; }
                printf("%zu to %zu", first, last);
            }
            """;

    private final String compiler;
    private final String name;
    private final String header;
    private final Abi abi;
    private final String include;
    private final List<Check> checks;
    private final Drift drift;
    private final List<String> differences = new ArrayList<>();
    private final List<String> explained = new ArrayList<>();
    private final Set<String> absent = new HashSet<>();

    /** The oracle for a header of the machine or of the course. */
    Oracle(String name, String header, Abi abi) {
        this("cc", name, header, abi, Path.of("include"));
    }

    /** The oracle for another target, by a cross compiler: nothing can be run there. */
    static Oracle across(String compiler, String name, String header, Abi abi) {
        return new Oracle(compiler, name, header, abi, Path.of("include"));
    }

    /** The oracle for a header; {@code name} names its programs. */
    Oracle(String name, String header, Abi abi, Path include) {
        this("cc", name, header, abi, include);
    }

    private Oracle(String compiler, String name, String header, Abi abi, Path include) {
        this.compiler = compiler;
        this.name = name;
        this.header = header;
        this.include = "-I" + include.toAbsolutePath();
        Versions machine = HeaderVersions.of(compiler);
        this.abi = abi.with(machine);
        this.checks = Checks.of(this.abi);
        this.drift = new Drift(abi.versions(), machine, Sources.list(header));
    }

    int count() {
        return checks.size();
    }

    /**
     * Every difference between C and the description, one sentence each. (What only a running
     * program tells, the values of pointers, texts and bits, a cross compiler is not asked.)
     */
    List<String> differences() {
        List<Check> denied = compile();
        List<Check> numbers = of(denied, Check.Kind.NUMBER);
        askTypes(of(denied, Check.Kind.TYPE));
        List<String> undescribed = new ArrayList<>(
                Undescribed.names(compiler, name, header, abi, include));
        if (compiler.equals("cc")) {
            numbers.addAll(of(checks, Check.Kind.RUN));
            run(numbers);
            undescribed.addAll(CMembers.undescribed(name, prologue(),
                    abi.structs.values().stream().filter(this::exists).toList(), include));
        } else {
            readNumbers(numbers);
        }
        (drift.isNewer() ? explained : differences).addAll(undescribed);
        return differences.stream().map(d -> header + ".h: " + d).toList();
    }

    private static List<Check> of(List<Check> checks, Check.Kind kind) {
        return new ArrayList<>(checks.stream().filter(c -> c.kind() == kind).toList());
    }

    /** What later or earlier headers explain; known when the differences are. */
    List<String> explained() {
        return explained.stream().map(d -> header + ".h: " + d).toList();
    }

    private boolean exists(Abi.Struct struct) {
        return checks.stream().anyMatch(check -> check.what().equals("size")
                && check.where().equals(struct.kind() + " " + struct.name()));
    }

    private void different(Check check, String answer) {
        (drift.explains(check, answer) ? explained : differences).add(check.difference(answer));
    }

    private String prologue() {
        return Sources.includes(header);
    }

    /** Compiles the assertions; the checks that C denies. What C cannot even read, drops out. */
    private List<Check> compile() {
        while (true) {
            StringBuilder source = new StringBuilder(prologue());
            checks.forEach(check -> source.append(check.assertion()).append('\n'));
            Child.Result cc = CProgram.ccFor(compiler, name, source.toString(),
                    "-fsyntax-only", "-fmax-errors=0", include);
            TreeSet<Integer> denied = new TreeSet<>();
            Map<Integer, String> unreadable = new TreeMap<>();
            Matcher error = ERROR.matcher(cc.stderr());
            while (error.find()) {
                int line = Integer.parseInt(error.group(1)) - 1 - (int) prologue().lines().count();
                if (line < 0 || line >= checks.size()) {
                    throw new AssertionError(header + ".h does not compile:\n" + cc.stderr());
                } else if (error.group(2).startsWith("static assertion failed")) {
                    denied.add(line);
                } else {
                    unreadable.putIfAbsent(line, error.group(2));
                }
            }
            if (unreadable.isEmpty()) {
                if (cc.status() != 0 && denied.isEmpty()) {
                    throw new AssertionError(header + ".h: cc failed:\n" + cc.stderr());
                }
                return denied.stream().map(checks::get).toList();
            }
            unreadable.forEach((line, message) -> unreadable(checks.get(line), message));
            unreadable.keySet().stream().sorted((a, b) -> b - a)
                    .forEach(line -> checks.remove((int) line));
        }
    }

    /** gcc says only once of a name that there is none: what else it says of it follows from that. */
    private void unreadable(Check check, String message) {
        boolean lacks = drift.explainsAbsence(check, message)
                || absent.contains(check.where()) || absent.contains(check.where().split(": ")[0]);
        if (lacks) {
            absent.add(check.where());
        }
        (lacks ? explained : differences)
                .add(check.where() + ": " + check.what() + ": C says " + message);
    }

    /** Runs a program that prints what C says where the description says something else. */
    private void run(List<Check> asked) {
        if (asked.isEmpty()) {
            return;
        }
        StringBuilder source = new StringBuilder(prologue())
                .append("#include <stdio.h>\n#include <string.h>\n").append(BITS)
                .append("int main(void) {\n");
        asked.forEach(check -> source.append(check.question()).append('\n'));
        List<String> answers = CProgram.compile(name + "-asks", source.append("}\n").toString(),
                include).run().lines();
        for (int i = 0; i < asked.size(); i++) {
            if (!answers.get(i).equals(asked.get(i).said())) {
                different(asked.get(i), answers.get(i));
            }
        }
    }

    /** What a cross compiler says is read from its assembly. */
    private void readNumbers(List<Check> asked) {
        StringBuilder source = new StringBuilder(prologue());
        for (int i = 0; i < asked.size(); i++) {
            source.append("long long says_").append(i).append(" = (").append(asked.get(i).c())
                    .append(");\n");
        }
        Matcher answer = ANSWER.matcher(CProgram.ccFor(compiler, name + "-numbers",
                source.toString(), "-S", "-o", "-", include).text());
        Map<Integer, String> answers = new TreeMap<>();
        while (answer.find()) {
            answers.put(Integer.parseInt(answer.group(1)),
                    answer.group(2).equals("zero") ? "0" : answer.group(3));
        }
        for (int i = 0; i < asked.size(); i++) {
            different(asked.get(i), answers.getOrDefault(i, "something else"));
        }
    }

    /** gcc tells a type when something is declared with it, and then as something else. */
    private void askTypes(List<Check> asked) {
        if (asked.isEmpty()) {
            return;
        }
        StringBuilder source = new StringBuilder(prologue());
        for (int i = 0; i < asked.size(); i++) {
            source.append("extern __typeof__(").append(asked.get(i).c()).append(") says_").append(i)
                    .append("; extern struct unknown says_").append(i).append(";\n");
        }
        Matcher type = OTHER_TYPE.matcher(
                CProgram.ccFor(compiler, name + "-types", source.toString(), "-fsyntax-only", include)
                        .stderr());
        String[] answers = new String[asked.size()];
        while (type.find()) {
            answers[Integer.parseInt(type.group(1))] = type.group(2).replaceAll(" +", " ");
        }
        for (int i = 0; i < answers.length; i++) {
            different(asked.get(i), answers[i] == null ? "something else" : answers[i]);
        }
    }
}
