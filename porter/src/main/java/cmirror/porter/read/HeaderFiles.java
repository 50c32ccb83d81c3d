package cmirror.porter.read;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.cdt.core.index.IIndexFileLocation;
import org.eclipse.cdt.core.parser.FileContent;
import org.eclipse.cdt.internal.core.parser.IMacroDictionary;
import org.eclipse.cdt.internal.core.parser.scanner.InternalFileContent;
import org.eclipse.cdt.internal.core.parser.scanner.InternalFileContentProvider;

/**
 * The headers that the parser sees: a program's own from the disk, the system's from the jar, below
 * a folder that no disk has. CDT asks an internal class of its own for them, which has to be subclassed.
 */
final class HeaderFiles extends InternalFileContentProvider {

    /** Where the system's headers seem to lie. */
    static final String SYSTEM = "/cmirror-include/";

    private static final Map<String, char[]> READ = new HashMap<>();

    private final String target;
    private final Map<String, String> own;

    /** {@code own}: texts that take the place of files of the disk, by path. */
    HeaderFiles(String target, Map<String, String> own) {
        this.target = target;
        this.own = own;
    }

    @Override
    public boolean getInclusionExists(String path) {
        return path.startsWith(SYSTEM) ? system(path) != null
                : own.containsKey(path) || Files.isRegularFile(Path.of(path)) && !isCourses(Path.of(path));
    }

    @Override
    public InternalFileContent getContentForInclusion(String path, IMacroDictionary macros) {
        char[] text = path.startsWith(SYSTEM) ? system(path) : own(path);
        return text == null ? null : (InternalFileContent) FileContent.create(path, false, text);
    }

    @Override
    public InternalFileContent getContentForInclusion(IIndexFileLocation location, String path) {
        return getContentForInclusion(path, null);
    }

    /** Whether it is the course's own header, which the mirror has. */
    private static boolean isCourses(Path path) {
        try {
            return path.endsWith("inet.h") && Sources.read(path).replaceAll("(?s)/\\*.*?\\*/", "")
                    .replaceAll("//[^\\n]*", "").lines().map(String::strip).allMatch(line -> line.isEmpty()
                            || line.matches("#\\s*include.*|#\\s*(ifndef|endif|pragma).*|#\\s*define\\s+\\w*(INET_H\\w*"
                                    + "|SERVER_PORT\\s+1500|MAX_MSG\\s+80|MAX_FILE\\s+2048|TERM_CHAR\\s+'\\$')"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private char[] own(String path) {
        String text = own.get(path);
        if (text != null) {
            return text.toCharArray();
        }
        try {
            return Files.isRegularFile(Path.of(path))
                    ? Sources.read(Path.of(path)).toCharArray() : null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private char[] system(String path) {
        return resource(target, path.substring(SYSTEM.length()));
    }

    /** A header of the jar, or null. */
    static synchronized char[] resource(String target, String name) {
        String key = target + "/" + name;
        if (!READ.containsKey(key)) {
            try (InputStream in = HeaderFiles.class.getResourceAsStream("/cmirror/porter/include/" + key)) {
                READ.put(key, in == null ? null
                        : new String(in.readAllBytes(), StandardCharsets.ISO_8859_1).toCharArray());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return READ.get(key);
    }
}
