package cmirror.tools.check.stage;

import java.nio.file.Path;
import java.util.List;
import java.util.function.LongSupplier;

/** Where programs run: as all others do, or apart from them. */
public interface Place {

    /** For what is compiled. */
    Path folder();

    /** For what the judge reads. */
    Path traces();

    /** The words that run a command there; a trace, if it is not null, is a file that it may write. */
    List<String> around(List<String> command, Path trace);

    /** Begins to look after a process that was started there, and has printed so much. */
    Guard guard(long pid, LongSupplier printed);

    /** Sees to it that a program takes no more than it may. */
    interface Guard extends AutoCloseable {

        /** Why it had to end the program; null: it had not. */
        String reason();

        @Override
        void close() throws InterruptedException;
    }

    /** Where all others run; nobody looks after them. */
    record Anywhere(Path folder) implements Place {

        @Override
        public Path traces() {
            return folder;
        }

        @Override
        public List<String> around(List<String> command, Path trace) {
            return command;
        }

        @Override
        public Guard guard(long pid, LongSupplier printed) {
            return new Guard() {
                @Override
                public String reason() {
                    return null;
                }

                @Override
                public void close() {
                }
            };
        }
    }
}
