package cmirror.pages;

import java.util.List;

/**
 * What there is to say of a name of C's: {@code man} prints it, and the javadoc has it.
 *
 * @param kind        function, constant, macro, struct, union, field, typedef, variable or header
 * @param include     {@code <sys/socket.h>}
 * @param imports     the line that a Java program has in place of {@code #include}
 * @param declaration lines of C
 * @param text        what it means
 * @param parts       parameters, or fields
 * @param result      what a function returns, or null
 * @param where       of errors: errno, h_errno, return, or none
 * @param errors      each with what it means here
 * @param platforms   where it is, and what differs
 * @param example     or null
 * @param source      the manual page, or null
 */
public record Page(String kind, String name, String include, String imports, List<String> declaration,
        String text, List<Part> parts, String result, String where, List<Part> errors,
        List<String> platforms, Example example, String source) {

    /** A parameter, a field, or an error: its C type, or an empty text, and what is said of it. */
    public record Part(String name, String type, String note) {
    }

    /** A few lines of C, the same in Java, and the variables of the program that they use. */
    public record Example(List<String> c, List<String> java, List<Part> given) {
    }
}
