package cmirror.generator;

import cmirror.headers.SymbolList;
import cmirror.headers.Versions;
import cmirror.testing.CHeaders;
import java.math.BigInteger;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Tells what later or earlier headers explain from a mistake in the description. Headers grow:
 * later ones have longer structs, new members in what was kept free for them, and greater counts
 * of what they have; earlier ones lack names. What both have must be the same.
 */
final class Drift {

    /** What is kept free in a struct: {@code __spare3}, {@code __glibc_reserved}, svm_zero. */
    private static final Pattern FILLER =
            Pattern.compile("(struct|union) \\w+: (.*\\.)?(" + CHeaders.FILLER + ")");
    private static final Pattern ABSENT = Pattern.compile("undeclared|has no member named"
            + "|undefined type|incomplete type|unknown type name");

    private final boolean newer;
    private final boolean older;
    private final Set<String> growing;

    Drift(Versions described, Versions machine, SymbolList list) {
        this.newer = machine.laterThan(described);
        this.older = described.laterThan(machine);
        this.growing = list.symbols().stream().filter(SymbolList.Symbol::grows)
                .map(SymbolList.Symbol::name).collect(Collectors.toSet());
    }

    boolean isNewer() {
        return newer;
    }

    /** Whether C's answer, another than the description's, is only more, or of old only less. */
    boolean explains(Check check, String answer) {
        if (FILLER.matcher(check.where()).matches()) {
            return newer || older;
        }
        boolean size = check.where().matches("(struct|union) \\w+")
                && check.what().matches("size.*|alignment");
        if (!answer.matches("-?\\d+") || !size && !growing.contains(check.where())) {
            return false;
        }
        int more = new BigInteger(answer).compareTo(new BigInteger(check.said()));
        return more > 0 && newer || more < 0 && older;
    }

    /** Whether these headers may lack what the description has, as the compiler's message says. */
    boolean explainsAbsence(Check check, String message) {
        return older && ABSENT.matcher(message).find() || explains(check, "");
    }
}
