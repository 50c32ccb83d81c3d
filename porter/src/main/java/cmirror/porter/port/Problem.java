package cmirror.porter.port;

/** What the porter has to say of a place in a C file, as a compiler would: {@code udpServ.c:42:9: ...}. */
public record Problem(String file, int line, int column, String sentence) {

    @Override
    public String toString() {
        return file + ":" + line + (column > 0 ? ":" + column : "") + ": " + sentence;
    }
}
