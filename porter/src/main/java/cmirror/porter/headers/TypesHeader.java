package cmirror.porter.headers;

import cmirror.headers.Abi;
import cmirror.headers.Headers;
import cmirror.headers.Target;
import java.util.Map;
import java.util.TreeMap;

/** {@code bits/types.h}: the names of numbers, and of structs that C names without "struct", of all headers. */
final class TypesHeader {

    private final Headers headers;
    private final Target target;
    private final Known known;

    TypesHeader(Headers headers, Target target, Known known) {
        this.headers = headers;
        this.target = target;
        this.known = known;
    }

    String text() {
        Map<String, String> lines = new TreeMap<>();
        for (Headers.Header header : headers.all) {
            Abi abi = header.abi().get(target);
            abi.typedefs.forEach((name, typedef) -> {
                if (!name.endsWith("_")) {
                    lines.put(name, headers.isOpaque(name) || typedef.type().kind().equals("void")
                            ? "typedef struct " + name + " " + name + ";"
                            : "typedef " + known.plain(typedef.type()) + " " + name + ";");
                }
            });
            abi.structs.forEach((name, struct) -> {
                String declared = struct.declaration().strip();
                if (!declared.contains(" ")) {
                    lines.put(declared, "typedef " + struct.kind() + " " + name + " " + declared + ";");
                }
            });
        }
        return "#ifndef _BITS_TYPES_H\n#define _BITS_TYPES_H\n"
                + "#include <bits/null.h>\ntypedef struct __va_list *va_list;\n"
                + "typedef void (*sighandler_t)(int);\n"
                + "typedef int (*comparison_fn_t)(const void *, const void *);\n"
                + String.join("\n", lines.values()) + "\n#endif\n";
    }
}
