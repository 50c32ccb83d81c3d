package lecture;

/** How a program ended and what it wrote; a status of 128 + n is signal n. */
public record Result(int status, String out, String err) {

    /** A program that said this on stdout, and nothing on stderr. */
    public static Result of(int status, String out) {
        return new Result(status, out, "");
    }
}
