package cmirror.porter.read;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.cdt.core.dom.ast.IASTPreprocessorElifStatement;
import org.eclipse.cdt.core.dom.ast.IASTPreprocessorElseStatement;
import org.eclipse.cdt.core.dom.ast.IASTPreprocessorIfStatement;
import org.eclipse.cdt.core.dom.ast.IASTPreprocessorIfdefStatement;
import org.eclipse.cdt.core.dom.ast.IASTPreprocessorIfndefStatement;
import org.eclipse.cdt.core.dom.ast.IASTPreprocessorStatement;
import org.eclipse.cdt.core.dom.ast.IASTTranslationUnit;

/** The lines of a file that begin with #, and what lies in branches not taken, in their order. */
final class Directives {

    private static final Pattern NAME = Pattern.compile("\\s*#\\s*(\\w*)");

    private Directives() {
    }

    static List<Region> of(String text, IASTTranslationUnit unit) {
        Map<Integer, Boolean> taken = new HashMap<>();
        for (IASTPreprocessorStatement statement : unit.getAllPreprocessorStatements()) {
            if (statement.getContainingFilename().equals(unit.getFilePath()) && statement.getFileLocation() != null) {
                int line = statement.getFileLocation().getStartingLineNumber();
                if (statement instanceof IASTPreprocessorIfStatement s) {
                    taken.put(line, s.taken());
                } else if (statement instanceof IASTPreprocessorIfdefStatement s) {
                    taken.put(line, s.taken());
                } else if (statement instanceof IASTPreprocessorIfndefStatement s) {
                    taken.put(line, s.taken());
                } else if (statement instanceof IASTPreprocessorElifStatement s) {
                    taken.put(line, s.taken());
                } else if (statement instanceof IASTPreprocessorElseStatement s) {
                    taken.put(line, s.taken());
                }
            }
        }
        List<Region> regions = new ArrayList<>();
        Deque<Boolean> active = new ArrayDeque<>();
        int inactiveFrom = -1;
        int line = 1;
        boolean comment = false;
        for (int at = 0; at < text.length();) {
            int end = lineEnd(text, at);
            String content = text.substring(at, end);
            Matcher name = NAME.matcher(content);
            if (!comment && name.lookingAt()) {
                String kind = name.group(1);
                boolean wasActive = !active.contains(false);
                switch (kind) {
                    case "if", "ifdef", "ifndef" -> active.push(!wasActive || taken.getOrDefault(line, true));
                    case "elif", "else" -> {
                        if (!active.isEmpty()) {
                            active.pop();
                            active.push(active.contains(false) || taken.getOrDefault(line, true));
                        }
                    }
                    case "endif" -> active.poll();
                    default -> { }
                }
                boolean isActive = !active.contains(false);
                if (inactiveFrom >= 0 && isActive) {
                    if (at > inactiveFrom) {
                        regions.add(new Region(inactiveFrom, at, "inactive", text.substring(inactiveFrom, at)));
                    }
                    inactiveFrom = -1;
                }
                boolean branch = kind.equals("elif") || kind.equals("else");
                if (inactiveFrom < 0) {
                    regions.add(new Region(at, end, kind, content));
                    if (!isActive) {
                        inactiveFrom = Math.min(text.length(), end + 1);
                    }
                } else if (branch && !isActive && active.size() == 1 + active.stream().filter(a -> a).count()) {
                    if (at > inactiveFrom) {
                        regions.add(new Region(inactiveFrom, at, "inactive", text.substring(inactiveFrom, at)));
                    }
                    regions.add(new Region(at, end, kind, content));
                    inactiveFrom = Math.min(text.length(), end + 1);
                }
            }
            comment = endsInComment(content, comment);
            line += (int) content.chars().filter(c -> c == '\n').count() + 1;
            at = end + 1;
        }
        return regions;
    }

    /** The end of a line, with those that a backslash or a comment makes a part of it. */
    private static int lineEnd(String text, int at) {
        int end = text.indexOf('\n', at);
        while (end > 0 && text.charAt(end - 1) == '\\') {
            end = text.indexOf('\n', end + 1);
        }
        return end < 0 ? text.length() : end;
    }

    private static boolean endsInComment(String line, boolean comment) {
        for (int i = 0; i < line.length();) {
            if (comment) {
                int end = line.indexOf("*/", i);
                if (end < 0) {
                    return true;
                }
                comment = false;
                i = end + 2;
            } else if (line.startsWith("//", i)) {
                return false;
            } else if (line.startsWith("/*", i)) {
                comment = true;
                i += 2;
            } else if (line.charAt(i) == '"' || line.charAt(i) == '\'') {
                char quote = line.charAt(i++);
                while (i < line.length() && line.charAt(i) != quote) {
                    i += line.charAt(i) == '\\' ? 2 : 1;
                }
                i++;
            } else {
                i++;
            }
        }
        return comment;
    }
}
