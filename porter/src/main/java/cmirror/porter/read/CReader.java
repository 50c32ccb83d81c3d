package cmirror.porter.read;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.cdt.core.dom.ast.IASTTranslationUnit;
import org.eclipse.cdt.core.dom.ast.gnu.c.GCCLanguage;
import org.eclipse.cdt.core.parser.DefaultLogService;
import org.eclipse.cdt.core.parser.ExtendedScannerInfo;
import org.eclipse.cdt.core.parser.FileContent;

import org.eclipse.cdt.internal.core.index.EmptyCIndex;
import org.eclipse.core.runtime.CoreException;

/**
 * Reads C with Eclipse CDT's parser, as a compiler for one target would.
 *
 * @param target   {@code linux-x86_64}: whose headers are read
 * @param includes the folders of -I
 * @param defines  the macros of -D, with their values
 */
public record CReader(String target, List<Path> includes, Map<String, String> defines) {

    /** The tree of a text that takes the place of a file's, as if it had included some more headers. */
    public IASTTranslationUnit read(Path file, String text, List<String> more) {
        Map<String, String> macros = new HashMap<>(predefined());
        macros.putAll(defines);
        String[] folders = new String[includes.size() + 2];
        folders[0] = String.valueOf(file.toAbsolutePath().getParent());
        for (int i = 0; i < includes.size(); i++) {
            folders[i + 1] = includes.get(i).toAbsolutePath().normalize().toString();
        }
        folders[folders.length - 1] = HeaderFiles.SYSTEM;
        try {
            return GCCLanguage.getDefault().getASTTranslationUnit(
                    FileContent.create(file.toAbsolutePath().normalize().toString(), true, text.toCharArray()),
                    new ExtendedScannerInfo(macros, folders, null,
                            more.stream().map(header -> header.startsWith("/") ? header : HeaderFiles.SYSTEM + header).toArray(String[]::new)),
                    new HeaderFiles(target, Map.of()),
                    EmptyCIndex.INSTANCE, 0, new DefaultLogService());
        } catch (CoreException e) {
            throw new IllegalStateException(file + ": " + e.getMessage(), e);
        }
    }

    /** Whether a file is one of the system's headers. */
    public static boolean isSystem(String file) {
        return file.startsWith(HeaderFiles.SYSTEM);
    }

    /** The header that declares a name, as {@code sys/socket.h}; or null. */
    public String headerOf(String name) {
        return SystemNames.of(target).get(name);
    }

    /** Whether the mirror has a header of this name. */
    public boolean hasHeader(String name) {
        return HeaderFiles.resource(target, name) != null;
    }

    /** The structs of the mirror, with size and alignment, a line each. */
    public String sizes() {
        return new String(HeaderFiles.resource(target, "sizes"));
    }

    /** The constants of the mirror that differ between platforms, a line each. */
    public String varying() {
        return new String(HeaderFiles.resource(target, "varying"));
    }

    private Map<String, String> predefined() {
        Map<String, String> macros = new HashMap<>(Map.of("__STDC__", "1", "__STDC_VERSION__", "201710L",
                "__GNUC__", "12", "__GNUC_MINOR__", "2", "__LP64__", "1", "_GNU_SOURCE", "1",
                "__CHAR_BIT__", "8", "__extension__", "", "__restrict", ""));
        macros.put("__builtin_expect(x,y)", "(x)");
        macros.put("__attribute__(x)", "");
        macros.put("unix", "1");
        if (target.startsWith("linux")) {
            macros.putAll(Map.of("__linux__", "1", "__linux", "1", "linux", "1", "__unix__", "1",
                    "__gnu_linux__", "1", "__GLIBC__", "2", "__GLIBC_MINOR__", "36"));
        } else {
            macros.putAll(Map.of("__APPLE__", "1", "__MACH__", "1"));
        }
        macros.put(target.endsWith("x86_64") ? "__x86_64__" : "__aarch64__", "1");
        macros.putAll(Map.of("__BYTE_ORDER__", "1234", "__ORDER_LITTLE_ENDIAN__", "1234",
                "__ORDER_BIG_ENDIAN__", "4321"));
        return macros;
    }
}
