package cmirror.tools.check.grade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What somebody has handed in.
 *
 * @param name    of the file, or of the folder in which it is
 * @param program its file; null if there is none that can be judged
 * @param beside  the other files that it needs
 * @param why     there is none, a sentence; null if there is
 */
record Submission(String name, Path program, List<Path> beside, String why) {

    static Submission without(String name, String why) {
        return new Submission(name, null, List.of(), why);
    }

    /** A copy of it, where the program may write. */
    Path copyTo(Path folder) throws IOException {
        for (Path file : beside) {
            Files.copy(file, folder.resolve(file.getFileName().toString()));
        }
        return Files.copy(program, folder.resolve(program.getFileName().toString()));
    }
}
