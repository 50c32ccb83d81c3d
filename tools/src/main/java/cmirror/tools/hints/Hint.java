package cmirror.tools.hints;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A row of hints.txt: what a mistake looks like, and what to write instead. In the latter $1 is what the
 * pattern's first group has found, {@code import($1)} the line that imports that name, {@code near($1)} the
 * mirror's name that is spelled most like it, {@code declared($1)} how C declares it, and {@code header($1)} the class
 * of a header.
 */
record Hint(String mistake, Occasion occasion, Pattern when, String write) {

    /** Who has found the mistake, and by which word the row begins its pattern. */
    enum Occasion {
        /** javac, which refuses it. */
        WHEN,
        /** javac, which compiles it. */
        WARNED,
        /** The mirror or the JVM, in the program. */
        THROWN
    }

    private static final Pattern CALL = Pattern.compile("(import|near|declared|header)\\((\\w+|[\\w/.]+)\\)");

    /** What to write; null if this is another mistake, or a name that the mirror has not. */
    String on(String made, Names names) {
        Matcher found = when.matcher(made);
        if (!found.find()) {
            return null;
        }
        String text = write;
        for (int group = found.groupCount(); group > 0; group--) {
            text = text.replace("$" + group, found.group(group) == null ? "" : found.group(group));
        }
        StringBuilder whole = new StringBuilder();
        Matcher call = CALL.matcher(text);
        while (call.find()) {
            String name = call.group(2);
            String known = switch (call.group(1)) {
                case "import" -> names.importOf(name);
                case "near" -> names.near(name);
                case "declared" -> names.declared(name);
                default -> Names.headerClass(name);
            };
            if (known == null) {
                return null;
            }
            call.appendReplacement(whole, Matcher.quoteReplacement(known));
        }
        return call.appendTail(whole).toString();
    }
}
