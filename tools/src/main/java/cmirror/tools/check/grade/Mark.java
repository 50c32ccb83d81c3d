package cmirror.tools.check.grade;

import cmirror.tools.check.calls.Performance;
import cmirror.tools.check.stage.Judge.Tried;
import java.util.List;

/**
 * What a submission is worth.
 *
 * @param points    one less for each mistake, and for each fault that is not survived
 * @param sentences what was found; the first line of one says enough
 * @param tried     what came of faults
 * @param did       what it did, null if it came to nothing
 */
record Mark(Submission submission, int points, List<String> sentences, List<Tried> tried, Performance did) {

    static Mark of(Submission submission, int full, List<String> mistakes, List<Tried> tried, Performance did) {
        if (!mistakes.isEmpty() && did.story().sockets().isEmpty()) {
            return new Mark(submission, 0, mistakes, tried, did); // the work was not begun
        }
        long lost = mistakes.size() + tried.stream().filter(Tried::counts).count();
        return new Mark(submission, (int) Math.max(0, full - lost), mistakes, tried, did);
    }

    /** For what is no program, or does not behave as one; {@code did} may be null. */
    static Mark none(Submission submission, String sentence, Performance did) {
        return new Mark(submission, 0, List.of(sentence), List.of(), did);
    }

    /** How many faults it has survived; "" if none was tried. */
    String survived() {
        long tries = tried.stream().filter(Tried::isTried).count();
        return tries == 0 ? "" : tried.stream().filter(fault -> fault.isTried() && fault.survives()).count()
                + " of " + tries;
    }

    /** In a line. */
    String found() {
        return String.join("; ", sentences.stream().map(Mark::brief).toList());
    }

    /** Of what a compiler says, the first error. */
    private static String brief(String sentence) {
        List<String> lines = sentence.lines().toList();
        return lines.size() < 2 ? sentence : lines.getFirst() + (lines.getFirst().endsWith(":") ? " " + lines.stream()
                .filter(line -> line.contains("error")).findFirst().orElse(lines.get(1)) : "");
    }
}
