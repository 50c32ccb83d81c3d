package cmirror.tools.check;

import cmirror.tools.check.calls.Performance;
import cmirror.tools.check.rules.Rules;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What check does, for many programs in one network of its own, where each that is right runs once:
 * reads lines of a number, the right program, the one to judge and arguments, writes lines of that number
 * and a sentence.
 */
public final class Judging {

    private static final int SECONDS = 20;

    private record Right(Trial trial, Performance performance) {
    }

    private Judging() {
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        if (!OwnNetwork.isReady()) {
            throw new IllegalStateException("no network of its own");
        }
        Path folder = Path.of(args[0]);
        Map<String, Right> right = new HashMap<>();
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in));
        for (String line; (line = lines.readLine()) != null;) {
            String[] words = line.split("\t");
            List<String> arguments = List.of(words).subList(3, words.length);
            String key = words[1] + arguments;
            if (!right.containsKey(key)) {
                right.put(key, run(words[1], arguments, folder));
            }
            Performance is = right.get(key).trial.run(Program.of(words[2], folder));
            for (String sentence : Rules.judge(is, right.get(key).performance)) {
                System.out.println(words[0] + "\t" + sentence);
            }
            System.out.flush();
        }
        System.out.println("end");
    }

    private static Right run(String like, List<String> arguments, Path folder)
            throws IOException, InterruptedException {
        Trial trial = new Trial(arguments, new File("/dev/null"), folder, SECONDS);
        Program program = Program.of(like, folder);
        trial.scout(program);
        return new Right(trial, trial.run(program));
    }
}
