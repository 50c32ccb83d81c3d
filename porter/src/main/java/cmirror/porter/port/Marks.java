package cmirror.porter.port;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.cdt.core.dom.ast.IASTNode;

/** Remembers which C node a place in the Java text comes from, by marks in it that are taken out at last. */
final class Marks {

    private static final char BEGIN = '\uE000';
    private static final char END = '\uE001';

    private final List<IASTNode> nodes = new ArrayList<>();
    private final List<Integer> offsets = new ArrayList<>();
    private final List<Integer> ids = new ArrayList<>();

    /** What to put before the node's text. */
    String mark(IASTNode node) {
        nodes.add(node);
        return BEGIN + String.valueOf(nodes.size() - 1) + END;
    }

    /** The text without marks, whose places are known from now on. */
    String strip(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == BEGIN) {
                int end = text.indexOf(END, i);
                offsets.add(out.length());
                ids.add(Integer.parseInt(text.substring(i + 1, end)));
                i = end;
            } else {
                out.append(text.charAt(i));
            }
        }
        return out.toString();
    }

    static String without(String text) {
        return text.replaceAll(BEGIN + "\\d+" + END, "");
    }

    /** The innermost node that begins at or before a place of the stripped text; or null. */
    IASTNode at(long offset) {
        IASTNode found = null;
        for (int i = 0; i < offsets.size() && offsets.get(i) <= offset; i++) {
            found = nodes.get(ids.get(i));
        }
        return found;
    }
}
