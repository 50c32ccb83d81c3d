package cmirror.tools.stress.api;

import static cmirror.errno_h.errno;
import static cmirror.unistd_h.*;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.StringJoiner;

/** Makes calls, one after the other, in a process that need not outlive them. */
final class Batch {

    private final long seed;
    private final Journal journal;
    private final Scratch scratch;
    private final Arguments arguments;
    private final Kept kept = new Kept();
    private final int pid = getpid();

    private Batch(long seed, boolean wild, Path folder) throws IOException {
        arguments = new Arguments(wild);
        this.seed = seed;
        journal = new Journal(folder.resolve("shared/journal"));
        scratch = new Scratch(folder.resolve("work"));
    }

    /** {@code batch <seed> <wild or not> <folder>}; {@link Span}s are in a file, one a line. */
    static int main(int argc, String[] argv) throws IOException {
        Path folder = Path.of(argv[3]);
        Batch batch = new Batch(Long.parseLong(argv[1]), Boolean.parseBoolean(argv[2]), folder);
        for (String line : Files.readAllLines(folder.resolve("shared/spans"))) {
            batch.run(Span.of(line));
        }
        _exit(0); // what calls of atexit have left is not run
        return 0;
    }

    private void run(Span span) {
        scratch.renew();
        for (int number = span.from(); number < span.to(); number++) {
            run(span.member(), number);
        }
    }

    private void run(Member member, int number) {
        Random random = Arguments.random(seed, member, number);
        Argument receiver = member.hasReceiver()
                ? arguments.receiver(member.executable().getDeclaringClass(), random) : null;
        Object[] values = new Object[member.executable().getParameterCount()];
        StringJoiner text = new StringJoiner(", ", (receiver == null ? member.name()
                : "(" + receiver + ")." + member.executable().getName()) + "(", ")");
        for (int i = 0; i < values.length; i++) {
            Argument argument = arguments.of(member, i, random);
            values[i] = argument.value();
            text.add(argument.text());
        }
        journal.begin(number + "\t" + text);
        Verdict verdict = receiver != null && receiver.value() == null
                ? new Verdict(Outcome.SENTENCE, "no such object can be made")
                : call(member, receiver == null ? null : receiver.value(), values);
        if (getpid() != pid) { // a fork's child
            _exit(0);
        }
        if (arguments.clear()) {
            verdict = new Verdict(Outcome.HARM, "it wrote before the memory that it was given");
        }
        journal.end(verdict, number + "\t" + text);
    }

    private Verdict call(Member member, Object receiver, Object[] values) {
        errno(0);
        try {
            Object result = member.call(receiver, values);
            Verdict verdict = Verdict.ofResult(member, values, result);
            kept.release(member, result);
            return verdict;
        } catch (Member.WrongCase e) {
            throw e;
        } catch (Throwable thrown) {
            return Verdict.ofThrown(member, thrown);
        }
    }
}
