package cmirror.generator;

import cmirror.headers.Abi;
import cmirror.testing.CProgram;
import cmirror.testing.Child;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks the C compiler about every claim of a description, and lists all that it denies. Claims
 * are static assertions, one a line; those that fail are asked again for what C says instead.
 */
final class Oracle {

    private static final Pattern ERROR =
            Pattern.compile("(?m)^[^:\\n]+:(\\d+):(?:\\d+:)? (?:fatal )?error: (.*)$");
    private static final Pattern OTHER_TYPE =
            Pattern.compile("previous declaration of .says_(\\d+). with type '([^']*)'");
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
    private final List<String> differences = new ArrayList<>();

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
        this.abi = abi;
        this.include = "-I" + include.toAbsolutePath();
        this.checks = Checks.of(abi);
    }

    int count() {
        return checks.size();
    }

    /** Every difference between C and the description, one sentence each. */
    List<String> differences() {
        List<Check> denied = new ArrayList<>(compile());
        if (!compiler.equals("cc")) {
            denied.forEach(check -> differences.add(check.difference("something else")));
            return differences.stream().map(d -> header + ".h: " + d).toList();
        }
        denied.addAll(checks.stream().filter(c -> c.kind() == Check.Kind.RUN).toList());
        askNumbers(denied.stream().filter(c -> c.kind() != Check.Kind.TYPE).toList());
        askTypes(denied.stream().filter(c -> c.kind() == Check.Kind.TYPE).toList());
        differences.addAll(CMembers.undescribed(name, prologue(), abi, include));
        return differences.stream().map(d -> header + ".h: " + d).toList();
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
            unreadable.forEach((line, message) -> differences.add(checks.get(line).where() + ": "
                    + checks.get(line).what() + ": C says " + message));
            unreadable.keySet().stream().sorted((a, b) -> b - a)
                    .forEach(line -> checks.remove((int) line));
        }
    }

    /** Runs a program that prints what C says where the description says something else. */
    private void askNumbers(List<Check> asked) {
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
                differences.add(asked.get(i).difference(answers.get(i)));
            }
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
                CProgram.cc(name + "-types", source.toString(), "-fsyntax-only", include).stderr());
        String[] answers = new String[asked.size()];
        while (type.find()) {
            answers[Integer.parseInt(type.group(1))] = type.group(2).replaceAll(" +", " ");
        }
        for (int i = 0; i < answers.length; i++) {
            differences.add(asked.get(i).difference(
                    answers[i] == null ? "something else" : answers[i]));
        }
    }
}
