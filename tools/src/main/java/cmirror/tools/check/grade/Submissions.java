package cmirror.tools.check.grade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A folder of programs: files, or a folder for each student with one program in it. */
final class Submissions {

    private static final int MOST_FILES = 50;
    private static final long MOST_BYTES = 1_000_000;

    private Submissions() {
    }

    static List<Submission> of(Path folder) throws IOException {
        List<Path> all = files(folder);
        List<Path> headers = all.stream().filter(file -> isHeader(file) && why(file) == null).toList();
        List<Submission> submissions = new ArrayList<>();
        for (Path file : all) {
            if (!isHeader(file)) {
                String name = file.getFileName().toString();
                submissions.add(Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)
                        ? ofFolder(name, file) : ofFile(name, file, headers));
            }
        }
        if (submissions.isEmpty()) {
            throw new IllegalArgumentException("there is nothing in the folder " + folder);
        }
        return submissions;
    }

    private static Submission ofFile(String name, Path file, List<Path> headers) {
        String why = why(file);
        return why != null ? Submission.without(name, why)
                : isProgram(file) ? new Submission(name, file, headers, null)
                : Submission.without(name, "is no program: its name ends neither with .java nor with .c");
    }

    private static Submission ofFolder(String name, Path folder) throws IOException {
        if (!Files.isReadable(folder)) {
            return Submission.without(name, "cannot be read");
        }
        List<Path> files = files(folder);
        List<Path> programs = files.stream().filter(Submissions::isProgram).toList();
        if (files.isEmpty()) {
            return Submission.without(name, "is an empty folder");
        } else if (programs.isEmpty()) {
            return Submission.without(name, "has no program: no file ends with .java or .c");
        } else if (programs.size() > 1) {
            return Submission.without(name, "has " + programs.size() + " programs, and one can be judged: "
                    + String.join(", ", programs.stream().map(file -> file.getFileName().toString()).toList()));
        }
        String why = why(programs.getFirst());
        List<Path> beside = files.stream().filter(file -> !isProgram(file) && why(file) == null)
                .limit(MOST_FILES).toList();
        return why != null ? Submission.without(name, programs.getFirst().getFileName() + " " + why)
                : new Submission(name, programs.getFirst(), beside, null);
    }

    /** Why a file is not looked at, or null. */
    private static String why(Path file) {
        try {
            return Files.isSymbolicLink(file) ? Files.exists(file) ? "is a link, and links are not followed"
                    : "is a link that leads nowhere"
                    : !Files.isRegularFile(file) ? "is no file"
                    : !Files.isReadable(file) ? "cannot be read"
                    : Files.size(file) > MOST_BYTES ? "has " + Files.size(file) + " bytes, and a program may have "
                    + MOST_BYTES : null;
        } catch (IOException e) {
            return "cannot be read";
        }
    }

    private static boolean isProgram(Path file) {
        return file.toString().endsWith(".java") || file.toString().endsWith(".c");
    }

    private static boolean isHeader(Path file) {
        return file.toString().endsWith(".h");
    }

    /** Without those that hide, which file managers leave. */
    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !file.getFileName().toString().startsWith(".")).sorted().toList();
        }
    }
}
