package cmirror.tools.check.grade;

import cmirror.tools.check.stage.Judge;
import cmirror.tools.check.stage.Judge.Tried;
import cmirror.tools.check.stage.Judge.Verdict;
import cmirror.tools.check.stage.NotCompiled;
import cmirror.tools.check.stage.Program;
import cmirror.tools.check.stage.Stopped;
import cmirror.tools.check.stage.Trial;
import cmirror.tools.terminal.Progress;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Judges all programs of a folder, several at once. The judge is this process: of a program's it reads nothing but
 * the trace, and what it prints.
 *
 * @param like   a program of the list, or a file
 * @param full   the points of a program without a mistake
 * @param csv    where the marks go, or null
 * @param pages  the folder of the pages, or null
 */
public record Grade(String like, Trial trial, boolean faults, int full, Limits limits, Path csv, Path pages) {

    /** Prints a line for each; {@code walls}: whether programs shall be kept from everything else. */
    public void all(Path folder, boolean walls) throws IOException, InterruptedException {
        List<Submission> submissions = Submissions.of(folder);
        Pages page = pages == null ? null : new Pages(pages, full);
        if (csv != null) {
            Marks.needWritable(csv);
        }
        if (page != null) {
            page.needWritable();
        }
        try (Rooms rooms = walls ? walls() : new WithoutWalls(limits);
                ExecutorService judges = Executors.newFixedThreadPool(rooms.count())) {
            Judge judge = result(judges.submit(() -> judge(rooms)));
            List<Mark> marks = marks(submissions, judge, rooms, judges);
            for (Mark mark : marks) {
                System.out.println(mark.submission().name() + ": " + mark.points() + " of " + full
                        + (mark.sentences().isEmpty() ? "" : ": " + mark.found())
                        + (mark.survived().isEmpty() ? "" : ", survives " + mark.survived()));
            }
            if (csv != null) {
                Marks.write(csv, marks);
            }
            if (page != null) {
                page.write(marks, like, judge.right());
            }
        }
    }

    private Walls walls() throws IOException, InterruptedException {
        try {
            return new Walls(limits);
        } catch (IllegalArgumentException e) {
            throw withoutWalls(e.getMessage());
        }
    }

    /** {@code why}: what there cannot be walls for. */
    public static IllegalArgumentException withoutWalls(String why) {
        return new IllegalArgumentException("programs of others are run behind walls only, and this system"
                + " lets me build none (" + why + "); --without-walls runs them as your own, one after"
                + " the other: they may then do what you may");
    }

    /** The right program runs once, in a room as the others have. */
    private Judge judge(Rooms rooms) throws IOException, InterruptedException {
        Room room = rooms.enter("right");
        boolean isFile = like.endsWith(".c") || like.endsWith(".java");
        Path file = Path.of(like);
        String copy = isFile ? new Submission(like, file, List.of(), null).copyTo(room.folder()).toString() : like;
        return new Judge(trial, Program.of(copy, room));
    }

    private List<Mark> marks(List<Submission> submissions, Judge judge, Rooms rooms, ExecutorService judges)
            throws IOException, InterruptedException {
        Progress progress = new Progress(submissions.size(), System.console() != null ? System.err : null);
        progress.step("");
        List<Future<Mark>> promised = new ArrayList<>();
        for (int i = 0; i < submissions.size(); i++) {
            Submission submission = submissions.get(i);
            String name = "" + i;
            promised.add(judges.submit(() -> {
                Mark mark = mark(submission, judge, rooms, name);
                synchronized (progress) {
                    progress.step(submission.name());
                }
                return mark;
            }));
        }
        List<Mark> marks = new ArrayList<>();
        for (Future<Mark> mark : promised) {
            marks.add(result(mark));
        }
        progress.hide();
        return marks;
    }

    private Mark mark(Submission submission, Judge judge, Rooms rooms, String name)
            throws IOException, InterruptedException {
        if (submission.program() == null) {
            return Mark.none(submission, submission.why(), null);
        }
        Room room = rooms.enter(name);
        try {
            return mark(submission, judge, room);
        } catch (Stopped e) {
            return Mark.none(submission, e.getMessage(), e.did());
        } catch (NotCompiled e) {
            return Mark.none(submission, e.getMessage().replace(room.folder() + "/", ""), null);
        } catch (JsonProcessingException e) {
            return Mark.none(submission, "has spoiled its trace, so that it cannot be judged", null);
        } catch (IOException | RuntimeException e) {
            return Mark.none(submission, "cannot be judged: "
                    + ("" + e.getMessage()).replace(room.folder() + "/", ""), null);
        } finally {
            rooms.leave(room);
        }
    }

    private Mark mark(Submission submission, Judge judge, Room room) throws IOException, InterruptedException {
        Program program = Program.of(submission.copyTo(room.folder()).toString(), room);
        Verdict verdict = judge.judge(program);
        List<Tried> tried = faults && verdict.mistakes().isEmpty()
                ? judge.tryFaults(program, verdict.performance(), fault -> { }) : List.of();
        return Mark.of(submission, full, verdict.mistakes(), tried, verdict.performance());
    }

    private static <T> T result(Future<T> promised) throws IOException, InterruptedException {
        try {
            return promised.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException io -> throw io;
                case RuntimeException other -> throw other;
                default -> throw new IllegalStateException(e.getCause());
            }
        }
    }
}
