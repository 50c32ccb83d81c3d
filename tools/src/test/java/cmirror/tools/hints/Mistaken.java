package cmirror.tools.hints;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A program that is wrong in one way, words of its hint, and its text: whole, or the inside of main. */
record Mistaken(String name, String hint, String program) {

    static final String BEGINNING = """
            import static cmirror.inet_h.*;
            import cmirror.*;

            class MyServ {
                static int main(int argc, String argv[]) {
            """;
    static final String END = "        return 0;\n    }\n}\n";

    /** Those of a file of the tests' resources. */
    static Stream<Mistaken> all(String file) {
        try (var in = Mistaken.class.getResourceAsStream(file)) {
            String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Pattern.compile("(?m)^=== ").splitAsStream(all).filter(part -> !part.isBlank())
                    .map(Mistaken::read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Mistaken read(String text) {
        String[] parts = text.split("\n(hint: )?", 3);
        boolean whole = parts[2].contains("class ");
        return new Mistaken(parts[0], parts[1], whole ? parts[2] : BEGINNING + parts[2] + END);
    }

    @Override
    public String toString() {
        return name;
    }
}
