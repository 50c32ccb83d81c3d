package cmirror.pages;

import cmirror.headers.Abi;
import cmirror.headers.Manual;
import java.util.regex.Pattern;

/** What a function returns, in words: the manual's, and what goes without saying. */
final class Results {

    private static final Pattern TELLS_FAILURE =
            Pattern.compile("-1|EOF|failure|negative|NULL|errno|error|only on");

    private Results() {
    }

    /** Null where the manual does not say. */
    static String of(Abi.Function function, Manual.Entry manual) {
        String type = function.prototype().result();
        if (type.equals("void")) {
            return "none";
        }
        String said = manual.result();
        if (said == null) {
            return manual.where().equals("return") ? "0, or the number of the error" : null;
        }
        boolean isNumber = function.result().isInteger();
        return isNumber && manual.where().equals("errno") && !TELLS_FAILURE.matcher(said).find()
                ? said + "; -1 on failure, and errno says why" : said;
    }

    /** What a program compares the result with to see a failure; null where there is none. */
    static String failed(Abi.Function function, Manual.Entry manual, String said) {
        if (said == null || manual.where().equals("none")) {
            return null;
        }
        return said.contains("(void *) -1") ? "== (void *) -1"
                : function.result().isPointer() ? said.contains("NULL") ? "== NULL" : null
                : said.contains("EOF") ? "== EOF"
                : said.contains("negative") ? "< 0"
                : said.contains("-1") ? "== -1" : null;
    }
}
