package cmirror.tools.stress.api;

import static cmirror.signal_h.*;
import static cmirror.sys_stat_h.umask;
import static cmirror.unistd_h.chdir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** The folder in which the calls find and leave their files; and what else a call may change. */
final class Scratch {

    /** No command has such a name. */
    static final String FILE = "notes";
    static final String FOLDER = "folder";
    static final String LINK = "symbolic";

    private final Path folder;

    Scratch(Path folder) {
        this.folder = folder;
    }

    /** As it was at the start, for the next function. */
    void renew() {
        try {
            Files.walkFileTree(folder, new Emptying());
            Files.writeString(folder.resolve(FILE), "root:x:0:0:root:/root:/bin/sh\n".repeat(3));
            Files.createDirectory(folder.resolve(FOLDER));
            Files.createSymbolicLink(folder.resolve(LINK), Path.of(FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        chdir(folder.toString());
        umask(022);
        for (int sig : new int[] {SIGALRM, SIGVTALRM, SIGPROF, SIGPIPE, SIGHUP}) {
            signal(sig, SIG_IGN);
        }
    }

    private final class Emptying extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path visited, IOException e)
                throws IOException {
            if (!visited.equals(folder)) {
                Files.delete(visited);
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
