package cmirror.tools.words;

import java.util.ArrayList;
import java.util.List;

/** Text in rows of so many columns. */
public final class Rows {

    private Rows() {
    }

    /** Broken at blanks; rows behind the first begin with {@code hang}. A word that is longer has a row of its own. */
    public static List<String> of(String text, int width, String hang) {
        List<String> rows = new ArrayList<>();
        String rest = text;
        while (rest.length() > width) {
            int cut = rest.lastIndexOf(' ', width);
            if (cut <= hang.length()) {
                cut = rest.indexOf(' ', width);
            }
            if (cut < 0) {
                break;
            }
            rows.add(rest.substring(0, cut).stripTrailing());
            rest = hang + rest.substring(cut).strip();
        }
        rows.add(rest);
        return rows;
    }
}
