package cmirror.tools.check;

import cmirror.tools.check.stage.Judge;
import cmirror.tools.check.stage.OwnNetwork;
import cmirror.tools.check.stage.Place;
import cmirror.tools.check.stage.Program;
import cmirror.tools.check.stage.Trial;
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

    private Judging() {
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        if (!OwnNetwork.isReady()) {
            throw new IllegalStateException("no network of its own");
        }
        Place place = new Place.Anywhere(Path.of(args[0]));
        Map<String, Judge> judges = new HashMap<>();
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in));
        for (String line; (line = lines.readLine()) != null;) {
            String[] words = line.split("\t");
            List<String> arguments = List.of(words).subList(3, words.length);
            String key = words[1] + arguments;
            if (!judges.containsKey(key)) {
                judges.put(key, new Judge(new Trial(arguments, new File("/dev/null"), SECONDS),
                        Program.of(words[1], place)));
            }
            for (String sentence : judges.get(key).judge(Program.of(words[2], place)).mistakes()) {
                System.out.println(words[0] + "\t" + sentence);
            }
            System.out.flush();
        }
        System.out.println("end");
    }
}
