package cmirror.porter;

import cmirror.porter.read.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** What is no C program is told in one sentence, before anything is written. */
final class Input {

    private static final long LARGEST = 4_000_000;
    private static final Pattern JAVA = Pattern.compile("(?m)^\\s*(import (static )?[\\w.]+(\\.\\*)?;|public class \\w)");
    private static final Pattern CPLUSPLUS = Pattern.compile(
            "(?m)^\\s*(#\\s*include\\s*<(iostream|string|vector|map|memory|cstdio|cstring|cstdlib)>"
                    + "|using namespace\\b|template\\s*<|class \\w+\\s*[:{])");

    private Input() {
    }

    /** Why the files cannot be ported, or null. */
    static String refused(List<Path> files) throws IOException {
        for (Path file : files) {
            String reason = reason(file);
            if (reason != null) {
                return reason;
            }
        }
        return null;
    }

    private static String reason(Path file) throws IOException {
        String name = file.toString();
        if (!Files.exists(file)) {
            return "port: there is no file " + name;
        } else if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            return "port: " + name + " is no file that can be read";
        } else if (name.endsWith(".java")) {
            return name + ":1: this is Java already: ./lab run " + name + " runs it";
        } else if (name.matches(".*\\.(cc|cpp|cxx|C|hpp)")) {
            return name + ":1: this is C++: only C is ported";
        } else if (!name.endsWith(".c")) {
            return name + ":1: a C file's name ends in .c" + (name.endsWith(".h")
                    ? ": give the files that include this header" : "");
        } else if (Files.size(file) > LARGEST) {
            return name + ":1: the file has " + Files.size(file) + " bytes: up to " + LARGEST + " are ported";
        }
        String text = Sources.read(file);
        if (text.indexOf('\0') >= 0) {
            return name + ":" + line(text, text.indexOf('\0')) + ": this is no text";
        } else if (text.isBlank()) {
            return name + ":1: the file is empty";
        }
        var java = JAVA.matcher(text);
        if (java.find()) {
            return name + ":" + line(text, java.start()) + ": this is Java already";
        }
        var other = CPLUSPLUS.matcher(text);
        return other.find() ? name + ":" + line(text, other.start(1)) + ": this is C++: only C is ported" : null;
    }

    private static long line(String text, int offset) {
        return text.substring(0, offset).chars().filter(c -> c == '\n').count() + 1;
    }
}
