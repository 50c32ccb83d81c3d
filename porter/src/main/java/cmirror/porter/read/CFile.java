package cmirror.porter.read;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.cdt.core.dom.ast.IASTExpression;
import org.eclipse.cdt.core.dom.ast.IASTFileLocation;
import org.eclipse.cdt.core.dom.ast.IASTNode;
import org.eclipse.cdt.core.dom.ast.IASTTranslationUnit;

/**
 * A C file as it is ported: its text, with the macros written out that Java has no word for, and
 * its tree.
 *
 * @param length    of the text that is the file's; behind it stand the constants' values, to have types
 * @param constants the value of each macro that is a constant
 * @param written   the macros that were written out
 * @param included  whether it is a header, or another file that is included
 */
public record CFile(Path path, String text, int length, IASTTranslationUnit unit, List<Region> regions,
        Map<String, IASTExpression> constants, Map<String, String> written, boolean included) {

    /** Whether a node stands in the file itself, not in a header. */
    public boolean has(IASTNode node) {
        return node.getFileLocation() != null
                && node.getFileLocation().getFileName().equals(unit.getFilePath());
    }

    /** Whether a struct of this name is used: then a variable cannot have it, too. */
    public boolean isTag(String name) {
        return Pattern.compile("\\b(struct|union)\\s+" + name + "\\b").matcher(text).find();
    }

    public int from(IASTNode node) {
        return node.getFileLocation().getNodeOffset();
    }

    public int to(IASTNode node) {
        IASTFileLocation location = node.getFileLocation();
        return location.getNodeOffset() + location.getNodeLength();
    }

    public String text(IASTNode node) {
        return text.substring(from(node), to(node));
    }

    public int line(int offset) {
        int line = 1;
        for (int i = text.lastIndexOf('\n', offset - 1); i >= 0; i = text.lastIndexOf('\n', i - 1)) {
            line++;
        }
        return line;
    }

    public int column(int offset) {
        return offset - text.lastIndexOf('\n', offset - 1);
    }

    public List<Region> regions() {
        return Collections.unmodifiableList(regions);
    }
}
