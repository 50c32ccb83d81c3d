package cmirror.headers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The platforms that one jar serves. The names are the folders below {@code abi}. */
public enum Target {
    LINUX_X86_64, LINUX_AARCH64, MACOS_AARCH64, MACOS_X86_64;

    private static final List<Target> LINUX = List.of(LINUX_X86_64, LINUX_AARCH64);
    private static final List<Target> MACOS = List.of(MACOS_AARCH64, MACOS_X86_64);

    /** Java text that holds where a condition does; a null condition is "else". */
    private record Branch(String condition, String text) {
    }

    /** The one that this JVM runs on. */
    public static Target host() {
        boolean mac = System.getProperty("os.name").startsWith("Mac");
        boolean x86 = System.getProperty("os.arch").matches("amd64|x86_64");
        return mac ? x86 ? MACOS_X86_64 : MACOS_AARCH64 : x86 ? LINUX_X86_64 : LINUX_AARCH64;
    }

    /** {@code linux-x86_64}. */
    public String folder() {
        return name().toLowerCase().replaceFirst("_", "-");
    }

    /** Whether a plain char has no sign. */
    public boolean charIsUnsigned() {
        return this == LINUX_AARCH64;
    }

    /** What each target says, in the order of this enum; a null answer is kept. */
    public static <T> Map<Target, T> each(Function<Target, T> answer) {
        Map<Target, T> answers = new LinkedHashMap<>();
        for (Target target : values()) {
            answers.put(target, answer.apply(target));
        }
        return answers;
    }

    /**
     * A Java expression that yields each target's own: the text itself where all agree, else a
     * conditional over {@code cmirror.runtime.libc.Target}, written {@code $target:T}.
     */
    public static String choose(Map<Target, String> texts) {
        StringBuilder expression = new StringBuilder();
        for (Branch branch : branches(texts)) {
            expression.append(branch.condition == null ? branch.text
                    : branch.condition + " ? " + branch.text + " : ");
        }
        return expression.toString();
    }

    /** The same for statements, without their semicolons. */
    public static String chooseStatement(Map<Target, String> texts) {
        List<Branch> branches = branches(texts);
        if (branches.size() == 1) {
            return branches.getFirst().text + ";\n";
        }
        StringBuilder statement = new StringBuilder();
        for (Branch branch : branches) {
            statement.append(branch.condition == null ? "{\n$>"
                    : "if (" + branch.condition + ") {\n$>").append(branch.text)
                    .append(branch.condition == null ? ";\n$<}\n" : ";\n$<} else ");
        }
        return statement.toString();
    }

    /** A condition that holds on just these targets. */
    public static String condition(List<Target> targets) {
        return targets.equals(LINUX) ? "$target:T.LINUX" : targets.equals(MACOS) ? "$target:T.MACOS"
                : String.join(" || ", targets.stream().map(t -> "$target:T." + t).toList());
    }

    private static List<Branch> branches(Map<Target, String> texts) {
        if (texts.values().stream().distinct().count() == 1) {
            return List.of(new Branch(null, texts.get(LINUX_X86_64)));
        }
        if (agree(texts, LINUX) && agree(texts, MACOS)) {
            return List.of(new Branch("$target:T.MACOS", texts.get(MACOS_AARCH64)),
                    new Branch(null, texts.get(LINUX_X86_64)));
        }
        List<Branch> branches = new ArrayList<>();
        texts.forEach((target, text) -> {
            if (target != LINUX_X86_64) {
                branches.add(new Branch(condition(List.of(target)), text));
            }
        });
        branches.add(new Branch(null, texts.get(LINUX_X86_64)));
        return branches;
    }

    private static boolean agree(Map<Target, String> texts, List<Target> family) {
        return family.stream().map(texts::get).distinct().count() == 1;
    }
}
