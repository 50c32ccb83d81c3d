package cmirror.tools.stress.api;

import static cmirror.dirent_h.*;
import static cmirror.glob_h.*;
import static cmirror.regex_h.*;
import static cmirror.semaphore_h.*;
import static cmirror.stdio_h.*;
import static cmirror.stdlib_h.*;
import static cmirror.wordexp_h.*;

import cmirror.DIR;
import cmirror.FILE;
import cmirror.glob_t;
import cmirror.regex_t;
import cmirror.sem_t;
import cmirror.wordexp_t;
import java.util.Random;

/** What C functions make and other functions take: streams, folders, patterns; open and closed. */
final class Handles {

    private Handles() {
    }

    /** One of the type that a parameter points to, or null if that is no handle. */
    static Argument of(String type, Random random) {
        boolean closed = random.nextInt(4) == 0;
        return switch (type) {
            case "FILE" -> file(closed, random);
            case "DIR" -> folder(closed);
            case "regex_t" -> pattern(closed);
            case "glob_t" -> paths(closed);
            case "wordexp_t" -> words(closed);
            case "sem_t" -> semaphore(closed);
            default -> null;
        };
    }

    /** They stay open: libc would notice if a call had closed one already. */
    private static Argument file(boolean closed, Random random) {
        String mode = random.nextBoolean() ? "r+" : "r";
        FILE file = fopen(Scratch.FILE, mode);
        if (file != null && closed) {
            fclose(file);
        }
        return new Argument(file, (closed ? "a closed " : "") + "fopen(\"notes\", \"" + mode
                + "\")");
    }

    private static Argument folder(boolean closed) {
        DIR folder = opendir(".");
        if (folder != null && closed) {
            closedir(folder);
        }
        return new Argument(folder, (closed ? "a closed " : "") + "opendir(\".\")");
    }

    private static Argument pattern(boolean freed) {
        regex_t pattern = new regex_t();
        regcomp(pattern, "a*\\(b\\)", 0);
        if (freed) {
            regfree(pattern);
        }
        return new Argument(pattern, (freed ? "a freed " : "a compiled ") + "regex_t");
    }

    private static Argument paths(boolean freed) {
        glob_t paths = new glob_t();
        glob("*", 0, NULL, paths);
        if (freed) {
            globfree(paths);
        }
        return new Argument(paths, (freed ? "a freed " : "a filled ") + "glob_t");
    }

    private static Argument words(boolean freed) {
        wordexp_t words = new wordexp_t();
        wordexp("a b", words, 0);
        if (freed) {
            wordfree(words);
        }
        return new Argument(words, (freed ? "a freed " : "a filled ") + "wordexp_t");
    }

    private static Argument semaphore(boolean destroyed) {
        sem_t semaphore = new sem_t();
        sem_init(semaphore, 0, 1);
        if (destroyed) {
            sem_destroy(semaphore);
        }
        return new Argument(semaphore, (destroyed ? "a destroyed " : "an initialised ") + "sem_t");
    }
}
